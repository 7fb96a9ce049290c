import { isObject } from './json';
import { nearest } from './nearest';
import { Problems, type Problem } from './problem';

/** The keys of a spec, written as a table so that the compiler finds a missing one. */
export type KeysOf<Spec> = Readonly<Record<keyof Required<Spec>, true>>;

/** A table of keys, whatever it says of them. */
export type KnownKeys = Readonly<Record<string, unknown>>;

/**
 * Problems of keys that a spec does not have: a misspelt option would otherwise be ignored silently. Keys without a value, and what is no
 * plain object (a value known only later, an instance of a class), are not looked at; nor is a spec of an unknown kind, which has no `keys`.
 */
export function unknownKeys(given: unknown, keys: KnownKeys | undefined): readonly Problem[] {
  const problems = new Problems();
  checkKeys(given, keys, problems);
  return problems.list;
}

/** Adds the problems of keys that a spec does not have, with `path` in front of theirs. */
export function checkKeys(given: unknown, keys: KnownKeys | undefined, problems: Problems, path = ''): void {
  if (keys === undefined || !isObject(given)) return;
  for (const key in given) {
    if (Object.hasOwn(keys, key) || given[key] === undefined) continue;
    problems.add([Object.hasOwn(keys, `${key}${UNIT}`) ? withoutUnit(key, given[key]) : unknownKey(key, Object.keys(keys))], path);
  }
}

/** Checks each spec of a list (`path[0]`) or of a map (`path.name`). */
export function checkKeysOfEach(given: unknown, keys: KnownKeys, problems: Problems, path: string): void {
  if (Array.isArray(given)) {
    given.forEach((item, index) => checkKeys(item, keys, problems, `${path}[${index}]`));
  } else if (isObject(given)) {
    for (const name in given) checkKeys(given[name], keys, problems, `${path}.${name}`);
  }
}

/** How the rule about a key begins that lacks its unit. */
export const IN_SECONDS = 'must be given in seconds';

function withoutUnit(key: string, got: unknown): Problem {
  return { path: key, rule: `${IN_SECONDS}, as '${key}${UNIT}'`, got };
}

function unknownKey(key: string, known: readonly string[]): Problem {
  const meant = nearest(key, known) ?? nearestWithoutUnit(key, known);
  return { path: key, rule: `must be one of the known options: ${known.join(', ')}`, ...(meant !== undefined && { fix: `write '${meant}'` }) };
}

const UNIT = 'Seconds';

/** The unit at the end of a name is what people leave out: `intervall` is meant for `intervalSeconds`. */
function nearestWithoutUnit(key: string, known: readonly string[]): string | undefined {
  const stem = nearest(key, known.filter((name) => name.endsWith(UNIT)).map((name) => name.slice(0, -UNIT.length)));
  return stem === undefined ? undefined : `${stem}${UNIT}`;
}
