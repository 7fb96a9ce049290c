import { isWithin } from './cron-window';
import type { CronWindow } from './cron-window';
import { milliOf } from './metric-value';
import type { Milli } from './metric-value';
import type { OddAnswer, SourceAnswer } from './source-answer';
import { loadZone } from './zoned-time';
import type { Zone } from './zoned-time';
import { ownField } from '../../kubernetes/json';
import { parseCronSchedule } from '../../kubernetes/keda/cron-schedule';
import type { CronSchedule } from '../../kubernetes/keda/cron-schedule';
import { METADATA, Parameters } from '../../kubernetes/keda/scalers/parameters';
import type { ScalerConfig } from '../../kubernetes/keda/scalers/scaler';

/** How a scaler makes a metric value and its activity of what its source answers. */
export type SourceReader = ThresholdReader | CronReader | ResourceReader;

/** Active while the number is greater than a threshold. */
export interface ThresholdReader {
  readonly kind: 'threshold';
  readonly activation: number;
  /** For Prometheus: whether an answer without a number counts as 0 instead of an error. */
  readonly nulls: 'zero' | 'error';
}

/** Looks at the clock. */
export interface CronReader {
  readonly kind: 'cron';
  /** Undefined if there is no such time zone, which makes every read fail. */
  readonly window: CronWindow | undefined;
  readonly desiredReplicas: number;
}

/** `cpu` and `memory`: read by the HPA itself. */
export interface ResourceReader {
  readonly kind: 'resource';
}

/** What a scaler makes of an answer. */
export type ScalerReading = { readonly milli: Milli; readonly active: boolean } | { readonly error: string };

/** The activation parameter of each trigger type that has one, and its default (`pkg/scalers` of KEDA 2.20). */
const ACTIVATION: Readonly<Record<string, readonly [parameter: string, initial: string]>> = {
  'activemq': ['activationTargetQueueSize', '0'],
  'apache-kafka': ['activationLagThreshold', '0'],
  'artemis-queue': ['activationQueueLength', '10'],
  'aws-sqs-queue': ['activationQueueLength', '0'],
  'kafka': ['activationLagThreshold', '0'],
  'kubernetes-workload': ['activationValue', '0'],
  'metrics-api': ['activationTargetValue', '0'],
  'nats-jetstream': ['activationLagThreshold', '0'],
  'prometheus': ['activationThreshold', '0'],
  'pulsar': ['activationMsgBacklogThreshold', '0'],
  'rabbitmq': ['activationValue', '0'],
  'redis': ['activationListLength', '0'],
  'redis-cluster': ['activationListLength', '0'],
  'redis-cluster-streams': ['activationLagCount', '0'],
  'redis-sentinel': ['activationListLength', '0'],
  'redis-sentinel-streams': ['activationLagCount', '0'],
  'redis-streams': ['activationLagCount', '0'],
};

/** The reader of a trigger that `buildScaler` accepts; undefined for a type whose activity is not followed here. */
export function sourceReader(config: ScalerConfig): SourceReader | undefined {
  const parameters = new Parameters(config);
  if (config.triggerType === 'cpu' || config.triggerType === 'memory') return { kind: 'resource' };
  if (config.triggerType === 'cron') return cronReader(parameters);
  const [parameter, initial] = ownField(ACTIVATION, config.triggerType) ?? [];
  if (parameter === undefined || initial === undefined) return undefined;
  const ignoresNulls = parameters.flag('ignoreNullValues', { from: METADATA, initial: 'true' });
  return { kind: 'threshold', activation: parameters.float(parameter, { from: METADATA, initial }), nulls: ignoresNulls ? 'zero' : 'error' };
}

function cronReader(parameters: Parameters): CronReader {
  const text = (name: string): string => parameters.text(name, { from: METADATA });
  const [start, end, zone] = [parseCronSchedule(text('start')), parseCronSchedule(text('end')), loadZone(text('timezone'))];
  const zoneOf = ({ location }: CronSchedule): Zone | undefined => (location === undefined || location === 'Local' ? zone : loadZone(location));
  const known = zone !== undefined && typeof start !== 'string' && typeof end !== 'string';
  const [startZone, endZone] = known ? [zoneOf(start), zoneOf(end)] : [];
  return {
    kind: 'cron',
    window: known && startZone !== undefined && endZone !== undefined ? { start, startZone, end, endZone } : undefined,
    desiredReplicas: Number(parameters.int('desiredReplicas', { from: METADATA })),
  };
}

/**
 * What a scaler makes of the answer of its source: `GetMetricsAndActivity` of `pkg/scalers/prometheus_scaler.go`, `cron_scaler.go`
 * and, with plain numbers, the scalers of queues.
 */
export function readSource(reader: SourceReader, answer: SourceAnswer | undefined, nowMillis: number): ScalerReading {
  if (reader.kind === 'resource') return { error: 'a resource metric is read by the HPA' };
  if (reader.kind === 'cron') return readClock(reader, nowMillis);
  if (answer === undefined) return { error: 'the source of the trigger is not given' };
  const number = numberOf(answer, reader);
  if (typeof number === 'string') return { error: number };
  const active = typeof answer === 'object' && 'active' in answer ? answer.active : number > reader.activation;
  return { milli: milliOf(number), active };
}

function readClock({ window, desiredReplicas }: CronReader, nowMillis: number): ScalerReading {
  if (window === undefined) return { error: 'unable to load timezone' };
  const active = isWithin(window, nowMillis);
  return { milli: milliOf(active ? desiredReplicas : 0), active };
}

const ODD: Readonly<Record<OddAnswer, string>> = {
  empty: "prometheus metrics 'prometheus' target may be lost, the result is empty",
  matrix: "prometheus metrics 'prometheus' target may be lost, the value list is empty",
  null: '',
  scalar: 'the result is no vector',
  several: 'prometheus query returned multiple elements',
};

/** The number in an answer, or why there is none. */
function numberOf(answer: SourceAnswer, { nulls }: ThresholdReader): number | string {
  if (typeof answer === 'object') return 'error' in answer ? answer.error : answer.value;
  // Upstream starts from -1, and null leaves it so.
  if (answer === 'null') return -1;
  if (answer === 'several' || answer === 'scalar') return ODD[answer];
  if (typeof answer === 'number' && Number.isFinite(answer)) return answer;
  if (nulls === 'zero') return 0;
  return typeof answer === 'number' ? `prometheus query returns ${answer}` : ODD[answer];
}
