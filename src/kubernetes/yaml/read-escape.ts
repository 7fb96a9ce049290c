import type { Cursor } from './cursor';
import { YamlError } from './yaml-error';

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['0', '\0'], ['a', '\x07'], ['b', '\b'], ['t', '\t'], ['\t', '\t'], ['n', '\n'], ['v', '\v'], ['f', '\f'], ['r', '\r'], ['e', '\x1B'],
  [' ', ' '], ['"', '"'], ["'", "'"], ['/', '/'], ['\\', '\\'], ['N', '\x85'], ['_', '\xA0'], ['L', '\u2028'], ['P', '\u2029'],
]);

const DIGITS: ReadonlyMap<string, number> = new Map([['x', 2], ['u', 4], ['U', 8]]);
const LARGEST_CODE = 0x10FFFF;

/** Reads what a backslash in double quotes stands for, and moves behind it. */
export function readEscape(cursor: Cursor): string {
  const start = cursor.position;
  const letter = cursor.text.slice(start + 1, Math.min(start + 2, cursor.end));
  cursor.position += 2;
  const simple = SIMPLE.get(letter);
  if (simple !== undefined) return simple;
  const count = DIGITS.get(letter);
  if (count === undefined) throw new YamlError(`'\\${letter}' stands for nothing in double quotes`, start);
  const digits = cursor.text.slice(cursor.position, Math.min(cursor.position + count, cursor.end));
  const code = /^[0-9a-f]+$/i.test(digits) && digits.length === count ? Number.parseInt(digits, 16) : Number.POSITIVE_INFINITY;
  if (code > LARGEST_CODE) throw new YamlError(`'\\${letter}' must be followed by the ${count} hexadecimal digits of a character`, start);
  cursor.position += count;
  return String.fromCodePoint(code);
}
