import type { JsonObject } from '../../kubernetes/json';

/*
 * Fields of a decoded document (`decodeTyped`), read as Go reads a struct: a missing text is '', a missing number 0, a
 * missing list empty. The decoder has checked the types; the `optional…` readers tell a missing pointer from a zero value.
 */

/** A text; '' if it is missing. */
export function text(object: JsonObject, name: string): string {
  return optionalText(object, name) ?? '';
}

/** A text behind a pointer. */
export function optionalText(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' ? value : undefined;
}

/** A number; 0 if it is missing. */
export function number(object: JsonObject, name: string): number {
  return optionalNumber(object, name) ?? 0;
}

/** A number behind a pointer. */
export function optionalNumber(object: JsonObject, name: string): number | undefined {
  const value = object[name];
  return typeof value === 'number' ? value : undefined;
}

/** Whether a flag is true; false if it is missing. */
export function flag(object: JsonObject, name: string): boolean {
  return object[name] === true;
}

/** A flag behind a pointer. */
export function optionalFlag(object: JsonObject, name: string): boolean | undefined {
  const value = object[name];
  return typeof value === 'boolean' ? value : undefined;
}

/** An integer or text behind a pointer. */
export function optionalIntOrText(object: JsonObject, name: string): number | string | undefined {
  const value = object[name];
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

/** A struct behind a pointer. */
export function optionalStruct(object: JsonObject, name: string): JsonObject | undefined {
  return object[name] as JsonObject | undefined;
}

/** A struct; an empty one if it is missing. */
export function struct(object: JsonObject, name: string): JsonObject {
  return optionalStruct(object, name) ?? {};
}

/** A list of structs; empty if it is missing. */
export function structs(object: JsonObject, name: string): readonly JsonObject[] {
  return (object[name] as readonly JsonObject[] | undefined) ?? [];
}

/** A list of texts; empty if it is missing. */
export function texts(object: JsonObject, name: string): readonly string[] {
  return (object[name] as readonly string[] | undefined) ?? [];
}

/** A map of texts; empty if it is missing. */
export function textMap(object: JsonObject, name: string): Readonly<Record<string, string>> {
  return (object[name] as Readonly<Record<string, string>> | undefined) ?? {};
}

/** Whether a pointer is set, or a list or map is there at all. */
export function has(object: JsonObject, name: string): boolean {
  return object[name] !== undefined;
}

/** An object without a field. */
export function without(object: JsonObject, name: string): JsonObject {
  const { [name]: dropped, ...rest } = object;
  return dropped === undefined ? object : rest;
}
