import { floatToInt } from './arithmetic';
import { ExprError } from './expr-error';
import { goTypeOf, isList, isMap, sameValue } from './value';
import type { Value } from './value';

/** An item of a list, a character of a text, or a value of a map: nil for a key that the map has not. */
export function fetchItem(container: Value, index: Value): Value {
  if (isMap(container)) return container.get(index) ?? null;
  if (!isList(container)) throw new ExprError(`cannot fetch ${String(index)} from ${goTypeOf(container)}`);
  const at = wholeIndex(index);
  const position = at < 0 ? container.length + at : at;
  const item = container[position];
  if (item === undefined) throw new ExprError(`index out of range: ${position} (array length is ${container.length})`);
  return item;
}

/** The part of a list or text between two places, of which negative ones count from the end. */
export function sliceOf(container: Value, from: Value | undefined, to: Value | undefined): Value {
  if (!isList(container) && typeof container !== 'string') throw new ExprError(`cannot slice ${goTypeOf(container)}`);
  const place = (bound: Value | undefined, initial: number): number => {
    const at = bound === undefined ? initial : wholeIndex(bound);
    return Math.max(0, at < 0 ? container.length + at : at);
  };
  const end = Math.min(place(to, container.length), container.length);
  return container.slice(Math.min(place(from, 0), end), end);
}

/** Whether a list holds a value, or a map a key. */
export function isIn(needle: Value, container: Value): boolean {
  if (container === null) return false;
  if (isList(container)) return container.some((item) => sameValue(item, needle));
  if (isMap(container)) return container.has(needle);
  throw new ExprError(`operator "in" not defined on ${goTypeOf(container)}`);
}

/** A number as an index. */
export function wholeIndex(value: Value): number {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number(floatToInt(value));
  throw new ExprError(`invalid operation: int(${goTypeOf(value)})`);
}
