import { goQuote, goTimeQuote } from '../../src/kubernetes/go-quote';

// Expectations: strconv.Quote and time.ParseDuration of Go 1.26.
test.each([
  ['plain text', '"plain text"'],
  ['\x07\b\f\n\r\t\v', '"\\a\\b\\f\\n\\r\\t\\v"'],
  ['say "no" \\ `yes`', '"say \\"no\\" \\\\ `yes`"'],
  ['\0\x1b\x7f', '"\\x00\\x1b\\x7f"'],
  ['\x80\xa0\u200b\ufeff', '"\\u0080\\u00a0\\u200b\\ufeff"'],
  ['é世€½', '"é世€½"'],
  ['😀\u{10ffff}\u{e0001}', '"😀\\U0010ffff\\U000e0001"'],
  ['', '""'],
])('%j is quoted as %s', (text, quoted) => expect(goQuote(text)).toBe(quoted));

test.each([
  ['1h x', '"1h x"'],
  ['"\\', '"\\"\\\\"'],
  ['\t\x1f\x7f~', '"\\x09\\x1f\x7f~"'],
  ['é世😀', '"\\xc3\\xa9\\xe4\\xb8\\x96\\xf0\\x9f\\x98\\x80"'],
])('a duration %j is quoted as %s', (text, quoted) => expect(goTimeQuote(text)).toBe(quoted));
