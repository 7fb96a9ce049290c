import { fromOptions } from '../kubernetes/declared/from-declared';
import type { KeysOf } from '../kubernetes/known-keys';
import type { PlannedObject } from '../kubernetes/planned-object';
import type { Problem } from '../kubernetes/problem';

/** What an install or a cluster-level setting comes to. */
export interface Installation {
  readonly objects: readonly PlannedObject[];
  readonly problems: readonly Problem[];
}

/** Plans an installation from what was declared; what is wrong with it are its problems. */
export function installationFrom<Spec extends object>(given: Spec, keys: KeysOf<Spec>, plan: (spec: Spec) => Installation): Installation {
  return fromOptions(given, keys, { objects: [], problems: [] }, plan);
}
