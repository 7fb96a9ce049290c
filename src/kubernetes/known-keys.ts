import type { AnyKind, Kind, RequiredKind } from './declared/kind';
import { nearest } from './nearest';
import { joinPath, type Problem } from './problem';

/** The options of a spec and what kind of value each takes, written as a table so that the compiler finds a missing or a wrong one. */
export type KeysOf<Spec> = {
  readonly [Key in keyof Spec]-?: Kind<Exclude<Spec[Key], undefined>> & (object extends Pick<Spec, Key> ? Optional : unknown);
};

/** Of an option that may be left out. */
interface Optional {
  readonly isRequired?: never;
}

/** A table of options, whatever it says of them. */
export type KnownKeys = Readonly<Record<string, AnyKind & { readonly isRequired?: RequiredKind<never>['isRequired'] }>>;

/** How the rule about a key begins that lacks its unit. */
export const IN_SECONDS = 'must be given in seconds';

/** The problem of a key that a spec does not have: a misspelt option would otherwise be ignored silently. */
export function unknownKey(key: string, got: unknown, keys: KnownKeys, path: string): Problem {
  const problem = Object.hasOwn(keys, `${key}${UNIT}`) ? withoutUnit(key, got) : misspelt(key, Object.keys(keys));
  return { ...problem, path: joinPath(path, key) };
}

function withoutUnit(key: string, got: unknown): Omit<Problem, 'path'> {
  return { rule: `${IN_SECONDS}, as '${key}${UNIT}'`, got };
}

function misspelt(key: string, known: readonly string[]): Omit<Problem, 'path'> {
  const meant = nearest(key, known) ?? nearestWithoutUnit(key, known);
  return { rule: `must be one of the known options: ${known.join(', ')}`, ...(meant !== undefined && { fix: `write '${meant}'` }) };
}

const UNIT = 'Seconds';

/** The unit at the end of a name is what people leave out: `intervall` is meant for `intervalSeconds`. */
function nearestWithoutUnit(key: string, known: readonly string[]): string | undefined {
  const stem = nearest(key, known.filter((name) => name.endsWith(UNIT)).map((name) => name.slice(0, -UNIT.length)));
  return stem === undefined ? undefined : `${stem}${UNIT}`;
}
