/** The result of replaying one vector file. */
export interface Replay {
  /** Lines to print before the totals: a line a kind, a line for paths, and so on. */
  readonly lines: readonly string[];
  /** How many vectors agree. */
  readonly passed: number;
  /** The vectors that do not agree, each as a line that shows what was expected and what came. */
  readonly failures: readonly string[];
}

/** A conformance suite replays the file at a path. */
export type Suite = (path: string) => Replay;
