import { isObject } from '../../../kubernetes/json';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { memoize } from '../../../kubernetes/memoize';
import { invalid, notSupported, required, tooLong, tooMany } from '../field-error';
import type { FieldError } from '../field-error';
import { child, index } from '../field-path';
import { satisfiesFormat } from './formats';
import type { SchemaType, Schemas, StructuralSchema } from './structural-schema';

/**
 * Everything in a value that its structural schema refuses, in the order of the API server's checks
 * (kube-openapi `validation/validate`): a value of the wrong type can be no member of the enum either, so one place may have two errors.
 */
export function validateSchema(value: Json, schema: StructuralSchema | undefined, path: string, schemas: Schemas): FieldError[] {
  if (schema === undefined) return [];
  if (value === null) return [...wrongType(value, schema, path), ...notInEnum(value, schema, path)];
  return [
    ...wrongType(value, schema, path),
    ...combinations(value, schema, path, schemas),
    ...(typeof value === 'string' ? textFaults(value, schema, path) : []),
    ...(typeof value === 'number' ? numberFaults(value, schema, path) : []),
    ...(Array.isArray(value) ? listFaults(value as readonly Json[], schema, path, schemas) : []),
    ...notInEnum(value, schema, path),
    ...(isObject(value) ? objectFaults(value, schema, path, schemas) : []),
  ];
}

/** Whole numbers from here on are read as floating point numbers. */
const INT64_LIMIT = 2 ** 63;

/** The type of a JSON value in the words of a schema. */
export function schemaTypeOf(value: Json): SchemaType | 'null' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < INT64_LIMIT ? 'integer' : 'number';
  return typeof value as 'boolean' | 'object' | 'string';
}

function wrongType(value: Json, schema: StructuralSchema, path: string): FieldError[] {
  const allowed = schema['x-kubernetes-int-or-string'] === true ? ['integer', 'string'] : schema.type === undefined ? [] : [schema.type];
  const found = schemaTypeOf(value);
  const holds = allowed.length === 0
    || (found === 'null' ? schema.nullable === true : allowed.includes(found))
    || (found === 'integer' && allowed.includes('number'))
    || (typeof value === 'number' && allowed.includes('integer') && isAlmostInteger(value));
  return holds ? [] : [{ type: 'FieldValueTypeInvalid', field: path, detail: `must be of type ${allowed.join(' or ')}, not ${found}`, value }];
}

/** Whether the API server takes a fraction for a whole number, since the difference is lost in so large a one (swag.IsFloat64AJSONInteger). */
function isAlmostInteger(value: number): boolean {
  const whole = Math.trunc(value);
  return whole > 0 && value <= Number.MAX_SAFE_INTEGER && (value - whole) / (value + whole) < 1e-9;
}

function notInEnum(value: Json, schema: StructuralSchema, path: string): FieldError[] {
  const { enum: members } = schema;
  return members === undefined || members.includes(value) ? [] : [notSupported(path, value, members.map(String))];
}

/** The patterns of the schemas, which are few and the same for every object. */
const patternOf = memoize((pattern: string) => new RegExp(pattern, 'u'));

function textFaults(value: string, schema: StructuralSchema, path: string): FieldError[] {
  const { minLength = 0, maxLength = Infinity, pattern, format } = schema;
  const length = [...value].length;
  return [
    ...(length > maxLength ? [tooLong(path, maxLength)] : []),
    ...(length < minLength ? [invalid(path, value, `should be at least ${minLength} characters long`)] : []),
    ...(pattern !== undefined && !patternOf(pattern).test(value) ? [invalid(path, value, `should match '${pattern}'`)] : []),
    ...(satisfiesFormat(value, format) ? [] : [invalid(path, value, `must be of type ${format}`)]),
  ];
}

function numberFaults(value: number, schema: StructuralSchema, path: string): FieldError[] {
  const { minimum = -Infinity, maximum = Infinity } = schema;
  return [
    ...(value > maximum ? [invalid(path, value, `should be less than or equal to ${maximum}`)] : []),
    ...(value < minimum ? [invalid(path, value, `should be greater than or equal to ${minimum}`)] : []),
  ];
}

function listFaults(list: readonly Json[], schema: StructuralSchema, path: string, schemas: Schemas): FieldError[] {
  const { minItems = 0, maxItems = Infinity } = schema;
  const items = schemas.items(schema);
  return [
    ...list.flatMap((item, position) => validateSchema(item, items, index(path, position), schemas)),
    ...(list.length < minItems ? [invalid(path, list.length, `should have at least ${minItems} ${minItems === 1 ? 'item' : 'items'}`)] : []),
    ...(list.length > maxItems ? [tooMany(path, list.length, maxItems)] : []),
  ];
}

function objectFaults(object: JsonObject, schema: StructuralSchema, path: string, schemas: Schemas): FieldError[] {
  const { minProperties = 0, maxProperties = Infinity, required: names = [] } = schema;
  const fields = Object.entries(object).filter(([, value]) => value !== undefined);
  return [
    ...(fields.length < minProperties ? [invalid(path, fields.length, `should have at least ${minProperties} properties`)] : []),
    ...(fields.length > maxProperties ? [tooMany(path, fields.length, maxProperties)] : []),
    ...fields.flatMap(([name, value]) => validateSchema(value as Json, schemas.field(schema, name), child(path, name), schemas)),
    ...names.filter((name) => object[name] === undefined).map((name) => required(child(path, name))),
  ];
}

function combinations(value: Json, schema: StructuralSchema, path: string, schemas: Schemas): FieldError[] {
  const errorsOf = (alternative: StructuralSchema): FieldError[] => validateSchema(value, schemas.resolve(alternative), path, schemas);
  const faults: FieldError[] = [];
  if (schema.anyOf !== undefined) {
    const results = schema.anyOf.map(errorsOf);
    if (results.every((errors) => errors.length > 0)) faults.push(...(results[0] ?? []), invalid(path, value, 'must validate at least one schema (anyOf)'));
  }
  if (schema.oneOf !== undefined) {
    const valid = schema.oneOf.filter((alternative) => errorsOf(alternative).length === 0).length;
    if (valid !== 1) faults.push(invalid(path, value, `must validate one and only one schema (oneOf), ${valid} hold`));
  }
  if (schema.allOf !== undefined) {
    const errors = schema.allOf.flatMap(errorsOf);
    if (errors.length > 0) faults.push(...errors, invalid(path, value, 'must validate all the schemas (allOf)'));
  }
  if (schema.not !== undefined && errorsOf(schema.not).length === 0) faults.push(invalid(path, value, 'must not validate the schema (not)'));
  return faults;
}
