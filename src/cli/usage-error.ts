/** A command line or configuration that cannot be meant so. It ends the program with exit code 2. */
export class UsageError extends Error {
  /** @param problems all that is wrong, one sentence each */
  constructor(public readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
