import type { JsonObject } from '../../src/kubernetes/json';
import type { Milli } from '../../src/simulation/keda/metric-value';
import type { SourceAnswer } from '../../src/simulation/keda/source-answer';
import { conditionOf } from '../../src/simulation/keda/status';
import type { ConditionType, ScaledObjectStatus } from '../../src/simulation/keda/status';

/** Second 0 of all vectors: 2000-01-01T01:00:00Z. */
export const START_MILLIS = 946688400000;

/** A condition as the vectors write it: the letter of its status, and its reason if there is one. */
export function conditionText(status: Pick<ScaledObjectStatus, 'conditions'>, type: ConditionType): string {
  const condition = conditionOf(status, type);
  if (condition === undefined) return '';
  const letter = condition.status.slice(0, 1);
  return condition.reason === '' ? letter : `${letter}:${condition.reason}`;
}

/** A time of the status in seconds after second 0. */
export function secondsOf(millis: number | undefined): number | null {
  return millis === undefined ? null : (millis - START_MILLIS) / 1000;
}

/** A metric value as the vectors write it: beyond 2^53 as a text. */
export function milliJson(milli: Milli): number | string {
  const [whole, number] = [BigInt.asIntN(64, BigInt(milli)), Number(BigInt.asIntN(64, BigInt(milli)))];
  return Number.isSafeInteger(number) ? number : whole.toString();
}

/** The failure counters of a status. */
export function healthOf({ health }: ScaledObjectStatus): JsonObject {
  return Object.fromEntries(Object.entries(health).map(([metric, { numberOfFailures }]) => [metric, numberOfFailures]));
}

const ANSWERS: Readonly<Record<string, SourceAnswer>> = {
  empty: 'empty', matrix: 'matrix', null: 'null', scalar: 'scalar', two: 'several', nan: NaN, inf: Infinity, error: { error: 'HTTP 500' },
};

/** The answer of a source. */
export function answerOf(answer: number | string): SourceAnswer {
  if (typeof answer === 'number') return answer;
  const known = ANSWERS[answer];
  if (known === undefined) throw new Error(`unknown answer ${answer}`);
  return known;
}

/** Rows with 'an error' for its text, which is upstream's own; without those in which nothing but that text changed. */
function withoutTexts(rows: readonly (readonly unknown[])[], fields: readonly string[]): readonly (readonly unknown[])[] {
  const plain = rows.map((values) => values.map((value, place) => (fields[place] === 'error' && value !== '' ? 'an error' : value)));
  return plain.filter((values, index) => index === 0 || canonical(values.slice(1)) !== canonical(plain[index - 1]?.slice(1)));
}

/** The first difference between recorded rows and those of a replay, if there is one. */
export function rowsDifference(
  fields: readonly string[], recorded: readonly (readonly unknown[])[], made: readonly (readonly unknown[])[],
): string | undefined {
  const [wanted, got] = [withoutTexts(recorded, fields), withoutTexts(made, fields)];
  for (let index = 0; index < Math.max(wanted.length, got.length); index += 1) {
    const [expected, actual] = [wanted[index], got[index]];
    if (expected === undefined || actual === undefined) return `row ${index}: expected ${canonical(expected)}, got ${canonical(actual)}`;
    const difference = firstDifference(fields, expected, actual);
    if (difference !== undefined) return `row ${index} at ${String(expected[0])} s: ${difference}`;
  }
  return undefined;
}

/** Takes the events that are due off the front of a list, which is in order of time. */
export function takeDue<Event extends { readonly 1: number }>(events: Event[], t: number): readonly Event[] {
  const later = events.findIndex((event) => event[1] > t);
  return events.splice(0, later < 0 ? events.length : later);
}

/** The first field that differs, if any does. */
export function firstDifference(fields: readonly string[], expected: readonly unknown[], actual: readonly unknown[]): string | undefined {
  const place = fields.findIndex((_, index) => canonical(expected[index]) !== canonical(actual[index]));
  return place < 0 ? undefined : `${fields[place]}: expected ${canonical(expected[place])}, got ${canonical(actual[place])}`;
}

/** A value as JSON with the keys of its objects in order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) => {
    if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
    return Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)));
  }) ?? 'undefined';
}
