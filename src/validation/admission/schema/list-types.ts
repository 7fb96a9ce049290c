import { isObject, sortKeys } from '../../../kubernetes/json';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { duplicate, invalid } from '../field-error';
import type { FieldError } from '../field-error';
import { child, index, key } from '../field-path';
import type { Schemas, StructuralSchema } from './structural-schema';

/**
 * The repeated items of lists that must not repeat: equal items of a `set`, items with equal keys of a `map`
 * (apiextensions-apiserver, `schema/listtype`). Each item that stands for the second time is reported, later ones are not.
 */
export function validateListTypes(value: Json, schema: StructuralSchema | undefined, path: string, schemas: Schemas): FieldError[] {
  if (schema === undefined) return [];
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const items = schemas.items(schema);
    return [
      ...repeated(list, schema, path),
      ...list.flatMap((item, position) => validateListTypes(item, items, index(path, position), schemas)),
    ];
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    const own = schema.properties !== undefined && Object.hasOwn(schema.properties, name);
    const at = own ? child(path, name) : key(path, name);
    return field === undefined ? [] : validateListTypes(field, schemas.field(schema, name), at, schemas);
  });
}

function repeated(list: readonly Json[], schema: StructuralSchema, path: string): FieldError[] {
  const listType = schema['x-kubernetes-list-type'];
  if (listType === 'set') return secondTimes(list, path);
  if (listType !== 'map') return [];
  const wrong = list.findIndex((item) => item !== null && !isObject(item));
  if (wrong >= 0) return [invalid(index(path, wrong), list[wrong] ?? null, 'must be an object for an array of list-type map')];
  return secondTimes(list.map((item) => mapKey(isObject(item) ? item : {}, schema['x-kubernetes-list-map-keys'] ?? [])), path);
}

function mapKey(item: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.filter((name) => item[name] !== undefined).map((name) => [name, item[name]]));
}

function secondTimes(identities: readonly Json[], path: string): FieldError[] {
  const times = new Map<string, number>();
  return identities.flatMap((identity, position) => {
    const text = JSON.stringify(sortKeys(identity));
    const seen = (times.get(text) ?? 0) + 1;
    times.set(text, seen);
    return seen === 2 ? [duplicate(index(path, position), identity)] : [];
  });
}
