import type { Arguments } from './arguments';
import type { Terminal } from './terminal';

/** An option of a command. */
export interface Option {
  /** Without the dashes: `severity`. */
  readonly name: string;
  /** What stands for its value in the help, such as `LEVEL`. @default - it takes none */
  readonly value?: string;
  /** Whether it may be given more than once; then commas separate values, too. @default - only once */
  readonly isList?: true;
  /** What it does, in lines that fit behind its name. */
  readonly help: readonly string[];
}

/** A command line that shows what a command is good for. */
export interface Example {
  readonly line: string;
  /** What it does, in a few words. */
  readonly does: string;
}

/** A command, in a file of its own that is loaded only when it runs. */
export interface Command {
  readonly name: string;
  /** What follows the name: `[options] [path...]`. */
  readonly usage: string;
  /** What it does, in one line. */
  readonly summary: string;
  readonly options: readonly Option[];
  /** @default - none */
  readonly examples?: readonly Example[];
  /** What else its help says. */
  readonly notes: string;
  /** Runs it and gives the exit code. Throws a `UsageError`. */
  readonly run: (given: Arguments, terminal: Terminal) => number;
}
