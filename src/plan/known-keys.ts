import type { Problems } from '../kubernetes/problem';

/** The keys of a spec, written as a table so that the compiler finds a missing or superfluous one. */
export type KeysOf<Spec> = Readonly<Record<keyof Required<Spec>, true>>;

/** Reports keys that a spec does not have: a misspelt option would otherwise be ignored silently. */
export function checkKeys(given: object, keys: Readonly<Record<string, true>>, problems: Problems): void {
  for (const key of Object.keys(given)) {
    if (key in keys) continue;
    problems.check(false, key, `must be one of the known options: ${Object.keys(keys).join(', ')}`);
  }
}
