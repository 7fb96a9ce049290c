import { compileExpr } from '../../../../src/kubernetes/keda/expr/compile';
import type { Value } from '../../../../src/kubernetes/keda/expr/value';

const variables = new Map<string, number | null>([['a', 6], ['b', 2.5], ['gone', null]]);
const run = (text: string): Value => compileExpr(text, new Set(variables.keys())).run(variables);

test.each<[string, Value]>([
  ['1 + 2 * 3', 7n], ['(1 + 2) * 3', 9n], ['2 ** 3 ** 2', 512], ['-2 ^ 2', -4], ['7 % 3', 1n], ['7 / 2', 3.5], ['1 - 2 - 3', -4n],
  ['a / b', 2.4], ['a - 1', 5], ['+a', 6], ['0x1F + 0b11 + 0o17', 49n], ['1_000', 1000n], ['.5 + 1e2', 100.5], ['1.5e-1', 0.15],
  ['9223372036854775807 + 1', -(2n ** 63n)],
])('the arithmetic %s gives %p', (text, value) => expect(run(text)).toBe(value));

test.each<[string, Value]>([
  ['a > b and b >= 2.5', true], ['a < b or a == 6', true], ['not (a != 6)', true], ['!true || false', false], ['1 == 1.0', true], ['a <= 6 && b < 3', true],
  ['"a" < "b"', true], ["'x' == \"x\"", true], ['a in [1, 6]', true], ['a not in [1, 6]', false], ['"k" in {"k": 1}', true], ['nil == nil', true],
  ['[1, 2] == [1, 2]', true], ['"ab" contains "b"', true], ['"ab" startsWith "b"', false], ['"ab" endsWith "b"', true], ['"ab" matches "^a.$"', true],
  ['"ab" not matches "^b"', true], ['1 in 1..3', true], ['not true ? 1 : 2', 2n],
])('the condition %s is %p', (text, value) => expect(run(text)).toBe(value));

test.each<[string, Value]>([
  ['a > 5 ? a : b', 6], ['gone ?? a', 6], ['a ?? 1', 6], ['gone == nil ? 0 : gone', 0n], ['a > 5 ?: b', true], ['if a > 5 { 1 } else { 2 }', 1n],
  ['if a > 9 { 1 } else if b > 9 { 2 } else { 3 }', 3n], ['let x = a + 1; x * 2', 14], ['1; 2', 2n], ['let x = 1; let y = x + 1; y', 2n],
  ['a | max(b)', 6], ['$env["a"]', 6], ['$env.b', 2.5],
])('%s chooses %p', (text, value) => expect(run(text)).toBe(value));

test.each<[string, Value]>([
  ['max(a, b, 9)', 9n], ['min([a, b])', 2.5], ['mean(1, 2, [3])', 2], ['median(3, 1, 2)', 2], ['median([1, 2, 3, 4])', 2.5], ['mean([])', 0],
  ['abs(-3)', 3n], ['abs(-b)', 2.5], ['ceil(b)', 3], ['floor(-b)', -3], ['round(-b)', -3], ['round(b)', 3], ['int(b)', 2n], ['int("12")', 12n],
  ['float("1.5")', 1.5], ['float(3)', 3], ['string(b)', '2.5'], ['len("äb")', 2n], ['len([1, 2])', 2n], ['len({"a": 1})', 1n], ['type(a)', 'float'],
  ['type(nil)', 'nil'], ['sum([1, 2.5])', 3.5], ['sum([1, 2], # * 2)', 6n], ['count([1, 2, 3], # > 1)', 2n], ['count([true, false])', 1n],
])('the function %s gives %p', (text, value) => expect(run(text)).toBe(value));

