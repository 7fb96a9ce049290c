import { goParseMessage, parseGoFloat, parseGoInt } from '../go-number';
import { parsePrometheusDuration, prometheusDurationError } from '../prometheus-duration';

/** The value of a literal, or what is wrong with it in Prometheus' words. */
export type Literal<Value> = { readonly value: Value } | { readonly error: string };

/** Reads a number as PromQL does: decimal, `0x1f`, octal with a leading 0, `inf`, `nan`, or a duration, which counts as seconds. */
export function readNumber(text: string): Literal<number> {
  if (/^0x/i.test(text)) return readHexadecimal(text);
  if (/^[0-9].*[a-z]$/i.test(text)) return readDuration(text);
  if (/^0[0-7_]*[0-7]$/.test(text)) return { value: Number.parseInt(text.replaceAll('_', ''), 8) };
  const { value, error } = parseGoFloat(text);
  return error === undefined ? { value } : { error: `error parsing number: ${goParseMessage('ParseFloat', text, error)}` };
}

function readHexadecimal(text: string): Literal<number> {
  const fits = parseGoInt(String(BigInt(text.replaceAll('_', '')))).error === undefined;
  return fits ? { value: Number(text.replaceAll('_', '')) } : { error: `error parsing number: ${goParseMessage('ParseFloat', text, 'invalid syntax')}` };
}

function readDuration(text: string): Literal<number> {
  const milliseconds = parsePrometheusDuration(text);
  return milliseconds === undefined ? { error: prometheusDurationError(text) ?? '' } : { value: milliseconds / 1000 };
}

const ESCAPED: Readonly<Record<string, string>> = {
  'a': '\x07', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\', '"': '"', "'": "'",
};
const ESCAPE = /\\(?:([0-7]{3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]?))/gu;

/** Reads a string with its quotes (double, single or back quotes) as PromQL does. */
export function readString(text: string): Literal<string> {
  const quote = text.charAt(0);
  const body = text.slice(1, -1);
  if (text.length < 2 || !text.endsWith(quote)) return { error: 'unterminated quoted string' };
  if (text.includes('\ufffd')) return { error: 'invalid UTF-8 rune' };
  if (quote === '`') return { value: body };
  if (body.includes('\n')) return { error: 'unterminated quoted string' };
  return body.includes('\\') ? unescape(body, quote) : { value: body };
}

/** Puts the bytes together, since `\x` and octal escapes stand for single bytes of UTF-8. */
function unescape(body: string, quote: string): Literal<string> {
  const encoder = new TextEncoder();
  const bytes: number[] = [];
  let last = 0;
  for (const match of body.matchAll(ESCAPE)) {
    bytes.push(...encoder.encode(body.slice(last, match.index)));
    const [whole, octal, byte, short, long, other = ''] = match;
    const read = octal === undefined && byte === undefined
      ? unescapeRune(short ?? long, other, quote)
      : unescapeByte(octal, byte);
    if (typeof read === 'string') return { error: read };
    bytes.push(...read);
    last = match.index + whole.length;
  }
  bytes.push(...encoder.encode(body.slice(last)));
  return { value: new TextDecoder().decode(Uint8Array.from(bytes)) };
}

function unescapeByte(octal: string | undefined, hexadecimal: string | undefined): readonly number[] | string {
  const value = octal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(octal, 8);
  return value > 255 ? 'escape sequence is an invalid Unicode code point' : [value];
}

function unescapeRune(digits: string | undefined, other: string, quote: string): Iterable<number> | string {
  if (digits !== undefined) {
    const code = Number.parseInt(digits, 16);
    const valid = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return valid ? new TextEncoder().encode(String.fromCodePoint(code)) : 'escape sequence is an invalid Unicode code point';
  }
  const plain = ESCAPED[other];
  if (plain !== undefined && (!/["']/.test(other) || other === quote)) return new TextEncoder().encode(plain);
  if (other === '') return 'escape sequence not terminated';
  return /[0-7xuU]/.test(other) ? `illegal character in escape sequence \\${other}` : `unknown escape sequence ${runeName(other)}`;
}

/** A character as Go's `%#U` shows it: `U+0071 'q'`. */
function runeName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} '${character}'`;
}
