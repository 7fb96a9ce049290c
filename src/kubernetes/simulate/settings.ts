import { AMOUNT, DURATION, type TextKind } from './read-amount';

/** What a number must be. */
export interface NumberRule {
  readonly holds: (value: number) => boolean;
  readonly rule: string;
}

export const FROM_ZERO: NumberRule = { holds: (value) => value >= 0, rule: 'must be a number from 0' };
const ABOVE_ZERO: NumberRule = { holds: (value) => value > 0, rule: 'must be a number above 0' };
const WHOLE: NumberRule = { holds: (value) => Number.isInteger(value) && value >= 0, rule: 'must be a whole number from 0' };
const WHOLE_FROM_ONE: NumberRule = { holds: (value) => Number.isInteger(value) && value >= 1, rule: 'must be a whole number from 1' };

/** Whether a number is one and keeps its rule. */
export function keeps(value: unknown, { holds }: NumberRule): boolean {
  return typeof value === 'number' && Number.isFinite(value) && holds(value);
}

/** The prefix of the annotations that carry what other fields of a manifest cannot say to a simulation. */
export const SIMULATE_PREFIX = 'simulate.scalewright.dev/';

/** The settings of a service that are numbers or durations, by their names in annotations, with the option that each stands for, and what it must be. */
export const NUMBER_SETTINGS = {
  'rate-per-pod': ['ratePerPod', AMOUNT, FROM_ZERO],
  'concurrency-per-pod': ['concurrencyPerPod', AMOUNT, ABOVE_ZERO],
  'service-time': ['serviceTimeSeconds', DURATION, ABOVE_ZERO],
  'queue-timeout': ['queueTimeoutSeconds', DURATION, WHOLE_FROM_ONE],
  'initial-waiting': ['initialWaiting', AMOUNT, FROM_ZERO],
  'initial-replicas': ['initialReplicas', AMOUNT, WHOLE],
  'pod-start-time': ['podStartSeconds', DURATION, WHOLE],
  'readiness-delay': ['readinessDelaySeconds', DURATION, WHOLE],
  'idle-rate-per-pod': ['idleRatePerPod', AMOUNT, FROM_ZERO],
  'scrape-interval': ['scrapeIntervalSeconds', DURATION, WHOLE_FROM_ONE],
} as const satisfies Readonly<Record<string, readonly [string, TextKind, NumberRule]>>;

/** Those that are something else. */
export const OTHER_SETTINGS = ['demand', 'load', 'expected-peak', 'objective', 'cpu-idle', 'cpu-each', 'memory-idle', 'memory-each'] as const;

/** In what a load is counted. */
export const DEMANDS = ['requests', 'users', 'messages'] as const;

/** The names that the annotations can have, without the prefix. */
export const SIMULATE_ANNOTATIONS: readonly string[] = [...Object.keys(NUMBER_SETTINGS), ...OTHER_SETTINGS];
