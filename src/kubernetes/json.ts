/** A JSON value, as a parsed manifest holds it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Whether a value is a JSON object: not null, not a list, not an instance of a class. */
export function isObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const NO_FIELDS: JsonObject = Object.freeze({});
const NO_ITEMS: readonly Json[] = Object.freeze([]);

/** The value as an object, or an empty one, so that optional parents can be read through. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : NO_FIELDS;
}

/**
 * The field of an object under a name that others chose, such as a label or a resource: only one of its own. Every object inherits
 * `constructor` and the like, which an index would find.
 */
export function ownField<Value>(object: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Sets a field of an object under a name that others chose; `__proto__` is one as any other, which an assignment would swallow. */
export function setField<Value>(object: Record<string, Value>, name: string, value: Value): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  else object[name] = value;
}

/** The value as a list, or an empty one. */
export function asList(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : NO_ITEMS;
}

/** The value if it is a string, else undefined. */
export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value if it is a finite number, else undefined. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The value with the keys of its objects in order of their characters, at every depth, as Go's `encoding/json` writes maps. */
export function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => sortKeys(item));
  if (!isObject(value)) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, field]) => [name, field === undefined ? field : sortKeys(field)]));
}
