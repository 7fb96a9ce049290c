import { readNumber, readString } from '../../../src/kubernetes/promql/literals';

test.each([
  ['"a\\a\\b\\f\\n\\r\\t\\v\\\\"', 'a\x07\b\f\n\r\t\v\\'],
  ['"\\101\\x42\\u0043\\U00000044"', 'ABCD'],
  ['"\\xf0\\x9f\\x98\\x80"', '😀'],
  ['"\\377"', '\ufffd'], // one byte that is no UTF-8 by itself
  ['"\'"', "'"],
  ["'\"\\''", '"\''],
  ['`\\n\n"`', '\\n\n"'],
  ['""', ''],
])('%s is the text %j', (literal, value) => expect(readString(literal)).toEqual({ value }));

test.each([
  ['"a', 'unterminated quoted string'],
  ['"', 'unterminated quoted string'],
  ['"a\nb"', 'unterminated quoted string'],
  ['"\\q"', "unknown escape sequence U+0071 'q'"],
  ['"\\\'"', "unknown escape sequence U+0027 '''"],
  ["'\\\"'", "unknown escape sequence U+0022 '\"'"],
  ['"\\x4"', 'illegal character in escape sequence \\x'],
  ['"\\u12"', 'illegal character in escape sequence \\u'],
  ['"\\8"', "unknown escape sequence U+0038 '8'"],
  ['"\\18"', 'illegal character in escape sequence \\1'],
  ['"\\400"', 'escape sequence is an invalid Unicode code point'],
  ['"\\ud800"', 'escape sequence is an invalid Unicode code point'],
  ['"\\udfff"', 'escape sequence is an invalid Unicode code point'],
  ['"\\U00110000"', 'escape sequence is an invalid Unicode code point'],
  ['"\\"', 'escape sequence not terminated'],
  ['"\ufffd"', 'invalid UTF-8 rune'],
])('%j is refused', (literal, error) => expect(readString(literal)).toEqual({ error }));

test.each([
  ['0', 0], ['010', 8], ['0_7', 7], ['09', 9], ['0x1F', 31], ['0x7fffffffffffffff', 2 ** 63], ['1.5', 1.5], ['.5e1', 5], ['inf', Infinity], ['NaN', NaN], ['1h', 3600],
  ['1500ms', 1.5], ['1_0', 10],
])('%s is the number %p', (literal, value) => expect(readNumber(literal)).toEqual({ value }));

test.each([
  ['0x8000000000000000', 'error parsing number: strconv.ParseFloat: parsing "0x8000000000000000": invalid syntax'],
  ['1e309', 'error parsing number: strconv.ParseFloat: parsing "1e309": value out of range'],
  ['300y', 'duration out of range'],
])('%s is refused', (literal, error) => expect(readNumber(literal)).toEqual({ error }));
