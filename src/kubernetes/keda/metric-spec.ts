import type { JsonObject } from '../json';
import { formatMilli } from '../quantity';
import { metricMilli } from './metric-quantity';

/** A metric that a trigger puts into the HPA: an entry of `spec.metrics`. */
export interface MetricSpec extends JsonObject {
  readonly type: 'ContainerResource' | 'External' | 'Resource';
}

/** The name of an external metric: the trigger's place among all triggers, then its own name with `/.:%()` made dashes. */
export function externalMetricName(triggerIndex: number, name: string): string {
  return `s${triggerIndex}-${normalizeMetricName(name)}`;
}

/** KEDA's NormalizeString (KEDA 2.20 `pkg/util/normalize_string.go`). */
export function normalizeMetricName(name: string): string {
  return name.replace(/[/.:%()]/g, '-');
}

/** An external metric with a whole number as its target. */
export function wholeMetric(name: string, metricType: string, target: bigint): MetricSpec {
  return externalMetric(name, metricType, target.toString());
}

/** An external metric with a target of three decimals. */
export function decimalMetric(name: string, metricType: string, target: number): MetricSpec {
  return externalMetric(name, metricType, formatMilli(metricMilli(target)));
}

/** An external metric; any metric type but AverageValue has its target as a value (KEDA 2.20 `pkg/scalers/scaler.go`, GetMetricTarget). */
export function externalMetric(name: string, metricType: string, target: string): MetricSpec {
  const quantity = metricType === 'AverageValue' ? { averageValue: target } : { value: target };
  return { type: 'External', external: { metric: { name }, target: { type: metricType, ...quantity } } };
}
