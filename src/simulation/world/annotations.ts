import { asObject, asString } from '../../kubernetes/json';
import { joinPath } from '../../kubernetes/problem';
import type { Problems } from '../../kubernetes/problem';
import { parsePrometheusDuration } from '../../kubernetes/prometheus-duration';
import { quantityOf } from '../../kubernetes/quantity';
import type { ServiceOptions } from '../options';

/** The prefix of the annotations that carry what other fields of a manifest cannot. */
export const SIMULATE_PREFIX = 'simulate.scalewright.dev/';

type Reader = (text: string) => number | undefined;

interface AnnotationKind {
  readonly read: Reader;
  readonly rule: string;
}

const AMOUNT: AnnotationKind = { read: (text) => quantityOf(text)?.toNumber(), rule: 'must be a number such as 20 or 500m' };
const DURATION: AnnotationKind = {
  read: (text) => {
    const millis = parsePrometheusDuration(text);
    return millis === undefined ? undefined : millis / 1000;
  },
  rule: 'must be a duration such as 30s',
};

/** The annotations that are numbers or durations, with the option that each stands for. */
const NUMBERS = {
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
} as const satisfies Readonly<Record<string, readonly [keyof ServiceOptions, AnnotationKind]>>;

const OTHERS = ['demand', 'expected-peak', 'cpu-idle', 'cpu-each', 'memory-idle', 'memory-each'] as const;
const DEMANDS = ['requests', 'users', 'messages'] as const;

/** The names that the annotations can have, without the prefix. */
export const SIMULATE_ANNOTATIONS: readonly string[] = [...Object.keys(NUMBERS), ...OTHERS];

const RISE_SECOND = 300;
const FALL_SECOND = 1500;
const END_SECOND = 3600;
const BASE_SHARE = 0.1;

/** What the annotations of an object say about the service; what cannot be read is a problem. */
export function annotatedOptions(object: unknown, path: string, problems: Problems): ServiceOptions {
  const annotations = asObject(asObject(asObject(object).metadata).annotations);
  const found = new Map(Object.entries(annotations).flatMap(([key, value]) => (
    key.startsWith(SIMULATE_PREFIX) && typeof value === 'string' ? [[key.slice(SIMULATE_PREFIX.length), value] as const] : [])));
  for (const name of found.keys()) {
    problems.check(SIMULATE_ANNOTATIONS.includes(name), pathOf(path, name), `must be one of the known annotations: ${SIMULATE_ANNOTATIONS.join(', ')}`);
  }
  const number = (name: string, { read, rule }: AnnotationKind): number | undefined => {
    const text = found.get(name);
    if (text === undefined) return undefined;
    const value = read(text);
    problems.check(value !== undefined, pathOf(path, name), rule, text);
    return value;
  };
  const options: Record<string, unknown> = {};
  for (const [name, [option, kind]] of Object.entries(NUMBERS)) options[option] = number(name, kind);
  const usage = (name: 'cpu' | 'memory'): ServiceOptions['cpu'] => {
    const [idle, each] = [number(`${name}-idle`, AMOUNT), number(`${name}-each`, AMOUNT)];
    return idle === undefined && each === undefined ? undefined : { idle: idle ?? 0, each: each ?? 0 };
  };
  const peak = number('expected-peak', AMOUNT);
  const demand = asString(found.get('demand'));
  problems.check(demand === undefined || isDemand(demand), pathOf(path, 'demand'), `must be one of ${DEMANDS.join(', ')}`, demand);
  return defined({
    ...options,
    cpu: usage('cpu'),
    memory: usage('memory'),
    load: peak === undefined ? undefined : expectedLoad(peak),
    demand: isDemand(demand) ? demand : undefined,
  });
}

/** What an expected peak stands for: a tenth of it for five minutes, all of it for twenty, then a tenth again up to an hour. */
export function expectedLoad(peak: number): NonNullable<ServiceOptions['load']> {
  const base = peak * BASE_SHARE;
  return {
    kind: 'stages',
    from: base,
    stages: [
      { durationSeconds: RISE_SECOND, target: base },
      { durationSeconds: 0, target: peak },
      { durationSeconds: FALL_SECOND - RISE_SECOND, target: peak },
      { durationSeconds: 0, target: base },
      { durationSeconds: END_SECOND - FALL_SECOND, target: base },
    ],
  };
}

function isDemand(text: string | undefined): text is (typeof DEMANDS)[number] {
  return DEMANDS.some((demand) => demand === text);
}

function pathOf(path: string, name: string): string {
  return joinPath(path, `metadata.annotations[${SIMULATE_PREFIX}${name}]`);
}

/** Options without the fields that are undefined, so that they do not hide others. */
export function defined(options: Readonly<Record<string, unknown>>): ServiceOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
