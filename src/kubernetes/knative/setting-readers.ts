import { nanosecondsToSeconds, parseGoDuration } from '../go-duration';
import { parseGoBool, parseGoFloat, parseGoInt } from '../go-number';
import { trimGoSpace } from '../go-space';

/** Reads the text of an annotation or of a ConfigMap key as upstream's parser does; undefined if that refuses it. */
export type Reader<Value> = (text: string) => Value | undefined;

/** A number as Go's ParseFloat reads it: `NaN` and `Inf` are numbers too. */
export const readFloat: Reader<number> = (text) => {
  const { value, error } = parseGoFloat(text);
  return error === undefined ? value : undefined;
};

/** A whole number from -2147483648 to 2147483647, in decimal digits. */
export const readInt32: Reader<number> = (text) => {
  const { value, error } = parseGoInt(text, 32);
  return error === undefined ? Number(value) : undefined;
};

/** A whole number of 64 bits, in decimal digits. */
export const readInt64: Reader<bigint> = (text) => {
  const { value, error } = parseGoInt(text, 64);
  return error === undefined ? value : undefined;
};

/** One of Go's words for a boolean: `1`, `t`, `T`, `true`, `True`, `TRUE` and their opposites. */
export const readBool: Reader<boolean> = parseGoBool;

/** A duration with units, such as `1m30s`, in nanoseconds. */
export const readNanoseconds: Reader<bigint> = parseGoDuration;

/** A duration with units, such as `1m30s`, in seconds. */
export const readSeconds: Reader<number> = (text) => {
  const nanoseconds = parseGoDuration(text);
  return nanoseconds === undefined ? undefined : nanosecondsToSeconds(nanoseconds);
};

/** Any text, without the space around it. */
export const readText: Reader<string> = trimGoSpace;

const SECOND = 1_000_000_000n;

/** The longest durations that Go knows; rounding leaves them as they are. */
const LONGEST = [2n ** 63n - 1n, -(2n ** 63n)];

/** Whether a duration in nanoseconds is one of whole seconds, as far as rounding by Go tells. */
export function isWholeSeconds(nanoseconds: bigint): boolean {
  return nanoseconds % SECOND === 0n || LONGEST.includes(nanoseconds);
}
