/**
 * A value while an expression runs. Go's int is a bigint, so that it is never taken for a float64, which is a number;
 * nil is null.
 */
export type Value = bigint | boolean | number | string | null | readonly Value[] | ReadonlyMap<Value, Value>;

/** The Go type of a value, as messages show it. */
export function goTypeOf(value: Value): string {
  switch (typeof value) {
    case 'bigint': return 'int';
    case 'number': return 'float64';
    case 'boolean': return 'bool';
    case 'string': return 'string';
    default: return value === null ? '<nil>' : isList(value) ? '[]interface {}' : 'map[string]interface {}';
  }
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value): value is ReadonlyMap<Value, Value> {
  return value instanceof Map;
}

/** A value as Go prints it with `%v`. */
export function goText(value: Value): string {
  if (value === null) return '<nil>';
  if (typeof value === 'number') return floatText(value);
  if (isList(value)) return `[${value.map(goText).join(' ')}]`;
  if (isMap(value)) return `map[${[...value].map(([key, item]) => `${goText(key)}:${goText(item)}`).sort().join(' ')}]`;
  return String(value);
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (Object.is(value, -0)) return '-0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  return String(value);
}

/** Whether two values are the same: numbers by their size, lists item by item. */
export function sameValue(left: Value, right: Value): boolean {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left === right;
  if (isNumeric(left) && isNumeric(right)) return Number(left) === Number(right);
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, position) => sameValue(item, right[position] ?? null));
  }
  return identical(left, right);
}

/** Maps, and what is in them, are the same if their numbers are of the same type too (Go's `reflect.DeepEqual`). */
function identical(left: Value, right: Value): boolean {
  if (isList(left) && isList(right)) return left.length === right.length && left.every((item, position) => identical(item, right[position] ?? null));
  if (isMap(left) && isMap(right)) {
    return left.size === right.size && [...left].every(([key, item]) => right.has(key) && identical(item, right.get(key) ?? null));
  }
  return left === right;
}

export function isNumeric(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}
