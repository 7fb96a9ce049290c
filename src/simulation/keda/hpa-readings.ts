import { readMetric } from './read-metric';
import type { KedaState } from './state';
import type { Surroundings } from './surroundings';
import { asList, asObject, asString } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/json';
import type { MetricReading } from '../hpa/readings';
import { toInt64 } from '../int64';

/** What an HPA reads of the metrics in one sync. */
export interface HpaReadings {
  readonly state: KedaState;
  /** By the place of the metric in `spec.metrics`; undefined for metrics that KEDA does not serve. */
  readonly readings: readonly (MetricReading | undefined)[];
}

/** Reads all external metrics of an HPA from KEDA, one after the other. */
export function readHpaMetrics(state: KedaState, hpa: JsonObject, around: Surroundings): HpaReadings {
  let after = state;
  const readings = asList(asObject(hpa.spec).metrics).map((metric): MetricReading | undefined => {
    const name = asString(asObject(asObject(asObject(metric).external).metric).name);
    if (name === undefined) return undefined;
    const step = readMetric(after, name, around);
    after = step.state;
    return step.error === undefined ? { values: step.values.map(({ milli }) => toInt64(BigInt(milli))) } : { error: step.error };
  });
  return { state: after, readings };
}
