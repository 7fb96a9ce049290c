import type { Answers } from '../timeline';

/** A number of the answers by which runs are compared. */
export interface Measure {
  readonly name: MeasureName | ReachName;
  /** How a sentence calls it. */
  readonly title: string;
  readonly unit: string;
  /** Which is better; undefined where neither is. */
  readonly better: 'less' | 'more' | undefined;
}

/** The first second with so many pods ready. */
export type ReachName = `ready${number}`;

export type MeasureName
  = 'servedShare' | 'lost' | 'underProvisionedSeconds' | 'peakWaiting' | 'drainSeconds' | 'podHours' | 'cost' | 'meanReplicas' | 'peakReplicas' | 'oscillations';

/** The measures in the order of their weight. */
export const MEASURES: readonly Measure[] = [
  { name: 'servedShare', title: 'served', unit: '%', better: 'more' },
  { name: 'lost', title: 'lost', unit: '', better: 'less' },
  { name: 'underProvisionedSeconds', title: 'under-provisioned', unit: 's', better: 'less' },
  { name: 'peakWaiting', title: 'most waiting', unit: '', better: 'less' },
  { name: 'drainSeconds', title: 'time to drain', unit: 's', better: 'less' },
  { name: 'podHours', title: 'pod-hours', unit: '', better: 'less' },
  { name: 'cost', title: 'cost', unit: '', better: 'less' },
  { name: 'meanReplicas', title: 'mean replicas', unit: '', better: undefined },
  { name: 'peakReplicas', title: 'most replicas', unit: '', better: undefined },
  { name: 'oscillations', title: 'oscillations', unit: '', better: 'less' },
];

/** What less than this share makes is rounding. */
const EQUAL = 1e-9;

/** The measures of runs that were asked when they reach some sizes: those as well. */
export function measuresWith(sizes: readonly number[]): readonly Measure[] {
  return [...MEASURES, ...sizes.map((size): Measure => ({ name: `${READY}${size}`, title: `${size} ready at`, unit: 's', better: 'less' }))];
}

const READY = 'ready';

/** The value of a measure; Infinity for what never happens (a backlog that drains, a size that is reached), undefined where there is none. */
export function measured(answers: Answers, name: Measure['name']): number | undefined {
  if (isReach(name)) return answers.reachedAtSecond[Number(name.slice(READY.length))] ?? Infinity;
  return name === 'drainSeconds' ? answers.drainSeconds ?? Infinity : answers[name];
}

function isReach(name: Measure['name']): name is ReachName {
  return name.startsWith(READY);
}

/** Whether two values are the same, apart from rounding. */
export function same(a: number | undefined, b: number | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || !Number.isFinite(a) || !Number.isFinite(b)) return false;
  return Math.abs(a - b) <= EQUAL * Math.max(Math.abs(a), Math.abs(b));
}

/** A value with its unit: `99.2 %`, `280 s`, `never`. */
export function shown({ unit }: Measure, value: number | undefined): string {
  if (value === undefined) return 'unknown';
  if (value === Infinity) return 'never';
  const number = Number((unit === '%' ? value * 100 : value).toPrecision(4));
  return unit === '' ? String(number) : `${number} ${unit}`;
}
