import { parseGoDuration } from '../../go-duration';
import { parseGoBool, parseGoInt } from '../../go-number';
import { parseGoQuery } from '../../go-url';

/** A value read from its text, or why it cannot be: a rule, such as `must be a whole number`. */
export type Read<Value> = { readonly value: Value } | { readonly rule: string };

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A float64, written as JSON writes numbers. */
export function readFloat(text: string): Read<number> {
  const value = Number(text);
  return JSON_NUMBER.test(text) && Number.isFinite(value) ? { value } : { rule: 'must be a number as JSON writes it' };
}

/** An int64: a JSON number without fraction and exponent. */
export function readInt(text: string): Read<bigint> {
  const { value, error } = parseGoInt(text);
  return JSON_NUMBER.test(text) && error === undefined ? { value } : { rule: 'must be a whole number of 64 bits, without fraction or exponent' };
}

/** One of the texts that Go takes for a boolean. */
export function readBool(text: string): Read<boolean> {
  const value = parseGoBool(text);
  return value === undefined ? { rule: 'must be true or false (or 1, t, T, TRUE, True, 0, f, F, FALSE, False)' } : { value };
}

const MILLISECOND = 1_000_000n;

/** A duration in nanoseconds: Go's syntax, or a whole number of milliseconds; not negative. */
export function readDuration(text: string): Read<bigint> {
  const duration = parseGoDuration(text);
  if (duration !== undefined) return notNegative(duration, duration);
  const { value, error } = parseGoInt(text);
  if (error !== undefined) return { rule: "must be a duration such as '30s', or a number of milliseconds" };
  return notNegative(value, BigInt.asIntN(64, value * MILLISECOND));
}

function notNegative(given: bigint, value: bigint): Read<bigint> {
  return given < 0n ? { rule: 'must not be negative' } : { value };
}

/** `key=value,key=value`, with exactly one equals sign in each entry. */
export function readMap(text: string): Read<ReadonlyMap<string, string>> {
  const entries = text.split(',').map((entry) => entry.trim().split('='));
  const wrong = entries.find((entry) => entry.length !== 2);
  if (wrong !== undefined) return { rule: `must be a list of key=value with one '=' in each, which ${JSON.stringify(wrong.join('='))} is not` };
  return { value: new Map(entries.map(([key = '', value = '']) => [key.trim(), value.trim()])) };
}

/** Texts with commas between them. */
export function readTexts(text: string): Read<readonly string[]> {
  return { value: text.split(',').map((item) => item.trim()) };
}

/** Whole numbers with commas between them; `a-b` stands for all from a to b. */
export function readRanges(text: string): Read<readonly bigint[]> {
  const values: bigint[] = [];
  for (const item of text.split(',').map((part) => part.trim())) {
    const bounds = item.split('-').map((part) => readInt(part.trim()));
    const [first, last = first] = bounds;
    if (bounds.length > 2 || first === undefined || last === undefined || !('value' in first) || !('value' in last)) {
      return { rule: "must be a list of whole numbers and ranges such as '1,3-5'" };
    }
    if (values.length < LARGEST_LIST) values.push(first.value);
  }
  return { value: values };
}

/** More items than these tell nothing new. */
const LARGEST_LIST = 1000;

/** A query string. */
export function readQuery(text: string): Read<ReadonlyMap<string, readonly string[]>> {
  const value = parseGoQuery(text);
  return value === undefined ? { rule: 'must be a query string such as a=b&c=d' } : { value };
}