test.each<[string, Value]>([
  ['all([1, 2], # > 0)', true], ['any([1, 2], # > 1)', true], ['none([1, 2], # > 2)', true], ['one([1, 2], # > 1)', true], ['filter([1, 2, 3], # > 1)', [2n, 3n]],
  ['map([1, 2], # + 1)', [2n, 3n]], ['map([1, 2], #index)', [0n, 1n]], ['find([1, 2], # > 1)', 2n], ['find([1], # > 1)', null], ['findIndex([1, 2], # > 1)', 1n],
  ['findLast([1, 2, 3], # < 3)', 2n], ['findLastIndex([1, 2, 3], # < 3)', 1n], ['findIndex([1], # > 1)', null], ['reduce([1, 2, 3], #acc + #)', 6n],
  ['reduce([1, 2], #acc + #, 10)', 13n], ['sortBy([3, 1, 2], #)', [1n, 2n, 3n]], ['sortBy([3, 1], #, "desc")', [3n, 1n]],
  ['first([1, 2])', 1n], ['last([1, 2])', 2n], ['first([])', null], ['take([1, 2, 3], 2)', [1n, 2n]], ['reverse([1, 2])', [2n, 1n]], ['uniq([1, 1.0, 2])', [1n, 2n]],
  ['concat([1], [2])', [1n, 2n]], ['flatten([1, [2, [3]]])', [1n, 2n, 3n]], ['sort([2, 1])', [1n, 2n]], ['sort([1, 2], "desc")', [2n, 1n]], ['[1, 2, 3][-1]', 3n],
  ['[1, 2, 3][1:]', [2n, 3n]], ['[1, 2, 3][:-1]', [1n, 2n]], ['"hello"[1:3]', 'el'], ['1..3', [1n, 2n, 3n]], ['3..1', []], ['get([1, 2], 1)', 2n], ['get([1], 5)', null],
  ['get({"k": 1}, "k")', 1n], ['{"k": 1}.k', 1n], ['{"k": 1}["x"]', null], ['keys({"k": 1})', ['k']], ['values({"k": 1})', [1n]], ['toPairs({"k": 1})', [['k', 1n]]],
  ['fromPairs([["k", 1]]).k', 1n], ['{"k": {"l": 2}}?.k?.l', 2n], ['{"k": nil}.k?.l', null], ['map(groupBy([1, 2, 3], # > 1)[true], #)', [2n, 3n]],
])('the list function %s gives %p', (text, value) => expect(run(text)).toEqual(value));

test.each<[string, Value]>([
  ['upper("a") + lower("B")', 'Ab'], ['trim("  a ")', 'a'], ['trim("xax", "x")', 'a'], ['trimPrefix("ab", "a")', 'b'], ['trimSuffix("ab", "b")', 'a'],
  ['split("a,b", ",")', ['a', 'b']], ['split("a,b,c", ",", 2)', ['a', 'b,c']], ['splitAfter("a,b", ",")', ['a,', 'b']], ['replace("aa", "a", "b")', 'bb'],
  ['replace("aa", "a", "b", 1)', 'ba'], ['repeat("ab", 2)', 'abab'], ['join(["a", "b"], "-")', 'a-b'], ['indexOf("äb", "b")', 2n], ['lastIndexOf("aba", "a")', 2n],
  ['indexOf("a", "x")', -1n], ['hasPrefix("ab", "a")', true], ['hasSuffix("ab", "a")', false], ['"a\\n\\u00e9"', 'a\né'], ['`raw\\n`', 'raw\\n'],
])('the text function %s gives %p', (text, value) => expect(run(text)).toEqual(value));

test.each([
  ['[1, 2][5]', 'index out of range: 5 (array length is 2)'],
  ['1 % (1 - 1)', 'integer divide by zero'],
  ['float("x")', 'invalid operation: float(x)'],
  ['int(nil ?? "y")', 'invalid operation: int(y)'],
  ['gone + 1', 'invalid operation: <nil> + int'],
  ['gone > 1', 'invalid operation: <nil> > int'],
  ['reduce([], #acc + #)', 'reduce of empty array with no initial value'],
  ['fromPairs([[1]])', 'invalid pair length'],
  ['repeat("a", -1)', 'invalid argument for repeat (expected positive integer, got -1)'],
  ['len(1..10000000)', 'memory budget exceeded'],
])('%s fails when it runs: %s', (text, message) => expect(() => run(text)).toThrow(message));
