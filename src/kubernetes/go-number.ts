import { goQuote } from './go-quote';

/** What a Go parser returns: its value, and its error if there is one (a value out of range comes with the nearest one). */
export interface Parsed<Value> {
  readonly value: Value;
  readonly error?: 'invalid syntax' | 'value out of range';
}

/** The message of a failed Go parser, such as `strconv.ParseFloat: parsing "x": invalid syntax`. */
export function goParseMessage(parser: 'ParseBool' | 'ParseFloat' | 'ParseInt' | 'Atoi', text: string, error: string): string {
  return `strconv.${parser}: parsing ${goQuote(text)}: ${error}`;
}

const DECIMAL = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/;
const HEXADECIMAL = /^([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)$/;
const INFINITE = /^[+-]?inf(inity)?$/i;

/** Go's strconv.ParseFloat for 64 bits: hexadecimal with `p` exponent, `inf`, `nan` and underscores between digits included. */
export function parseGoFloat(text: string): Parsed<number> {
  if (INFINITE.test(text)) return { value: text.startsWith('-') ? -Infinity : Infinity };
  if (/^nan$/i.test(text)) return { value: NaN };
  const plain = text.replaceAll('_', '');
  const hexadecimal = HEXADECIMAL.exec(plain);
  const digits = hexadecimal !== null && `${hexadecimal[2]}${hexadecimal[3]}` !== '';
  if ((!digits && !DECIMAL.test(plain)) || (plain !== text && !underscoresSeparateDigits(text))) return { value: 0, error: 'invalid syntax' };
  const value = hexadecimal === null ? Number(plain) : hexadecimalFloat(hexadecimal);
  return Number.isFinite(value) ? { value } : { value, error: 'value out of range' };
}

/** Whether every underscore stands between two digits, or between a base prefix and a digit. */
function underscoresSeparateDigits(text: string): boolean {
  const body = text.replace(/^[+-]/, '');
  return /^0x/i.test(body)
    ? !/(^|[^0-9a-f])_|_([^0-9a-f]|$)/i.test(body.replace(/^0x/i, '0'))
    : !/(^|[^0-9])_|_([^0-9]|$)/.test(body);
}

const LARGEST_EXPONENT = 99999;
const MANTISSA_BITS = 53;
const SMALLEST_POWER = -1074;

function hexadecimalFloat(match: RegExpExecArray): number {
  const [, sign = '', whole = '', fraction = '', written = ''] = match;
  const mantissa = BigInt(`0x${whole}${fraction}`);
  const exponent = Math.max(-LARGEST_EXPONENT, Math.min(Number(written), LARGEST_EXPONENT)) - 4 * fraction.length;
  const value = toFloat(mantissa, exponent);
  return sign === '-' ? -value : value;
}

/** `mantissa * 2 ** exponent`, rounded to the nearest 64 bit float, ties to even. */
function toFloat(mantissa: bigint, exponent: number): number {
  if (mantissa === 0n) return 0;
  const bits = mantissa.toString(2).length;
  const power = Math.max(exponent + bits - MANTISSA_BITS, SMALLEST_POWER);
  const dropped = power - exponent;
  if (dropped > bits) return 0;
  if (power > 1024) return Infinity;
  const rounded = dropped > 0 ? divideToEven(mantissa, 2n ** BigInt(dropped)) : mantissa * 2n ** BigInt(-dropped);
  return Number(rounded) * 2 ** power;
}

function divideToEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = 2n * (dividend % divisor);
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}

/** Go's strconv.ParseInt in base 10 for so many bits (also Atoi, with 64): digits with an optional sign and nothing else. */
export function parseGoInt(text: string, bits: 8 | 16 | 32 | 64 = 64): Parsed<bigint> {
  const [, sign = '', digits = '', rest = ''] = /^([+-]?)([0-9]*)(.*)$/s.exec(text) ?? [];
  const size = BigInt(digits);
  const largest = 2n ** BigInt(bits - 1);
  // Upstream gives up at the digit that leaves the unsigned range, before it sees what follows.
  if (size < 2n * largest && (digits === '' || rest !== '')) return { value: 0n, error: 'invalid syntax' };
  if (sign === '-') return size > largest ? { value: -largest, error: 'value out of range' } : { value: -size };
  return size >= largest ? { value: largest - 1n, error: 'value out of range' } : { value: size };
}

const TRUE: ReadonlySet<string> = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);
const FALSE: ReadonlySet<string> = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False']);

/** Go's strconv.ParseBool; undefined if the text is none of its twelve. */
export function parseGoBool(text: string): boolean | undefined {
  if (TRUE.has(text)) return true;
  return FALSE.has(text) ? false : undefined;
}
