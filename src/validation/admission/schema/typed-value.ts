import { isObject } from '../../../kubernetes/json';
import type { Json } from '../../../kubernetes/json';
import { quantityError, quantityText } from '../../../kubernetes/quantity';
import type { FieldError } from '../field-error';
import { child, index, key } from '../field-path';
import { satisfiesFormat } from './formats';
import type { Schemas, StructuralSchema } from './structural-schema';

const INT32_LIMIT = 2 ** 31;
const INT64_LIMIT = 2 ** 63;

/**
 * The values that do not fit the Go types behind a schema, which are those of the schema's own types: what webhooks and
 * operators fail to decode. A null fits everywhere; numbers too large for their type pass the schema, but not here.
 */
export function typeFaults(value: Json, schema: StructuralSchema | undefined, path: string, schemas: Schemas): readonly FieldError[] {
  if (schema === undefined || value === null) return [];
  if (schema['x-kubernetes-int-or-string'] === true) return eitherFaults(value, schema, path);
  switch (schema.type) {
    case 'object': return isObject(value) ? fieldFaults(value, schema, path, schemas) : [mismatch(value, path, 'an object')];
    case 'array': return Array.isArray(value)
      ? value.flatMap((item: Json, position) => typeFaults(item, schemas.items(schema), index(path, position), schemas))
      : [mismatch(value, path, 'a list')];
    case 'integer': return holdsInteger(value, schema.format) ? [] : [mismatch(value, path, schema.format ?? 'an integer')];
    case 'number': return typeof value === 'number' ? [] : [mismatch(value, path, 'a number')];
    case 'boolean': return typeof value === 'boolean' ? [] : [mismatch(value, path, 'a boolean')];
    case 'string': return typeof value === 'string' && satisfiesFormat(value, schema.format) ? [] : [mismatch(value, path, schema.format ?? 'a text')];
    default: return [];
  }
}

function fieldFaults(object: Readonly<Record<string, Json | undefined>>, schema: StructuralSchema, path: string, schemas: Schemas): FieldError[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const own = schema.properties !== undefined && Object.hasOwn(schema.properties, name);
    return typeFaults(value ?? null, schemas.field(schema, name), own ? child(path, name) : key(path, name), schemas);
  });
}

function holdsInteger(value: Json, format: string | undefined): boolean {
  const limit = format === 'int32' ? INT32_LIMIT : INT64_LIMIT;
  return typeof value === 'number' && Number.isInteger(value) && value >= -limit && value < limit;
}

/** A quantity, told by its pattern, or an integer or text. */
function eitherFaults(value: Json, schema: StructuralSchema, path: string): FieldError[] {
  if (schema.pattern === undefined) return typeof value === 'string' || holdsInteger(value, 'int32') ? [] : [mismatch(value, path, 'int32 or a text')];
  const detail = quantityError(quantityText(value) ?? '"');
  return detail === undefined ? [] : [{ type: 'FieldValueInvalid', field: path, detail, value }];
}

function mismatch(value: Json, field: string, type: string): FieldError {
  return { type: 'FieldValueTypeInvalid', field, detail: `must fit ${type}`, value };
}
