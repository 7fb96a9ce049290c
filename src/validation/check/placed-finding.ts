import type { Edit } from '../edit';
import type { RuleFacts, Severity } from '../rule';
import type { ManifestOrigin } from '../source/source-text';

/** Where in a file, as editors count: lines and columns from 1, columns in UTF-16 units. It never spans lines. */
export interface Region {
  readonly line: number;
  readonly column: number;
  /** Behind the last character. */
  readonly endColumn: number;
  /** The line as it stands in the file. */
  readonly text: string;
}

/** A finding and where to look. */
export interface PlacedFinding {
  readonly id: string;
  readonly severity: Severity;
  /** Kind, namespace and name, such as `ScaledObject shop/orders`; empty where a file itself is meant. */
  readonly object: string;
  /** What tells the object from all others, whatever file it is in: `keda.sh/ScaledObject/shop/orders`; the file where a file is meant. */
  readonly key: string;
  /** Path of the field; empty for the object as a whole. */
  readonly path: string;
  /** What tells this finding from others of the same rule and object. */
  readonly sub: string;
  readonly message: string;
  readonly fix: string;
  /** What the rule is derived from. */
  readonly source: string;
  readonly file: string;
  /** Left out for a file as a whole. */
  readonly region?: Region;
  /** The document that the object stands in; left out where a file is meant. */
  readonly origin?: ManifestOrigin;
  /** Changes of the object that mend it without a choice to make. */
  readonly edits?: readonly Edit[];
}

/** A finding that counts no more, and why. */
export interface AcceptedFinding extends PlacedFinding {
  readonly reason: string;
  /** The annotation of the object, the configuration of the run, or the baseline file. */
  readonly acceptedBy: 'annotation' | 'configuration' | 'baseline';
}

/** Something worth saying that is no finding. */
export interface PlacedNote {
  readonly message: string;
  readonly file: string;
  readonly region?: Region;
}

/** What was looked at. */
export interface Totals {
  readonly files: number;
  readonly objects: number;
  /** Documents that are no Kubernetes objects. */
  readonly otherDocuments: number;
}

/** What a check of texts has found. */
export interface CheckReport {
  /** In the order of the files and their lines. */
  readonly findings: readonly PlacedFinding[];
  readonly accepted: readonly AcceptedFinding[];
  /** How many findings are left out because they weigh less than was asked for. */
  readonly lighter: number;
  readonly notes: readonly PlacedNote[];
  readonly totals: Totals;
  /** How many findings say that something could not be read; then the rest was checked, but not everything. */
  readonly unreadable: number;
  /** The rules of all findings, by id. */
  readonly rules: ReadonlyMap<string, RuleFacts>;
}
