import { isObject, setField, type Json, type JsonObject } from './json';

/** Says again what a value said, with another name in place of the one that it had. */
export type NamedTemplate = (name: string) => Json;

/**
 * A template of a value: wherever the name stands in a text or in a key, another one can take its place. What does not hold the name is shared
 * by all that is made of the template, so it must not be changed. Undefined if the name stands nowhere.
 */
export function namedTemplate(value: Json, name: string): NamedTemplate | undefined {
  if (typeof value === 'string') return ofText(value, name);
  if (Array.isArray(value)) return ofList(value as readonly Json[], name);
  return isObject(value) ? ofObject(value, name) : undefined;
}

function ofText(text: string, name: string): ((other: string) => string) | undefined {
  if (text === name) return (other) => other;
  if (!text.includes(name)) return undefined;
  const [first = '', ...rest] = text.split(name);
  return rest.length === 1 ? (other) => first + other + rest[0]! : (other) => [first, ...rest].join(other);
}

function ofList(items: readonly Json[], name: string): NamedTemplate | undefined {
  const templates = items.map((item) => namedTemplate(item, name));
  if (templates.every((template) => template === undefined)) return undefined;
  return (other) => items.map((item, position) => templates[position]?.(other) ?? item);
}

function ofObject(object: JsonObject, name: string): NamedTemplate | undefined {
  const fields = Object.entries(object).flatMap(([key, field]) => {
    const template = field === undefined ? undefined : namedTemplate(field, name);
    return template === undefined ? [] : [{ key, template }];
  });
  if (Object.keys(object).some((key) => key.includes(name))) return withKeys(object, name);
  if (fields.length === 0) return undefined;
  return (other) => {
    const copy: Record<string, Json | undefined> = { ...object };
    for (const { key, template } of fields) setField(copy, key, template(other));
    return copy as JsonObject;
  };
}

/** An object with the name in a key: with another name it has other keys in the same order. */
function withKeys(object: JsonObject, name: string): NamedTemplate {
  const fields = Object.entries(object).map(([key, field]) => ({
    keyOf: ofText(key, name) ?? (() => key),
    valueOf: (field === undefined ? undefined : namedTemplate(field, name)) ?? (() => field),
  }));
  return (other) => {
    const made: Record<string, Json | undefined> = {};
    for (const { keyOf, valueOf } of fields) setField(made, keyOf(other), valueOf(other));
    return made as JsonObject;
  };
}
