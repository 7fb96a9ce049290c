import { isObject, setField } from '../../../kubernetes/json';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { quantityOf } from '../../../kubernetes/quantity';
import type { FieldError } from '../field-error';
import type { KnownFields } from '../known-fields';
import document from './crd-schemas.json';
import { applyDefaults } from '../schema/defaults';
import { validateListTypes } from '../schema/list-types';
import { pruneResource } from '../schema/prune';
import type { Pruned } from '../schema/prune';
import { resourceFields } from '../schema/schema-fields';
import { Schemas } from '../schema/structural-schema';
import type { SchemaDocument, StructuralSchema } from '../schema/structural-schema';
import { validateSchema } from '../schema/validate';

const schemas = new Schemas(document as SchemaDocument);
const service = schemas.kind('Service');

/** A Service as the API server takes it in: without unknown fields and nulls, with the defaults of the CustomResourceDefinition. */
export function receiveService(manifest: JsonObject): Pruned<JsonObject> {
  if (service === undefined) return { value: manifest, unknownFields: [] };
  const pruned = pruneResource(manifest, service, schemas);
  return { value: applyDefaults(pruned.value, service, schemas) as JsonObject, unknownFields: pruned.unknownFields };
}

/** What the API server knows of a Service. */
export function knativeFields(): KnownFields | undefined {
  return service === undefined ? undefined : resourceFields(service, schemas);
}

/** What the CustomResourceDefinition has against a Service. */
export function validateServiceSchema(value: JsonObject): FieldError[] {
  return [...validateSchema(value, service, '', schemas), ...validateListTypes(value, service, '', schemas)];
}

/**
 * A decoded Service as Go writes it back for the API server: required fields are there with their zero values, a list among
 * them as null.
 */
export function marshalService(value: JsonObject): JsonObject {
  return fillRequired(value, service) as JsonObject;
}

function fillRequired(value: Json, schema: StructuralSchema | undefined): Json {
  if (Array.isArray(value)) return value.map((item: Json) => fillRequired(item, schemas.items(schema)));
  if (!isObject(value)) return isQuantity(schema) ? quantityOf(value)?.canonical() ?? value : value;
  const filled: Record<string, Json> = {};
  for (const [name, field] of Object.entries(value)) {
    if (field !== undefined) setField(filled, name, fillRequired(field, schemas.field(schema, name)));
  }
  for (const name of schema?.required ?? []) filled[name] ??= schemas.field(schema, name)?.type === 'array' ? null : '';
  return filled;
}

/** Go writes a quantity in its canonical form, whatever form it was read in. */
function isQuantity(schema: StructuralSchema | undefined): boolean {
  return schema?.['x-kubernetes-int-or-string'] === true && schema.pattern !== undefined;
}
