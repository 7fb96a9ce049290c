import { formatMilli, milliQuantity } from '../../kubernetes/quantity';
import type { Int64 } from '../int64';
import type { PreparedMetric } from './metric';
import { hpaRules, type HpaRules } from './rules';
import type { MetricStatus } from './state';

/** The `current` of a metric in `status.currentMetrics`, as `kubectl get -o yaml` shows it. */
export interface FormattedMetricStatus {
  readonly averageUtilization?: number;
  readonly averageValue?: string;
  readonly value?: string;
}

/** Makes quantities of what was read of a metric: `1500m`, for memory `100Mi`. Upstream: `buildQuantity`. */
export function formatMetricStatus(
  metric: PreparedMetric, status: MetricStatus, { writesMemoryInBinary }: HpaRules = hpaRules(),
): FormattedMetricStatus {
  const isBinary = writesMemoryInBinary && metric.resource === 'memory';
  const format = (milli: Int64): string => (isBinary ? milliQuantity(BigInt(milli), 'BinarySI').canonical() : formatMilli(BigInt(milli)));
  return {
    ...(status.averageUtilization !== undefined && { averageUtilization: status.averageUtilization }),
    ...(status.averageValue !== undefined && { averageValue: format(status.averageValue) }),
    ...(status.value !== undefined && { value: format(status.value) }),
  };
}
