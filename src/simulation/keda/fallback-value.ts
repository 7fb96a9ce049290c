import { narrowMilli } from './metric-value';
import type { MetricValue } from './metric-value';
import type { PreparedModifiers } from './modifiers';
import type { FallbackSpec } from './prepare';
import type { ExternalTarget } from './prepared-triggers';
import type { Surroundings } from './surroundings';
import { COMPOSITE_METRIC_NAME } from '../../kubernetes/keda/hpa';
import { floatToInt64 } from '../int64';

/**
 * The metric value that leads the HPA to the replicas of a fallback, cut off to thousandths; undefined for a metric of type Value
 * while no pod is ready (KEDA 2.20 `pkg/fallback/fallback.go`, doFallback).
 */
export function fallbackValue(
  fallback: FallbackSpec, modifiers: PreparedModifiers | undefined, metric: ExternalTarget, { replicas, readyPods }: Surroundings,
): MetricValue | undefined {
  const type = modifiers?.metricType ?? metric.type;
  if (type === 'Value' && readyPods === 0) return undefined;
  const wanted = wantedReplicas(fallback, replicas) / (type === 'Value' ? readyPods : 1);
  const target = modifiers?.targetValue ?? metric.target;
  return {
    name: modifiers === undefined ? metric.name : COMPOSITE_METRIC_NAME,
    milli: narrowMilli(BigInt(floatToInt64(target * 1000 * wanted))),
  };
}

function wantedReplicas({ behavior, replicas }: FallbackSpec, current: number): number {
  switch (behavior) {
    case 'currentReplicas': return current;
    case 'currentReplicasIfHigher': return Math.max(current, replicas);
    case 'currentReplicasIfLower': return Math.min(current, replicas);
    default: return replicas;
  }
}
