/**
 * What is known of the type of an expression before it runs (expr-lang `checker/nature`), reduced to the types that an
 * environment of numbers leads to.
 */
export interface Nature {
  readonly kind: 'bool' | 'float' | 'func' | 'int' | 'interface' | 'list' | 'map' | 'none' | 'opaque' | 'string';
  /** The Go type, as messages show it. */
  readonly goType: string;
  /** What the items of a list are, where that is known. */
  readonly element?: Nature;
  /** What a predicate returns. */
  readonly returns?: Nature;
}

/** Nothing is known: upstream's nature without a type. */
export const UNKNOWN: Nature = { kind: 'none', goType: 'unknown' };
export const NIL: Nature = { kind: 'none', goType: 'unknown' };
export const ANY: Nature = { kind: 'interface', goType: 'interface {}' };
export const FLOAT: Nature = { kind: 'float', goType: 'float64' };
export const INT: Nature = { kind: 'int', goType: 'int' };
export const BOOL: Nature = { kind: 'bool', goType: 'bool' };
export const STRING: Nature = { kind: 'string', goType: 'string' };
export const BYTES: Nature = { kind: 'list', goType: '[]uint8', element: INT };
export const STRINGS: Nature = { kind: 'list', goType: '[]string', element: STRING };
export const LIST: Nature = { kind: 'list', goType: '[]interface {}' };
export const MAP: Nature = { kind: 'map', goType: 'map[string]interface {}' };
export const ANY_MAP: Nature = { kind: 'map', goType: 'map[interface {}]interface {}' };
export const FUNCTION: Nature = { kind: 'func', goType: 'func' };

/** A value of a type that this port does not follow: a time, a duration, a time zone. */
export function opaque(goType: string): Nature {
  return { kind: 'opaque', goType };
}

/** A list whose items have a nature. */
export function listOf(element: Nature): Nature {
  return { ...LIST, element };
}

/** The nature of the items of a list, or of the values of a map. */
export function elementOf(nature: Nature): Nature {
  return nature.element ?? ANY;
}

export function isUnknown(nature: Nature): boolean {
  return nature === UNKNOWN || nature.kind === 'interface';
}

export function isNil(nature: Nature): boolean {
  return nature === NIL;
}

export function isNumber(nature: Nature): boolean {
  return nature.kind === 'int' || nature.kind === 'float';
}

/** Whether a value of nature `from` can be given where one of nature `to` is asked for. */
export function assignable(from: Nature, to: Nature): boolean {
  if (isNil(from)) return to.kind === 'interface' || to.kind === 'func' || to.kind === 'map' || to.kind === 'list';
  if (from.kind === 'none' || to.kind === 'none') return false;
  return to.kind === 'interface' || from.goType === to.goType;
}

/** Whether two values can be compared with `==`. */
export function comparable(left: Nature, right: Nature): boolean {
  return isUnknown(left) || isUnknown(right) || isNil(left) || isNil(right)
    || (isNumber(left) && isNumber(right))
    || (left.kind === 'list' && right.kind === 'list')
    || assignable(left, right);
}

/** Whether two natures may turn out to be of one of the kinds, of at least one nothing being known. */
export function maybeBoth(left: Nature, right: Nature, kinds: readonly Nature['kind'][]): boolean {
  return isUnknown(left) ? isUnknown(right) || kinds.includes(right.kind) : isUnknown(right) && kinds.includes(left.kind);
}
