import type { Json } from '../../../../src/kubernetes/json';
import { errorBody } from '../../../../src/validation/admission/field-error';
import { satisfiesFormat } from '../../../../src/validation/admission/schema/formats';
import { validateListTypes } from '../../../../src/validation/admission/schema/list-types';
import { receiveMetadata, validateMetadata } from '../../../../src/validation/admission/schema/resource-metadata';
import { Schemas } from '../../../../src/validation/admission/schema/structural-schema';
import type { StructuralSchema } from '../../../../src/validation/admission/schema/structural-schema';
import { schemaTypeOf, validateSchema } from '../../../../src/validation/admission/schema/validate';

const schemas = new Schemas({ source: 'test', definitions: [{ type: 'string' }], kinds: { Text: { $ref: 0 } } });
const lines = (value: Json, schema: StructuralSchema): string[] => validateSchema(value, schema, 'a', schemas).map((error) => `${error.field} ${errorBody(error)}`);

test.each<[string, Json, StructuralSchema, string[]]>([
  ['a type', 'x', { type: 'integer' }, ['a Invalid value: "x": must be of type integer, not string']],
  ['an integer as a number', 1, { type: 'number' }, []],
  ['a fraction as an integer', 1.5, { type: 'integer' }, ['a Invalid value: 1.5: must be of type integer, not number']],
  ['a fraction that is lost in a large number as an integer', 2147483648.5, { type: 'integer' }, []],
  ['a fraction that is not', 200000000.5, { type: 'integer' }, ['a Invalid value: 200000000.5: must be of type integer, not number']],
  ['a large negative fraction', -2147483648.5, { type: 'integer' }, ['a Invalid value: -2147483648.5: must be of type integer, not number']],
  ['a number beyond 64 bits as an integer', 1e19, { type: 'integer' }, ['a Invalid value: 10000000000000000000: must be of type integer, not number']],
  ['null', null, { type: 'string' }, ['a Invalid value: null: must be of type string, not null']],
  ['null where it may be', null, { type: 'string', nullable: true }, []],
  ['null for an enum', null, { type: 'string', enum: ['x'] }, ['a Invalid value: null: must be of type string, not null', 'a Unsupported value: null: supported values: "x"']],
  ['an enum', 'y', { type: 'string', enum: ['x', 'z'] }, ['a Unsupported value: "y": supported values: "x", "z"']],
  ['a short text', '', { type: 'string', minLength: 1 }, ['a Invalid value: "": should be at least 1 characters long']],
  ['a long text, in characters', '😀😀😀', { type: 'string', maxLength: 2 }, ['a Too long: may not be more than 2 bytes']],
  ['a pattern', 'x1', { type: 'string', pattern: '^[a-z]+$' }, ["a Invalid value: \"x1\": should match '^[a-z]+$'"]],
  ['a format', 'soon', { type: 'string', format: 'date-time' }, ['a Invalid value: "soon": must be of type date-time']],
  ['bounds', 5, { type: 'integer', minimum: 6, maximum: 4 }, ['a Invalid value: 5: should be less than or equal to 4', 'a Invalid value: 5: should be greater than or equal to 6']],
  ['too few items', [], { type: 'array', minItems: 1 }, ['a Invalid value: 0: should have at least 1 item']],
  ['too many items', [1, 2], { type: 'array', maxItems: 1 }, ['a Too many: 2: must have at most 1 item']],
  ['items', ['x', 1], { type: 'array', items: { $ref: 0 } }, ['a[1] Invalid value: 1: must be of type string, not integer']],
  ['fields', { b: 1, c: 'x' }, { type: 'object', properties: { b: { $ref: 0 } }, required: ['d'] }, ['a.b Invalid value: 1: must be of type string, not integer', 'a.d Required value']],
  ['too few fields', {}, { type: 'object', minProperties: 1 }, ['a Invalid value: 0: should have at least 1 properties']],
  ['too many fields', { b: 1, c: 2 }, { type: 'object', maxProperties: 1 }, ['a Too many: 2: must have at most 1 item']],
  ['map values', { b: 1 }, { type: 'object', additionalProperties: { type: 'string' } }, ['a.b Invalid value: 1: must be of type string, not integer']],
  ['an integer or text', true, { 'x-kubernetes-int-or-string': true }, ['a Invalid value: true: must be of type integer or string, not boolean']],
  ['anyOf', true, { anyOf: [{ type: 'integer' }, { type: 'string' }] },
    ['a Invalid value: true: must be of type integer, not boolean', 'a Invalid value: true: must validate at least one schema (anyOf)']],
  ['oneOf', 1, { oneOf: [{ type: 'integer' }, { type: 'number' }] }, ['a Invalid value: 1: must validate one and only one schema (oneOf), 2 hold']],
  ['allOf', 1, { allOf: [{ minimum: 2 }, { maximum: 5 }] }, ['a Invalid value: 1: should be greater than or equal to 2', 'a Invalid value: 1: must validate all the schemas (allOf)']],
  ['not', 1, { not: { type: 'integer' } }, ['a Invalid value: 1: must not validate the schema (not)']],
])('%s is held to the schema', (_, value, schema, expected) => expect(lines(value, schema)).toEqual(expected));

