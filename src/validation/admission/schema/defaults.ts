import type { Schemas, StructuralSchema } from './structural-schema';
import { isObject, setField } from '../../../kubernetes/json';
import type { Json, JsonObject } from '../../../kubernetes/json';

/**
 * Drops the nulls of fields that may not be null and have no default, then fills in the defaults of missing fields
 * (apiextensions-apiserver, `schema/defaulting`). Nulls within lists stay: validation refuses them.
 */
export function applyDefaults(value: Json, schema: StructuralSchema | undefined, schemas: Schemas): Json {
  return fill(dropNulls(value, schema, schemas), schema, schemas);
}

function dropNulls(value: Json, schema: StructuralSchema | undefined, schemas: Schemas): Json {
  if (Array.isArray(value)) return value.map((item: Json) => dropNulls(item, schemas.items(schema), schemas));
  if (!isObject(value)) return value;
  const kept: Record<string, Json> = {};
  for (const [name, field] of Object.entries(value)) {
    if (field === undefined) continue;
    const fieldSchema = schemas.field(schema, name);
    const dropped = field === null && refusesNull(fieldSchema) && fieldSchema?.default === undefined;
    if (!dropped) setField(kept, name, dropNulls(field, fieldSchema, schemas));
  }
  return kept;
}

function fill(value: Json, schema: StructuralSchema | undefined, schemas: Schemas): Json {
  if (Array.isArray(value)) {
    const items = schemas.items(schema);
    return value.map((item: Json) => fill(withDefault(item, items), items, schemas));
  }
  if (!isObject(value)) return value;
  const filled: Record<string, Json> = {};
  for (const [name, field] of Object.entries({ ...value, ...missingDefaults(value, schema, schemas) })) {
    if (field === undefined) continue;
    const fieldSchema = schemas.field(schema, name);
    setField(filled, name, fill(withDefault(field, fieldSchema), fieldSchema, schemas));
  }
  return filled;
}

function missingDefaults(value: JsonObject, schema: StructuralSchema | undefined, schemas: Schemas): JsonObject {
  const defaults: Record<string, Json> = {};
  for (const name of Object.keys(schema?.properties ?? {})) {
    const initial = schemas.field(schema, name)?.default;
    if (initial !== undefined && value[name] === undefined) defaults[name] = initial;
  }
  return defaults;
}

function withDefault(value: Json, schema: StructuralSchema | undefined): Json {
  return value === null && refusesNull(schema) && schema?.default !== undefined ? schema.default : value;
}

function refusesNull(schema: StructuralSchema | undefined): boolean {
  return schema !== undefined && schema.nullable !== true;
}
