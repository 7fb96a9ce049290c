/**
 * The number in a quantity, `unscaled * 10 ** exponent`, in one of the forms that upstream keeps it in.
 * They differ in what happens beyond 64 bits: an `int64` becomes 0 or wraps around, a `decimal` wraps around.
 * A `capped` one is a decimal that was brought down to the largest 64 bit integer.
 */
export interface Amount {
  readonly form: 'int64' | 'decimal' | 'capped';
  readonly unscaled: bigint;
  readonly exponent: number;
}

/** The exponent that upstream rounds every decimal to: nano. */
export const NANO = -9;
export const INT64_LARGEST = 2n ** 63n - 1n;
const INT64_SMALLEST = -(2n ** 63n);

// Upstream multiplies by these powers of ten at once and keeps the wrapped result; by others step by step, giving up with 0.
const WRAPPING_SHIFTS: ReadonlySet<number> = new Set([1, 2, 3, 6, 9]);

// Factors of ten beyond this change neither the low 64 bits (all zero) nor the approximate number (infinite).
const FACTORS_THAT_MATTER = 400;
// Upstream divides in 64 bits when the divisor has fewer digits than this.
const INT64_DIGITS = 19;

const TENS: readonly bigint[] = Array.from({ length: 40 }, (_, power) => 10n ** BigInt(power));

/** A power of ten. */
export function pow10(power: number): bigint {
  return TENS[power] ?? 10n ** BigInt(power);
}

/** `amount / 10 ** exponent` as a 64 bit integer, rounded as upstream's ScaledValue does (up, away from zero, with its oddities). */
export function scaledValue(amount: Amount, exponent: number): bigint {
  return amount.form === 'int64' ? scaledInt64(amount, exponent) : scaledDecimal(amount, exponent);
}

function scaledInt64({ unscaled, exponent: from }: Amount, to: number): bigint {
  if (unscaled === 0n) return 0n;
  if (from < to) return divideAwayFromZero(unscaled, to - from);
  const shift = from - to;
  if (shift > INT64_DIGITS || unscaled === INT64_SMALLEST) return shift === 0 ? unscaled : 0n;
  const result = unscaled * pow10(shift);
  return fitsInt64(result) || WRAPPING_SHIFTS.has(shift) ? BigInt.asIntN(64, result) : 0n;
}

function scaledDecimal(amount: Amount, to: number): bigint {
  const { unscaled, exponent } = stored(amount);
  const shift = to - exponent;
  if (shift === 0) return BigInt.asIntN(64, unscaled);
  if (shift < 0) return BigInt.asIntN(64, unscaled * pow10(-shift));
  const divisor = pow10(shift);
  if (unscaled < INT64_LARGEST && shift < INT64_DIGITS) {
    // Also taken by any negative number, whose low 64 bits may be something else altogether; and rounds towards zero + 1.
    const low = BigInt.asIntN(64, unscaled);
    return low / divisor + (low % divisor === 0n ? 0n : 1n);
  }
  const remainder = unscaled % divisor;
  const floor = unscaled / divisor - (remainder < 0n ? 1n : 0n);
  return BigInt.asIntN(64, BigInt.asIntN(64, floor) + (remainder === 0n ? 0n : 1n));
}

/** The amount as upstream holds it after parsing: a decimal that is not zero is brought to nano. */
function stored(amount: Amount): Amount {
  if (amount.form !== 'decimal' || amount.unscaled === 0n || amount.exponent <= NANO) return amount;
  const factors = Math.min(amount.exponent - NANO, FACTORS_THAT_MATTER);
  return { form: 'decimal', unscaled: amount.unscaled * pow10(factors), exponent: NANO };
}

/** `unscaled / 10 ** digits`, rounded away from zero. */
export function divideAwayFromZero(unscaled: bigint, digits: number): bigint {
  if (digits >= digitsOf(unscaled)) return BigInt(signOf(unscaled));
  const divisor = pow10(digits);
  const quotient = unscaled / divisor;
  return unscaled % divisor === 0n ? quotient : quotient + BigInt(signOf(unscaled));
}

/** The amount as a floating point number: what upstream's AsApproximateFloat64 gives. */
export function approximate(amount: Amount): number {
  const { unscaled, exponent } = stored(amount);
  return exponent === 0 ? Number(unscaled) : Number(unscaled) * floatPow10(exponent);
}

/** 10 ** n as Go's math.Pow10 makes it of two table entries. */
function floatPow10(n: number): number {
  if (n > 308) return Infinity;
  if (n >= 0) return Number(`1e${n - n % 32}`) * Number(`1e${n % 32}`);
  if (n < -323) return 0;
  return Number(`1e${n - n % 32}`) / Number(`1e${-n % 32}`);
}

/** Compares the exact numbers. */
export function compareAmounts(a: Amount, b: Amount): -1 | 0 | 1 {
  const sign = signOf(a.unscaled);
  if (sign !== signOf(b.unscaled) || sign === 0) return order(sign, signOf(b.unscaled));
  const gap = a.exponent - b.exponent;
  if (Math.abs(gap) > FACTORS_THAT_MATTER) {
    const size = order(digitsOf(a.unscaled) + a.exponent, digitsOf(b.unscaled) + b.exponent);
    if (size !== 0) return sign === 1 ? size : order(0, size);
  }
  return order(a.unscaled * pow10(Math.max(gap, 0)), b.unscaled * pow10(Math.max(-gap, 0)));
}

function digitsOf(unscaled: bigint): number {
  return String(unscaled).replace('-', '').length;
}

function order<T extends number | bigint>(a: T, b: T): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The sign of an integer. */
export function signOf(value: bigint): -1 | 0 | 1 {
  return order(value, 0n);
}

/** Moves all factors of `base` out of a number that is not zero, and counts them. */
export function removeFactors(value: bigint, base: bigint): { readonly rest: bigint; readonly times: number } {
  let rest = value;
  let times = 0;
  while (rest % base === 0n) {
    rest /= base;
    times += 1;
  }
  return { rest, times };
}

/** Whether a number fits into 64 bits with sign. */
export function fitsInt64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}
