import type { Problem } from '../problem';

/** Why a value is refused: what must hold, and how to mend it. */
export type Refusal = Pick<Problem, 'rule' | 'fix'>;

/** What kind of value an option takes, whichever it is. */
export interface AnyKind {
  /** Why a value is refused; undefined if it is of this kind, as far as can be told without looking inside. */
  readonly refuse: (value: unknown) => Refusal | undefined;
  /** Looks inside a value of this kind. Returns it, or a copy without what is wrong in it. @default - nothing to look at */
  readonly inside?: (value: never, path: string, walk: Walk) => unknown;
  /** Stands in for a value that is required and wrong, so that the rest can still be looked at. @default - nothing can */
  readonly standIn?: unknown;
}

/**
 * What kind of value an option takes. A table of options says it for each, so that one walk finds all that plain JavaScript can get wrong, and
 * what plans from the options may trust their types. The compiler refuses a kind that takes more or less than the option.
 */
export interface Kind<in out Value> extends AnyKind {
  readonly standIn?: Value;
}

/** The kind of an option that must be given. */
export interface RequiredKind<in out Value> extends Kind<Value> {
  /** What to do where it is left out. */
  readonly isRequired: Pick<Problem, 'fix'>;
}

/** What a walk through a declaration finds. */
export interface Walk {
  readonly problems: Problem[];
  /** Whether something is wrong for which nothing can stand in. */
  stopped: boolean;
}

/** A value as its kind wants it: itself, a copy without what is wrong in it, or nothing. */
export function fitValue(value: unknown, kind: AnyKind, path: string, walk: Walk): unknown {
  const refusal = kind.refuse(value);
  if (refusal === undefined) return kind.inside === undefined ? value : kind.inside(value as never, path, walk);
  walk.problems.push({ path, ...refusal, ...(value !== undefined && { got: value }) });
  return undefined;
}

/** The same for a value that must not be left out. */
export function fitRequired(value: unknown, kind: AnyKind, path: string, walk: Walk): unknown {
  return fitValue(value, kind, path, walk) ?? standIn(kind, walk);
}

/** What stands in for a value that must not be left out; without anything the walk has to stop. */
export function standIn(kind: AnyKind, walk: Walk): unknown {
  walk.stopped ||= kind.standIn === undefined;
  return kind.standIn;
}
