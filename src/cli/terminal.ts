/** What a command sees of the process that it runs in. */
export interface Terminal {
  /** Writes to standard output. */
  readonly out: (text: string) => void;
  /** Writes to standard error. */
  readonly error: (text: string) => void;
  /** The working directory. */
  readonly directory: string;
  /** Whether people read standard output, and standard error. */
  readonly isInteractive: { readonly out: boolean; readonly error: boolean };
  /** Characters that fit into a line of standard output; undefined where nobody knows. */
  readonly columns: number | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** The terminal of this process, which ends with it. */
export interface ProcessTerminal extends Terminal {
  /**
   * Ends the process once everything is written, which a slow reader of a pipe delays. Node would end by itself, but first take apart what
   * is in memory, which takes a tenth of a large check.
   */
  readonly exit: (code: number) => void;
}

/** The terminal of this process. */
export function processTerminal(): ProcessTerminal {
  return {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    directory: process.cwd(),
    isInteractive: { out: process.stdout.isTTY === true, error: process.stderr.isTTY === true },
    columns: process.stdout.columns > 0 ? process.stdout.columns : undefined,
    environment: process.env,
    now: () => performance.now(),
    exit: (code) => void process.stdout.write('', () => process.stderr.write('', () => process.exit(code))),
  };
}
