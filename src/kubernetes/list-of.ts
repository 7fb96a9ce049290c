import type { Problems } from './problem';

/** A list as it was given, or none where something else was given, which is a problem. */
export function listOf<Item>(given: readonly Item[] | undefined, path: string, problems: Problems): readonly Item[] | undefined {
  if (given === undefined || Array.isArray(given)) return given;
  problems.check(false, path, 'must be a list', given, 'put it in brackets');
  return undefined;
}
