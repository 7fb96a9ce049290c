import type { PlannedObject } from '../kubernetes/planned-object';
import type { Problem } from '../kubernetes/problem';

/** What an install or a cluster-level setting comes to. */
export interface Installation {
  readonly objects: readonly PlannedObject[];
  readonly problems: readonly Problem[];
}
