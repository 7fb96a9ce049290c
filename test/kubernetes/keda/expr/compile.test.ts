import { compileExpr, UNSUPPORTED_FUNCTIONS } from '../../../../src/kubernetes/keda/expr/compile';
import { ExprError } from '../../../../src/kubernetes/keda/expr/expr-error';

const compile = (text: string) => compileExpr(text, new Set(['a', 'b']));

test.each([
  ['', 'unexpected token EOF'],
  ['a +', 'unexpected token EOF'],
  ['a b', 'unexpected token Identifier("b")'],
  ['(a', 'unexpected token EOF'],
  ['[a', 'unexpected token EOF'],
  ['1x', 'bad number syntax: "1x"'],
  ['"a', 'literal not terminated'],
  ['@', 'unrecognized character'],
  ['c', 'unknown name c'],
  ['A', 'unknown name A'],
  ['sqrt(a)', 'unknown name sqrt'],
  ['a.x', 'type float64 has no field x'],
  ['a[0]', 'type float64[int] is undefined'],
  ['a()', 'float64 is not callable'],
  ['a % 2', 'invalid operation: % (mismatched types float64 and int)'],
  ['a + "x"', 'invalid operation: + (mismatched types float64 and string)'],
  ['a and b', 'invalid operation: and (mismatched types float64 and float64)'],
  ['!a', 'invalid operation: ! (mismatched type float64)'],
  ['-"x"', 'invalid operation: - (mismatched type string)'],
  ['a ? 1 : 2', 'non-bool expression (type float64) used as condition'],
  ['a == "x"', 'invalid operation: == (mismatched types float64 and string)'],
  ['"x" in [1]', 'cannot use string as type int in array'],
  ['1 in {"k": 1}', 'cannot use int as type string in map key'],
  ['1.5..2', 'invalid operation: .. (mismatched types float64 and int)'],
  ['"x" matches "("', 'missing'],
  ['let a = 1; a', 'cannot redeclare a'],
  ['let max = 1; max', 'cannot redeclare builtin max'],
  ['let x = 1; let x = 2; x', 'cannot redeclare variable x'],
  ['max()', 'not enough arguments to call max'],
  ['max("x", 1)', 'invalid argument for max (type string)'],
  ['abs("x")', 'invalid argument for abs (type string)'],
  ['abs(1, 2)', 'invalid number of arguments'],
  ['len(a)', 'invalid argument for len (type float64)'],
  ['upper(a)', 'cannot use float64 as argument (type string) to call upper'],
  ['filter([1], a)', 'predicate should return boolean'],
  ['count(a, # > 1)', 'builtin count takes only array'],
  ['#', 'unexpected token Operator("#")'],
  ['map([1], #foo)', 'unknown pointer #foo'],
  ['[1]["x"]', 'array elements can only be selected using an integer (got string)'],
  ['[1][1.5:]', 'non-integer slice index float64'],
  ['a[1:]', 'cannot slice float64'],
  ['1 % 0', 'integer divide by zero'],
  ['take(a, 1)', 'cannot take from float64'],
  ['a ?? b ** 2', 'Operator (**) and coalesce expressions (??) cannot be mixed. Wrap either by parentheses.'],
  ['nil.x', 'unexpected token Operator(".")'],
  ['(nil).x', 'type nil has no field x'],
])('%p is refused: %s', (text, message) => {
  expect(() => compile(text)).toThrow(ExprError);
  expect(() => compile(text)).toThrow(message);
});

test('the place of a fault is told', () => {
  const fault = (text: string): unknown => {
    try {
      return compile(text);
    } catch (error) {
      return (error as ExprError).offset;
    }
  };
  expect(fault('a + c')).toBe(4);
  expect(fault('a + )')).toBe(4);
});

test.each([...UNSUPPORTED_FUNCTIONS].filter((name) => name.startsWith('bit') && name !== 'bitnot'))('%s is checked, but not run', (name) => {
  const program = compile(`${name}(1, 2)`);
  expect(program.unsupported).toEqual([name]);
  expect(() => program.run(new Map())).toThrow(`cannot run ${name} here`);
  expect(() => compile(`${name}(1.5, 2)`)).toThrow(ExprError);
});

test.each(['now().Hour()', 'duration("1h")', 'toJSON(a)', 'fromJSON("1")', 'toBase64("x")', 'bitnot(1)', 'date("2024-01-01")', 'timezone("UTC")'])(
  '%s is checked, but not run', (text) => expect(compile(text).unsupported).toHaveLength(1));
