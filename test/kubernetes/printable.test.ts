import { columnsOf, printable } from '../../src/kubernetes/printable';

test('what a terminal would obey is replaced, all else stays', () => {
  expect(printable('\x1b[31mred\x07\x9b\u2028\u202e\u2066')).toBe('\ufffd[31mred\ufffd\ufffd\ufffd\ufffd\ufffd');
  expect(printable('a\tb\nc\rd é 世 😀')).toBe('a\tb\nc\rd é 世 😀');
});

test.each([
  ['', 0], ['abc', 3], ['é', 1], ['世界', 4], ['한', 2], ['ﾊ', 1], ['Ａ', 2], ['😀', 2], ['a😀b', 4], ['𝒳', 1],
])('%j takes %p columns', (text, columns) => expect(columnsOf(text)).toBe(columns));
