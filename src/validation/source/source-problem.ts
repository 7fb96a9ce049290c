import type { RuleFacts } from '../rule';
import type { SourceText } from './source-text';

/** Something wrong with a file itself. It is reported as a finding, and the run counts as failed. */
export interface SourceProblem {
  readonly rule: RuleFacts;
  /** One sentence. */
  readonly message: string;
  /** How to mend it. @default - the fix of the rule */
  readonly fix?: string;
  /** The file. */
  readonly file: string;
  /** Where in its text; left out for the file as a whole. */
  readonly place?: SourcePlace;
}

/** A place in a text, from its first to behind its last character, in UTF-16 units. */
export interface SourcePlace {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/** Something that was passed over, and why: no problem, but nothing to hide. */
export interface SourceNote {
  readonly message: string;
  readonly file: string;
  readonly place?: SourcePlace;
}
