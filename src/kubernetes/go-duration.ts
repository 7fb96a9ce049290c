import { goTimeQuote } from './go-quote';

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['\u00b5s', 1_000n],
  ['\u03bcs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

const LARGEST = 2n ** 63n;

/** Reads a duration as Go's time.ParseDuration does, in nanoseconds; undefined if it is none (`goDurationError` says why). */
export function parseGoDuration(text: string): bigint | undefined {
  const read = readDuration(text);
  return typeof read === 'bigint' ? read : undefined;
}

/** Go's message about a text that is no duration, such as `time: missing unit in duration "5"`; undefined if it is one. */
export function goDurationError(text: string): string | undefined {
  const read = readDuration(text);
  return typeof read === 'bigint' ? undefined : `time: ${read} ${goTimeQuote(text)}`;
}

/** Nanoseconds as seconds. */
export function nanosecondsToSeconds(nanoseconds: bigint): number {
  return Number(nanoseconds) / 1e9;
}

function readDuration(text: string): bigint | string {
  const [, sign = '', body = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (body === '0') return 0n;
  if (body === '') return 'invalid duration';
  let rest = body;
  let total = 0n;
  while (rest !== '') {
    const term = readTerm(rest);
    if (typeof term === 'string') return term;
    total = BigInt.asUintN(64, total + term.value);
    if (total > LARGEST) return 'invalid duration';
    rest = rest.slice(term.length);
  }
  if (sign === '-') return -total;
  return total < LARGEST ? total : 'invalid duration';
}

interface Term {
  readonly value: bigint;
  readonly length: number;
}

/** Reads the first number with its unit, such as `1.5h`; a text is what is wrong with it. */
function readTerm(text: string): Term | string {
  const [number = '', whole = '', fraction = ''] = /^([0-9]*)(?:\.([0-9]*))?/.exec(text) ?? [];
  const count = BigInt(whole);
  if (count > LARGEST || (whole === '' && fraction === '')) return 'invalid duration';
  const name = /^[^.0-9]*/.exec(text.slice(number.length))?.[0] ?? '';
  if (name === '') return 'missing unit in duration';
  const unit = UNITS.get(name);
  if (unit === undefined) return `unknown unit ${goTimeQuote(name)} in duration`;
  if (count > LARGEST / unit) return 'invalid duration';
  const value = count * unit + fractionOf(fraction, unit);
  return value > LARGEST ? 'invalid duration' : { value, length: number.length + name.length };
}

/** A fraction of a unit, through floating point as Go does it, with as many digits as 63 bits hold. */
function fractionOf(digits: string, unit: bigint): bigint {
  let count = 0n;
  let scale = 1;
  for (const digit of digits) {
    const next = count * 10n + BigInt(digit);
    if (count > (LARGEST - 1n) / 10n || next > LARGEST) break;
    count = next;
    scale *= 10;
  }
  return BigInt(Math.trunc(Number(count) * (Number(unit) / scale)));
}

/** Prints nanoseconds as Go's Duration.String does: `1h0m0s`, `1.5s`, `100ms`, `0s`. */
export function formatGoDuration(nanoseconds: bigint): string {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const sign = nanoseconds < 0n ? '-' : '';
  return sign + (size < 1_000_000_000n ? formatBelowSecond(size) : formatFromSecond(size));
}

function formatBelowSecond(size: bigint): string {
  if (size === 0n) return '0s';
  if (size < 1_000n) return `${size}ns`;
  return size < 1_000_000n ? `${decimal(size, 3)}\u00b5s` : `${decimal(size, 6)}ms`;
}

function formatFromSecond(size: bigint): string {
  const minute = 60_000_000_000n;
  const minutes = size / minute;
  const seconds = `${decimal(size % minute, 9)}s`;
  if (minutes === 0n) return seconds;
  return minutes < 60n ? `${minutes}m${seconds}` : `${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

/** `value / 10 ** digits` without trailing zeros. */
function decimal(value: bigint, digits: number): string {
  const unit = 10n ** BigInt(digits);
  const fraction = String(value % unit).padStart(digits, '0').replace(/0+$/, '');
  return fraction === '' ? String(value / unit) : `${value / unit}.${fraction}`;
}
