import { compileRe2 } from '../../src/kubernetes/re2';
import type { Re2 } from '../../src/kubernetes/re2';

const compile = (pattern: string, dot?: 'line' | 'all'): Re2 => {
  const compiled = compileRe2(pattern, dot);
  if (typeof compiled === 'string') throw new Error(compiled);
  return compiled;
};

test('the first match is found anywhere, with its groups', () => {
  const expression = compile('(?P<head>b+)(c)?(d)');
  expect(expression.groups).toBe(3);
  expect(expression.groupNames).toEqual(new Map([['head', 1]]));
  expect(expression.find('abbd bcd')).toEqual(['bbd', 'bb', undefined, 'd']);
  expect(expression.find('abb')).toBeUndefined();
});

test('a whole match covers the text, whose line breaks a dot takes only if asked to', () => {
  expect(compile('b').matchesWhole('abc')).toBe(false);
  expect(compile('a|abc').matchesWhole('abc')).toBe(true);
  expect(compile('a.c').matchesWhole('a\nc')).toBe(false);
  expect(compile('a.c', 'all').matchesWhole('a\nc')).toBe(true);
});

test('groups may have the same name, as in Go; the first has it', () => {
  const expression = compile('(?P<x>a)(?<x>b)(?<y>c)[(?<x>]\\Q(?<x>\\E\\(?');
  expect(expression.groups).toBe(3);
  expect(expression.groupNames).toEqual(new Map([['x', 1], ['y', 3]]));
  expect(expression.find('abc>(?<x>')).toEqual(['abc>(?<x>', 'a', 'b', 'c']);
});

test.each([
  ['[', 'error parsing regexp: missing closing ]: `[`'],
  ['a)', 'error parsing regexp: unexpected ): `a)`'],
  ['(?<=a)b', 'error parsing regexp: invalid named capture: `(?<=a)b`'],
  ['\\1', 'error parsing regexp: invalid escape sequence: `\\1`'],
  ['a**', 'error parsing regexp: invalid nested repetition operator: `**`'],
  ['x{1001}', 'error parsing regexp: invalid repeat count: `{1001}`'],
])('%p is refused in the words of Go, whatever a dot means', (pattern, message) => {
  expect(compileRe2(pattern)).toBe(message);
  expect(compileRe2(pattern, 'all')).toBe(message);
});
