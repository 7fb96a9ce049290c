import { Schemas } from '../../../../src/validation/admission/schema/structural-schema';
import { typeFaults } from '../../../../src/validation/admission/schema/typed-value';

const SCHEMAS = new Schemas({ source: 'test', definitions: [], kinds: {} });
const of = (schema: object, value: unknown): readonly string[] => typeFaults(value as never, schema, 'a', SCHEMAS).map(({ field, detail }) => `${field} ${detail}`);
const either = { 'x-kubernetes-int-or-string': true };
const quantity = { ...either, pattern: 'x' };

test.each<[object, unknown, string[]]>([
  [{ type: 'object' }, null, []], [{ type: 'object' }, 5, ['a must fit an object']], [{ type: 'array' }, {}, ['a must fit a list']],
  [{ type: 'string' }, 5, ['a must fit a text']], [{ type: 'string', format: 'date-time' }, 'soon', ['a must fit date-time']], [{ type: 'boolean' }, 'x', ['a must fit a boolean']],
  [{ type: 'number' }, 'x', ['a must fit a number']], [{ type: 'number' }, 1.5, []], [{ type: 'integer' }, 1.5, ['a must fit an integer']],
  [{ type: 'integer', format: 'int32' }, -(2 ** 31), []], [{ type: 'integer', format: 'int32' }, 2 ** 31, ['a must fit int32']],
  [{ type: 'integer', format: 'int64' }, 2 ** 63, ['a must fit int64']], [{ type: 'integer', format: 'int64' }, 2 ** 31, []],
  [either, 'x', []], [either, 5, []], [either, 2 ** 31, ['a must fit int32 or a text']], [either, 1.5, ['a must fit int32 or a text']], [either, true, ['a must fit int32 or a text']],
  [quantity, '1.5Gi', []], [quantity, 1.5, []], [quantity, '1e1.5', [expect.stringContaining('quantities must match') as string]], [quantity, true, [expect.any(String) as string]],
  [{}, 5, []], [{ type: 'array', items: { type: 'string' } }, ['x', null, 5], ['a[2] must fit a text']],
  [{ type: 'object', properties: { b: { type: 'string' } }, additionalProperties: { type: 'boolean' } }, { b: 1, c: 1 }, ['a.b must fit a text', 'a[c] must fit a boolean']],
])('the faults of a value behind %j: %j', (schema, value, expected) => expect(of(schema, value)).toEqual(expected));
