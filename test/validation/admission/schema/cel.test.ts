import type { Json } from '../../../../src/kubernetes/json';
import { CelError, compileCel } from '../../../../src/validation/admission/schema/cel';
import { blocksCelRules, validateCelRules } from '../../../../src/validation/admission/schema/cel-rules';
import { Schemas } from '../../../../src/validation/admission/schema/structural-schema';
import type { CelRule, StructuralSchema } from '../../../../src/validation/admission/schema/structural-schema';

const self: Json = { a: 1, b: 'x', list: [1, 2], empty: '', flag: true, nested: { c: null } };

test.each<[string, Json]>([
  ['self.a == 1', true], ['self.a != 1', false], ['self.a < 2 && self.a >= 1', true], ['self.a > 1 || self.b == "x"', true], ['!self.flag', false],
  ['has(self.a)', true], ['has(self.z)', false], ['!has(self.z) || self.z == 1', true], ['size(self.list)', 2], ['size(self.b) > 0', true],
  ['1 in self.list', true], ["self.b in ['x', 'y']", true], ['self.flag ? 1 : 2', 1], ['self.empty == \'\' ? "none" : self.empty', 'none'], ['(self.a == 1)', true],
  ['self.a <= 1.5', true], ['-1 < self.a', true], ['true', true],
])('%s is %p', (text, value) => expect(compileCel(text)(self)).toEqual(value));

test.each(['self.a ==', 'self.', 'foo', 'self.a @ 1', 'self.list.map(x, x)', 'has(1)', '(self.a', 'self.a self.b'])('%p is not understood', (text) => {
  expect(() => compileCel(text)).toThrow(SyntaxError);
});

test.each(['self.z == 1', 'self.a < "x"', 'self.a && true', 'size(self.a)'])('%p cannot be evaluated', (text) => expect(() => compileCel(text)(self)).toThrow(CelError));

describe('the rules of a schema', () => {
  const schemas = new Schemas({ source: 'test', definitions: [], kinds: {} });
  const rule = (...rules: readonly CelRule[]): StructuralSchema => ({ 'type': 'object', 'x-kubernetes-validations': rules });
  const broken = (value: Json, schema: StructuralSchema): string[] => validateCelRules(value, schema, 'a', schemas).map(({ field, detail }) => `${field} ${detail}`);

  test('are told by their message, or by themselves', () => {
    expect(broken({ x: 1 }, rule({ rule: 'self.x == 1' }))).toEqual([]);
    expect(broken({ x: 1 }, rule({ rule: 'self.x == 2', message: 'x must be 2' }, { rule: 'self.x == 3' }))).toEqual(['a x must be 2', 'a failed rule: self.x == 3']);
    expect(broken({}, rule({ rule: 'self.x == 2', message: 'x must be 2' }))[0]).toMatch(/^a .* evaluating rule: x must be 2$/);
  });

  test('hold at every depth', () => {
    const item = rule({ rule: 'self.x > 0', message: 'positive' });
    expect(broken({ b: [{ x: 1 }, { x: 0 }] }, { type: 'object', properties: { b: { type: 'array', items: item } } })).toEqual(['a.b[1] positive']);
    expect(broken([5], { type: 'array' })).toEqual([]);
    expect(validateCelRules(1, undefined, '', schemas)).toEqual([]);
  });

  test('are left out after errors that say that the value is not whole', () => {
    expect(blocksCelRules([{ type: 'FieldValueRequired', field: 'a', detail: '' }])).toBe(true);
    expect(blocksCelRules([{ type: 'FieldValueInvalid', field: 'a', detail: '' }])).toBe(false);
  });
});
