import { AMOUNT, DURATION, type TextKind } from './read-amount';

/** The prefix of the annotations that carry what other fields of a manifest cannot say to a simulation. */
export const SIMULATE_PREFIX = 'simulate.scalewright.dev/';

/** The settings of a service that are numbers or durations, by their names in annotations, with the option that each stands for. */
export const NUMBER_SETTINGS = {
  'rate-per-pod': ['ratePerPod', AMOUNT],
  'concurrency-per-pod': ['concurrencyPerPod', AMOUNT],
  'service-time': ['serviceTimeSeconds', DURATION],
  'queue-timeout': ['queueTimeoutSeconds', DURATION],
  'initial-waiting': ['initialWaiting', AMOUNT],
  'initial-replicas': ['initialReplicas', AMOUNT],
  'pod-start-time': ['podStartSeconds', DURATION],
  'readiness-delay': ['readinessDelaySeconds', DURATION],
  'idle-rate-per-pod': ['idleRatePerPod', AMOUNT],
  'scrape-interval': ['scrapeIntervalSeconds', DURATION],
} as const satisfies Readonly<Record<string, readonly [string, TextKind]>>;

/** Those that are something else. */
export const OTHER_SETTINGS = ['demand', 'load', 'expected-peak', 'objective', 'cpu-idle', 'cpu-each', 'memory-idle', 'memory-each'] as const;

/** In what a load is counted. */
export const DEMANDS = ['requests', 'users', 'messages'] as const;

/** The names that the annotations can have, without the prefix. */
export const SIMULATE_ANNOTATIONS: readonly string[] = [...Object.keys(NUMBER_SETTINGS), ...OTHER_SETTINGS];
