import type { JsonObject } from '../../../src/kubernetes/json';
import { readFieldTables } from '../../../src/validation/admission/field-tables';
import { decodeTyped, foldedField } from '../../../src/validation/admission/typed-decoding';
import type { Decoded } from '../../../src/validation/admission/typed-decoding';

const tables = readFieldTables([
  '=s v1.Mode', '=map[v1.Mode]q v1.Amounts',
  'v1.Thing *Inner:v1.Inner name:s mode:v1.Mode on:b count:i size:l amount:q port:x time:t any:a list:[]v1.Part texts:[]s labels:map[s]s amounts:v1.Amounts new:s>30 old:s>25<28',
  'v1.Inner *Deep:v1.Deep inner:v1.Part', 'v1.Deep deep:i', 'v1.Part name:s count:i flags:[]b numbers:[]i',
].join('\n'));
const decode = (document: JsonObject, minor = 30): Decoded => decodeTyped(document, 'v1.Thing', { tables, minor });
const messages = (document: JsonObject): readonly (readonly [string, string | undefined, string])[] =>
  decode(document, 35).errors.map(({ field, decoderField, detail }) => [field, decoderField, detail]);
const FORMAT = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

describe('decoding', () => {
  test('keeps what is right, without nulls and unknown fields', () => {
    const { value, errors, unknownFields } = decode({
      'name': 'a', 'mode': 'b', 'on': false, 'count': -1, 'size': 2 ** 40, 'amount': 5, 'port': 'http', 'time': '2024-02-29T23:59:59Z', 'any': { x: [null] },
      'list': [{ name: 'p', x: 1 }], 'texts': [], 'labels': { 'a.b/c': '' }, 'amounts': { cpu: '1m' }, 'deep': 1, 'inner': null, 'Name': 'x', 'y.z': {},
    });
    expect(errors).toEqual([]);
    expect(value).toEqual({
      name: 'a', mode: 'b', on: false, count: -1, size: 2 ** 40, amount: 5, port: 'http', time: '2024-02-29T23:59:59Z', any: { x: [null] },
      list: [{ name: 'p' }], texts: [], labels: { 'a.b/c': '' }, amounts: { cpu: '1m' }, deep: 1,
    });
    expect(unknownFields).toEqual(['list[0].x', 'Name', 'y.z']);
  });

  test('takes null in lists and maps for the zero value', () => {
    expect(decode({ list: [null, { flags: [null], numbers: [null] }], texts: [null], labels: { a: null }, amounts: { cpu: null } }).value)
      .toEqual({ list: [{}, { flags: [false], numbers: [0] }], texts: [''], labels: { a: '' }, amounts: { cpu: '0' } });
  });

  test.each<readonly [string, JsonObject, string, string, string]>([
    ['a number for a text', { name: 5 }, 'name', 'name', 'json: cannot unmarshal number into Go struct field Thing.name of type string'],
    ['a flag for a named text', { mode: true }, 'mode', 'mode', 'json: cannot unmarshal bool into Go struct field Thing.mode of type v1.Mode'],
    ['a text for a flag', { on: 'true' }, 'on', 'on', 'json: cannot unmarshal string into Go struct field Thing.on of type bool'],
    ['a fraction', { count: 1.5 }, 'count', 'count', 'json: cannot unmarshal number 1.5 into Go struct field Thing.count of type int32'],
    ['more than 32 bits', { count: 2147483648 }, 'count', 'count', 'json: cannot unmarshal number 2147483648 into Go struct field Thing.count of type int32'],
    ['more than 64 bits', { size: 2 ** 63 }, 'size', 'size', 'json: cannot unmarshal number 9223372036854776000 into Go struct field Thing.size of type int64'],
    ['a list for a struct', { inner: [] }, 'inner', 'Inner.inner', 'json: cannot unmarshal array into Go struct field Thing.Inner.inner of type v1.Part'],
    ['an object for a list', { list: {} }, 'list', 'list', 'json: cannot unmarshal object into Go struct field Thing.list of type []v1.Part'],
    ['a text for a map', { labels: 'x' }, 'labels', 'labels', 'json: cannot unmarshal string into Go struct field Thing.labels of type map[string]string'],
    ['a list for a named map', { amounts: [] }, 'amounts', 'amounts', 'json: cannot unmarshal array into Go struct field Thing.amounts of type v1.Amounts'],
    ['a text in an entry of a list', { list: [{}, { count: '1' }] }, 'list[1].count', 'list.count', 'json: cannot unmarshal string into Go struct field Part.list.count of type int32'],
    ['a number in a map', { labels: { a: 1 } }, 'labels[a]', 'labels', 'json: cannot unmarshal number into Go struct field Thing.labels of type string'],
    ['a number deep in what is embedded', { deep: 'x' }, 'deep', 'Inner.Deep.deep', 'json: cannot unmarshal string into Go struct field Thing.Inner.Deep.deep of type int32'],
    ['a fraction for a port', { port: 1.5 }, 'port', 'port', 'json: cannot unmarshal number 1.5 into Go struct field Thing.port of type int32'],
    ['a flag for a port', { port: true }, 'port', 'port', 'json: cannot unmarshal bool into Go struct field Thing.port of type int32'],
    ['a number for a time', { time: 5 }, 'time', 'time', 'json: cannot unmarshal number into Go struct field Thing.time of type string'],
    ['no quantity', { amounts: { cpu: 'x' } }, 'amounts[cpu]', '', FORMAT],
    ['a flag for a quantity', { amount: true }, 'amount', '', FORMAT],
    ['no time', { time: '2023-02-29T00:00:00Z' }, 'time', '', 'parsing time "2023-02-29T00:00:00Z" as RFC 3339 failed'],
  ])('refuses %s', (_title, document, field, decoderField, detail) => {
    expect(messages(document)).toEqual([[field, decoderField, detail]]);
  });

  test('does not name what is embedded before 1.35', () => {
    expect(decode({ deep: 'x' }, 34).errors.map(({ decoderField }) => decoderField)).toEqual(['deep']);
  });

  test('holds the least and the largest integers', () => {
    expect(decode({ count: -2147483648, size: -(2 ** 63) }).errors).toEqual([]);
    expect(decode({ count: 2147483647 }).errors).toEqual([]);
    expect(decode({ count: -2147483649 }).errors).toHaveLength(1);
  });

  test('names first the error at which the API server stops: the first of a type that decodes itself, else the first', () => {
    expect(messages({ name: 5, on: 5 }).map(([field]) => field)).toEqual(['name', 'on']);
    expect(messages({ name: 5, amount: 'x', port: {}, on: 5 }).map(([field]) => field)).toEqual(['amount', 'name', 'port', 'on']);
    expect(messages({ name: 5, port: {}, amount: 'x' }).map(([field]) => field)).toEqual(['port', 'name', 'amount']);
    expect(messages({ name: 5, time: 'x' }).map(([field]) => field)).toEqual(['time', 'name']);
  });

  test.each([
    [24, ['new', 'old']], [25, ['new']], [27, ['new']], [28, ['new', 'old']], [30, ['old']],
  ])('knows in 1.%i all fields but %j', (minor, unknown) => {
    expect(decode({ new: 'x', old: 'x' }, minor).unknownFields).toEqual(unknown);
  });

  test('knows the newest fields if no version is given', () => {
    expect(decodeTyped({ new: 'x', old: 'x' }, 'v1.Thing', { tables }).unknownFields).toEqual(['old']);
  });

  test('finds fields in any case if asked to, the exact one first', () => {
    const twins = readFieldTables('v1.Twins a:s A:i');
    expect(decodeTyped({ NAME: 'x', List: [{ COUNT: 1 }] }, 'v1.Thing', { tables, findField: foldedField }).value).toEqual({ name: 'x', list: [{ count: 1 }] });
    expect(decodeTyped({ a: 'x', A: 1 }, 'v1.Twins', { tables: twins, findField: foldedField }).errors).toEqual([]);
    expect(decodeTyped({ b: 'x' }, 'v1.Twins', { tables: twins, findField: foldedField }).unknownFields).toEqual(['b']);
  });

  test('needs tables of what it decodes', () => {
    expect(() => decodeTyped({}, 'v1.Other', { tables })).toThrow('no field table of v1.Other');
  });
});
