/**
 * A signed 64 bit integer as Go computes with it: a number while it is safe (below 2^53 in size), else a bigint.
 * Every function here returns that form, so that the common case costs no bigint.
 */
export type Int64 = number | bigint;

export const MAX_INT64 = 2n ** 63n - 1n;
export const MIN_INT64 = -(2n ** 63n);
export const MAX_INT32 = 2 ** 31 - 1;
export const MIN_INT32 = -(2 ** 31);

// Looked up once: a global costs more than what it does, where the code runs in a context of its own.
const { trunc } = Math;

const BITS_32 = 2 ** 32;
const BITS_63 = 2 ** 63;

/** The low 64 bits of an integer, with sign. */
export function toInt64(value: bigint): Int64 {
  const wrapped = BigInt.asIntN(64, value);
  return wrapped <= Number.MAX_SAFE_INTEGER && wrapped >= Number.MIN_SAFE_INTEGER ? Number(wrapped) : wrapped;
}

/** `a + b`, wrapped around at 64 bits. */
export function addInt64(a: Int64, b: Int64): Int64 {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return toInt64(BigInt(a) + BigInt(b));
}

/** `a * b`, wrapped around at 64 bits. */
export function multiplyInt64(a: Int64, b: Int64): Int64 {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return toInt64(BigInt(a) * BigInt(b));
}

/** `a / b` without its fraction (Go rounds integer division towards zero). `b` must not be 0. */
export function divideInt64(a: Int64, b: Int64): Int64 {
  // Exact: the quotient of two safe integers is too far from the next integer to be rounded to it.
  if (typeof a === 'number' && typeof b === 'number') return trunc(a / b) + 0;
  return toInt64(BigInt(a) / BigInt(b));
}

/** Go's `int32(x)` of an integer: the low 32 bits, with sign. */
export function wrapInt32(value: Int64): number {
  if (value >= MIN_INT32 && value <= MAX_INT32) return Number(value);
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value));
  const low = ((value % BITS_32) + BITS_32) % BITS_32;
  return low > MAX_INT32 ? low - BITS_32 : low;
}

/**
 * Go's `int32(x)` of a floating point number: rounded towards zero. Out of range (also for NaN) Go leaves the result to the
 * processor; this is what amd64 gives, the smallest integer.
 */
export function floatToInt32(value: number): number {
  const whole = trunc(value);
  return whole >= MIN_INT32 && whole <= MAX_INT32 ? whole + 0 : MIN_INT32;
}

/** Go's `int64(x)` of a floating point number, out of range as on amd64: see `floatToInt32`. */
export function floatToInt64(value: number): Int64 {
  const whole = trunc(value);
  if (Number.isSafeInteger(whole)) return whole + 0;
  return whole >= -BITS_63 && whole < BITS_63 ? BigInt(whole) : MIN_INT64;
}
