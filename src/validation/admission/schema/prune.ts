import { isObject, setField } from '../../../kubernetes/json';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { child, index } from '../field-path';
import type { Schemas, StructuralSchema } from './structural-schema';

/** A value without the fields that its schema does not know, and the paths of these. */
export interface Pruned<Value extends Json> {
  readonly value: Value;
  /** Such as `spec.triggers[0].metricTypes`, sorted. */
  readonly unknownFields: readonly string[];
}

/** The fields of a custom resource that its schema does not describe: the API server knows them itself. */
const ROOT_FIELDS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

/**
 * Drops the fields of a custom resource that its schema does not know, as the API server does before anything else
 * (apiextensions-apiserver, `schema/pruning`). `apiVersion`, `kind` and `metadata` of the resource stay as they are.
 */
export function pruneResource(resource: JsonObject, schema: StructuralSchema, schemas: Schemas): Pruned<JsonObject> {
  const unknownFields: string[] = [];
  const kept: Record<string, Json> = {};
  for (const [name, value] of Object.entries(resource)) {
    if (value === undefined) continue;
    if (ROOT_FIELDS.has(name)) setField(kept, name, value);
    else pruneField(kept, name, value, schema, '', schemas, unknownFields);
  }
  return { value: kept, unknownFields: unknownFields.sort() };
}

/** Drops the fields of any value that its schema does not know; `path` is where the value stands. */
export function pruneValue(value: Json, schema: StructuralSchema | undefined, path: string, schemas: Schemas): Pruned<Json> {
  const unknownFields: string[] = [];
  return { value: prune(value, schema, path, schemas, unknownFields), unknownFields: unknownFields.sort() };
}

function prune(value: Json, schema: StructuralSchema | undefined, path: string, schemas: Schemas, unknown: string[]): Json {
  if (Array.isArray(value)) {
    const items = schemas.items(schema);
    if (items === undefined && schema?.['x-kubernetes-preserve-unknown-fields'] === true) return value;
    return value.map((item: Json, position) => prune(item, items, index(path, position), schemas, unknown));
  }
  if (!isObject(value)) return value;
  const kept: Record<string, Json> = {};
  for (const [name, field] of Object.entries(value)) {
    if (field !== undefined) pruneField(kept, name, field, schema, path, schemas, unknown);
  }
  return kept;
}

function pruneField(
  kept: Record<string, Json>, name: string, value: Json, schema: StructuralSchema | undefined, path: string, schemas: Schemas, unknown: string[],
): void {
  const at = child(path, name);
  const fieldSchema = schemas.field(schema, name);
  if (fieldSchema !== undefined) setField(kept, name, prune(value, fieldSchema, at, schemas, unknown));
  else if (schema?.['x-kubernetes-preserve-unknown-fields'] === true) setField(kept, name, value);
  else unknown.push(at);
}
