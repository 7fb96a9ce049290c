import { compileExpr } from '../../../../src/kubernetes/keda/expr/compile';
import { goPow } from '../../../../src/kubernetes/keda/expr/go-pow';
import { unescapeString } from '../../../../src/kubernetes/keda/expr/string-literal';
import { goText } from '../../../../src/kubernetes/keda/expr/value';
import type { Value } from '../../../../src/kubernetes/keda/expr/value';

test.each([
  [2, 10, 1024], [2, -1, 0.5], [0, 0, 1], [1, NaN, 1], [NaN, 0, 1], [5, 1, 5], [NaN, 2, NaN], [0, -1, Infinity], [-0, 3, -0], [Infinity, -2, 0],
  [0.5, Infinity, 0], [2, Infinity, Infinity], [2, -Infinity, 0], [-1, Infinity, 1], [9, 0.5, 3], [4, -0.5, 0.5], [-8, 1 / 3, NaN],
  [2, 1e20, Infinity],
  [0.5, 1e20, 0], [-1, 1e20, 1], [10, 2.5, 316.2277660168379], [2, 1.75, 3.363585661014858],
])('%p to the power of %p is %p', (base, exponent, power) => {
  const result = goPow(base, exponent);
  if (Number.isFinite(power) && power !== 0) expect(result).toBeCloseTo(power, 10);
  else expect(Object.is(result, power)).toBe(true);
});

test.each([
  ['a\\tb', 'a\tb'], ['\\x41\\u0042\\U00000043\\u{44}\\105', 'ABCDE'], ['\\\'', undefined], ['\\"', '"'], ['\\q', undefined], ['\\U00110000', undefined],
  ['a\r\nb', 'a\nb'], ['\\', undefined],
])('in double quotes %p stands for %p', (body, text) => expect(unescapeString(body, '"')).toBe(text));

test.each<[Value, string]>([
  [null, '<nil>'], [1n, '1'], [1.5, '1.5'], [-0, '-0'], [NaN, 'NaN'], [Infinity, '+Inf'], [-Infinity, '-Inf'], [1e21, '1e+21'], [1e-7, '1e-07'], [1e6, '1e+06'], [999999.5, '999999.5'], [-12345678.5, '-1.23456785e+07'], [0.0001, '0.0001'], [1e100, '1e+100'],
  [[1n, 'a'], '[1 a]'], [new Map<Value, Value>([['b', 1n], ['a', 2n]]), 'map[a:2 b:1]'], [true, 'true'],
])('Go prints %p as %p', (value, text) => expect(goText(value)).toBe(text));

const run = (text: string): Value => compileExpr(text, new Set(['a'])).run(new Map([['a', 1]]));

test.each([
  ['sort([1, "a"])', /invalid operation: (string < int|int < string)/],
  ['sort([2, 1], "up")', 'unknown order, use asc or desc'],
  ['map(1..600000, map(1..2, #))', 'memory budget exceeded'],
  ['upper(fromPairs([["k", 1]]).k)', 'interface conversion: interface {} is int, not string'],
  ['join([1])', 'interface conversion: interface {} is int, not string'],
  ['filter([1], fromPairs([["k", 1]]).k)', 'interface conversion: interface {} is int, not bool'],
  ['max([1, "a"])', 'invalid argument for max (type string)'],
  ['mean(["x"])', 'invalid argument for mean (type string)'],
  ['len(first([1]))', 'invalid argument for len (type int)'],
  ['abs(first(["x"]))', 'invalid argument for abs (type string)'],
  ['ceil(first(["x"]))', 'invalid argument for ceil (type string)'],
  ['keys(first([1]))', 'cannot get keys from int'],
  ['reverse(first([1]))', 'cannot reverse int'],
  ['first([1])[1]', 'cannot fetch 1 from int'],
  ['first([1])[1:]', 'cannot slice int'],
  ['1 in first([1])', 'operator "in" not defined on int'],
  ['[1][first(["x"])]', 'invalid operation: int(string)'],
  ['first([1]) and true', /not bool/],
  ['not first([1])', /not bool/],
  ['-first(["x"])', /invalid operation: - ?string/],
  ['first(["x"]) * 2', 'invalid operation: string * int'],
  ['first(["x"])..2', 'invalid operation: range of no numbers'],
  ['first([1]) contains "x"', /not string/],
])('%s fails when it runs', (text, message) => expect(() => run(text)).toThrow(message));

test.each<[string, Value]>([
  ['max("x" == "x" ? [3, 1] : [2])', 3n], ['min(1..3)', 1n], ['max([])', null], ['max(first(["x"]))', 'x'], ['median([])', 0], ['"abc"[-2:]', 'bc'], ['[1, 2][5:]', []],
  ['sum([])', 0n], ['// note\n a', 1], ['1 in first([nil])', false], ['/* note */ a', 1], ['{"a": {"b": 1}}?.a.b', 1n],
  ['split("ab", "")', ['a', 'b']], ['split("a,b", ",", 0)', []], ['replace("ab", "", "-")', '-a-b-'], ['replace("ab", "", "-", 2)', '-a-b'],
  ['[[1, 2], [3]] == [[1, 2], [3]]', true], ['{"a": 1} == {"a": 1}', true], ['first([1]) == "1"', false], ['uniq([[1], [1]])', [[1n]]],
])('%s gives %p', (text, value) => expect(run(text)).toEqual(value));
