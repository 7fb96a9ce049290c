import { fromOptions } from '../kubernetes/declared/from-declared';
import type { KeysOf } from '../kubernetes/known-keys';
import type { PlannedObject } from '../kubernetes/planned-object';
import type { Problem, Warning } from '../kubernetes/problem';
import type { Precondition } from '../signals/precondition';
import type { AdapterRule, ExternalAdapterRule } from '../signals/signal';

/** What a declaration comes to: what to emit, what is wrong with it, and what it takes for granted. */
export interface Plan {
  readonly objects: readonly PlannedObject[];
  readonly problems: readonly Problem[];
  /** What works, though not as one would expect. @default - nothing */
  readonly warnings?: readonly Warning[];
  readonly preconditions: readonly Precondition[];
  /** Rules that the prometheus-adapter of the cluster must have for this declaration. */
  readonly adapterRules: readonly AdapterRule[];
  /** External rules that it must have. @default - none */
  readonly externalAdapterRules?: readonly ExternalAdapterRule[];
}

/** The problems of preconditions that were not confirmed. */
export function unconfirmed(preconditions: readonly Precondition[], path: string): readonly Problem[] {
  return preconditions
    .filter((precondition) => precondition.confirmedBy === undefined || precondition.confirmedBy.trim() === '')
    .map((precondition) => ({
      path: `${path}.${camelCase(precondition.id)}`,
      rule: `must be confirmed, since it cannot be declared: ${precondition.statement}`,
      fix: `${precondition.howTo}; then pass Precondition.confirmed('how and by whom')`,
    }));
}

/** `mse-nginx-compatible-logs` is the option `nginxCompatibleLogs` of the signal `mse…`. */
function camelCase(id: string): string {
  return id.split('-').slice(1).map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
}

/** Plans from what was declared; what is wrong with it are problems of the plan. */
export function planFrom<Spec extends object, Planned extends Plan>(given: Spec, keys: KeysOf<Spec>, plan: (spec: Spec) => Planned): Planned | Plan {
  return fromOptions<Spec, Planned | Plan>(given, keys, { objects: [], problems: [], preconditions: [], adapterRules: [] }, plan);
}
