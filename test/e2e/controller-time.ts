import type { ReplicaStep } from './replica-timeline';

/**
 * Time as a simulated controller counts it, of which sync `k` is at second `k * period`. A real controller begins its syncs when it first sees the
 * object, and each takes some milliseconds longer than the period; on a busy machine that comes to seconds. `syncs`: when they were, in seconds of the load.
 */
export class ControllerTime {
  private readonly seen: readonly number[];

  public constructor(syncs: readonly number[], private readonly periodSeconds: number) {
    // What a sync sees is what the last whole second has brought.
    this.seen = [0, ...syncs.map(Math.floor)];
  }

  /** How many seconds of the controller the syncs fill. */
  public get durationSeconds(): number {
    return (this.seen.length - 1) * this.periodSeconds;
  }

  /** What came of a load in each second of the controller, from second 1 on. None of it is left out, so that a message more or less cannot decide. */
  public load(at: (second: number) => number): readonly number[] {
    return this.seen.slice(1).flatMap((to, index) => {
      const from = this.seen[index] as number;
      return Array.from({ length: this.periodSeconds }, (_, offset) => {
        const first = from + offset + 1;
        const last = offset === this.periodSeconds - 1 ? to : first;
        let sum = 0;
        for (let second = first; second <= last; second += 1) sum += at(second);
        return sum;
      });
    });
  }

  /** Steps of a recording in seconds of the controller. */
  public steps(recorded: readonly ReplicaStep[]): readonly ReplicaStep[] {
    return recorded.map(({ second, replicas }) => ({ second: this.secondOf(second), replicas }));
  }

  private secondOf(second: number): number {
    let index = 0;
    while (index + 1 < this.seen.length && (this.seen[index + 1] as number) <= second) index += 1;
    return index * this.periodSeconds + second - (this.seen[index] as number);
  }
}
