import type { Answers } from '../timeline';

/** A number of the answers by which runs are compared. */
export interface Measure {
  readonly name: MeasureName;
  /** How a sentence calls it. */
  readonly title: string;
  readonly unit: string;
  /** Which is better; undefined where neither is. */
  readonly better: 'less' | 'more' | undefined;
}

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

/** The value of a measure; Infinity for a backlog that does not drain, undefined where there is none. */
export function measured(answers: Answers, name: MeasureName): number | undefined {
  return name === 'drainSeconds' ? answers.drainSeconds ?? Infinity : answers[name];
}

/** Whether two values are the same, apart from rounding. */
export function same(a: number | undefined, b: number | undefined): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && Math.abs(a - b) <= EQUAL * Math.max(Math.abs(a), Math.abs(b));
}

/** A value with its unit: `99.2 %`, `280 s`, `never`. */
export function shown({ unit }: Measure, value: number | undefined): string {
  if (value === undefined) return 'unknown';
  if (value === Infinity) return 'never';
  const number = Number((unit === '%' ? value * 100 : value).toPrecision(4));
  return unit === '' ? String(number) : `${number} ${unit}`;
}
