import type { History } from './history';

/** One element of what a query gives. */
export interface Element {
  /** The pod that it is about; undefined if it is about no single one. */
  readonly pod: number | undefined;
  readonly value: number;
}

export type Vector = readonly Element[];

type OverRange = (history: History, now: number, rangeSeconds: number) => number | undefined;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

const REDUCERS: ReadonlyMap<string, (values: readonly number[]) => number> = new Map([
  ['sum', sum],
  ['avg', mean],
  ['min', (values: readonly number[]) => Math.min(...values)],
  ['max', (values: readonly number[]) => Math.max(...values)],
  ['count', (values: readonly number[]) => values.length],
  ['stddev', deviation],
  ['group', () => 1],
]);

const OVER_TIME: ReadonlyMap<string, (values: readonly number[]) => number> = new Map([
  ...(['sum', 'avg', 'min', 'max', 'count', 'stddev'] as const).map((name) => [`${name}_over_time`, REDUCERS.get(name) ?? sum] as const),
  ['last_over_time', (values: readonly number[]) => values.at(-1) ?? 0],
]);

/** Functions over the samples of a range. */
export const RANGE_FUNCTIONS: ReadonlyMap<string, OverRange> = new Map<string, OverRange>([
  ['rate', (history, now, range) => {
    const increase = history.increase(now, range);
    return increase === undefined ? undefined : increase / range;
  }],
  ['increase', (history, now, range) => history.increase(now, range)],
  ['delta', (history, now, range) => history.delta(now, range)],
  ['irate', (history, now, range) => history.instantRate(now, range)],
  ...Array.from(OVER_TIME, ([name, reduce]) => [name, ((history, now, range) => history.over(now, range, reduce)) as OverRange] as const),
]);

type OverValue = (value: number, parameters: readonly number[]) => number;

/** Functions over single values, with the numbers that follow them. */
export const VALUE_FUNCTIONS: ReadonlyMap<string, OverValue> = new Map<string, OverValue>([
  ['abs', Math.abs],
  ['ceil', Math.ceil],
  ['floor', Math.floor],
  ['sqrt', Math.sqrt],
  ['exp', Math.exp],
  ['ln', Math.log],
  ['log2', Math.log2],
  ['log10', Math.log10],
  ['sgn', Math.sign],
  ['round', (value, [to = 1]) => Math.floor(value / to + 0.5) * to],
  ['clamp_min', (value, [least = Number.NaN]) => Math.max(value, least)],
  ['clamp_max', (value, [most = Number.NaN]) => Math.min(value, most)],
  ['clamp', (value, [least = Number.NaN, most = Number.NaN]) => Math.max(least, Math.min(value, most))],
]);

/** What an aggregation makes of the values of a group; undefined for one that is not followed. */
export function aggregate(operator: string): ((values: readonly number[]) => number) | undefined {
  return REDUCERS.get(operator);
}

const ARITHMETIC: ReadonlyMap<string, (a: number, b: number) => number> = new Map<string, (a: number, b: number) => number>([
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
  ['%', (a, b) => a % b],
  ['^', (a, b) => a ** b],
]);

const COMPARISONS: ReadonlyMap<string, (a: number, b: number) => boolean> = new Map<string, (a: number, b: number) => boolean>([
  ['==', (a, b) => a === b],
  ['!=', (a, b) => a !== b],
  ['>', (a, b) => a > b],
  ['<', (a, b) => a < b],
  ['>=', (a, b) => a >= b],
  ['<=', (a, b) => a <= b],
]);

/** What a binary operator makes of two vectors; undefined for one that is not followed. */
export function combine(symbol: string, comparison: 'filters' | 'gives 0 or 1'): ((left: Vector, right: Vector) => Vector) | undefined {
  if (symbol === 'or') return (left, right) => [...left, ...right.filter(({ pod }) => !left.some((element) => element.pod === pod))];
  if (symbol === 'and') return (left, right) => left.filter(({ pod }) => right.some((element) => element.pod === pod));
  if (symbol === 'unless') return (left, right) => left.filter(({ pod }) => !right.some((element) => element.pod === pod));
  const compute = ARITHMETIC.get(symbol);
  if (compute !== undefined) return (left, right) => pairs(left, right).map(([pod, a, b]) => ({ pod, value: compute(a, b) }));
  const holds = COMPARISONS.get(symbol);
  if (holds === undefined) return undefined;
  if (comparison === 'gives 0 or 1') return (left, right) => pairs(left, right).map(([pod, a, b]) => ({ pod, value: Number(holds(a, b)) }));
  return (left, right) => pairs(left, right).filter(([, a, b]) => holds(a, b)).map(([pod, a]) => ({ pod, value: a }));
}

/** Elements about the same pod; one that is about no single pod goes with all of the other side. */
function pairs(left: Vector, right: Vector): readonly (readonly [pod: number | undefined, a: number, b: number])[] {
  return left.flatMap((a) => right
    .filter((b) => a.pod === undefined || b.pod === undefined || a.pod === b.pod)
    .map((b) => [a.pod ?? b.pod, a.value, b.value] as const));
}