test('what has no schema passes', () => expect(validateSchema(1, undefined, '', schemas)).toEqual([]));

test('the type names of values', () => {
  expect([null, [], {}, 'x', true, 1, 1.5, 2 ** 63, -(2 ** 53)].map((value) => schemaTypeOf(value as Json)))
    .toEqual(['null', 'array', 'object', 'string', 'boolean', 'integer', 'number', 'number', 'integer']);
});

test('schemas are found by kind, through references', () => {
  expect(schemas.kind('Text')).toEqual({ type: 'string' });
  expect(schemas.kind('Other')).toBeUndefined();
});

test.each<[string, string | undefined, boolean]>([
  ['2024-02-29T10:00:00Z', 'date-time', true], ['2023-02-29T10:00:00Z', 'date-time', false], ['1900-02-29T10:00:00Z', 'date-time', false],
  ['2000-02-29t10:00:00.5+02:00', 'date-time', true], ['2024-13-01T10:00:00Z', 'date-time', false], ['2024-01-01T24:00:00Z', 'date-time', false],
  ['2024-01-01T10:60:00Z', 'date-time', false], ['2024-01-00T10:00:00Z', 'date-time', false], ['2024-01-01', 'date-time', false],
  ['aGk=', 'byte', true], ['aGk', 'byte', false], ['aG\nk=', 'byte', true], ['x', 'int32', true], ['x', undefined, true],
])('%p of format %p: %p', (value, format, holds) => expect(satisfiesFormat(value, format)).toBe(holds));

describe('lists', () => {
  const faults = (value: Json, schema: StructuralSchema): string[] => validateListTypes(value, schema, 'a', schemas).map((error) => `${error.field} ${errorBody(error)}`);
  const map: StructuralSchema = { 'type': 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name', 'port'], 'items': { type: 'object' } };

  test.each<[string, Json, StructuralSchema, string[]]>([
    ['a set names what comes a second time once', [1, 2, 1, 1], { 'type': 'array', 'x-kubernetes-list-type': 'set' }, ['a[2] Duplicate value: 1']],
    ['equal objects are equal in any order of keys', [{ x: 1, y: 2 }, { y: 2, x: 1 }], { 'type': 'array', 'x-kubernetes-list-type': 'set' }, ['a[1] Duplicate value: {"y":2,"x":1}']],
    ['a map is keyed by some fields', [{ name: 'x', port: 1, z: 1 }, { name: 'x', port: 2 }, { name: 'x', port: 1, z: 2 }], map, ['a[2] Duplicate value: {"name":"x","port":1}']],
    ['a missing key is a key', [{ name: 'x' }, { name: 'x' }], map, ['a[1] Duplicate value: {"name":"x"}']],
    ['a map holds objects', [{ name: 'x' }, 'y'], map, ['a[1] Invalid value: "y": must be an object for an array of list-type map']],
    ['an atomic list may repeat', [1, 1], { 'type': 'array', 'x-kubernetes-list-type': 'atomic' }, []],
    ['lists within', { b: [1, 1], c: [2, 2] }, {
      type: 'object', properties: { b: { 'type': 'array', 'x-kubernetes-list-type': 'set' } }, additionalProperties: { 'type': 'array', 'x-kubernetes-list-type': 'set' },
    }, ['a.b[1] Duplicate value: 1', 'a[c][1] Duplicate value: 2']],
  ])('%s', (_, value, schema, expected) => expect(faults(value, schema)).toEqual(expected));
});

describe('the metadata of a custom resource', () => {
  test('is decoded apart from the rest', () => {
    expect(receiveMetadata({})).toEqual({ value: {}, errors: [], unknownFields: [] });
    expect(receiveMetadata({ metadata: 'x' }).errors).toMatchObject([{ field: 'metadata', decoderField: '' }]);
    expect(receiveMetadata({ metadata: { labels: { a: 1 } } }).errors).toMatchObject([{ field: 'metadata.labels[a]', decoderField: 'labels' }]);
    expect(receiveMetadata({ metadata: { name: 'x', nmae: 'y' } }).unknownFields).toEqual(['metadata.nmae']);
  });

  test('is held to the rules for all objects, and to the scope of the kind', () => {
    const fields = (metadata: Readonly<Record<string, Json>>, scope: 'namespace' | 'cluster'): string[] => validateMetadata(metadata, scope).map(({ field }) => field);
    expect(fields({ name: 'x', namespace: 'shop' }, 'namespace')).toEqual([]);
    expect(fields({ name: 'x', namespace: 'shop' }, 'cluster')).toEqual(['metadata.namespace']);
    expect(fields({ name: 'X', namespace: '-', labels: { '-': '' } }, 'namespace')).toEqual(['metadata.name', 'metadata.namespace', 'metadata.labels']);
    expect(fields({}, 'namespace')).toEqual(['metadata.name']);
    // The server sets the generation itself.
    expect(fields({ name: 'x', generation: -1 }, 'namespace')).toEqual([]);
  });
});
