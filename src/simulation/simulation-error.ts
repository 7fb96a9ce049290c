/** Thrown for input of the simulator that is missing or makes no sense, with all that is wrong. */
export class SimulationError extends Error {
  /** @param problems all that is wrong, one sentence each */
  constructor(public readonly problems: readonly string[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super([`the simulation has ${count}:`, ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.name = 'SimulationError';
  }
}
