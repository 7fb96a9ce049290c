import type { JsonObject } from '../json';
import { Quantity } from '../quantity';
import type { RevisionAutoscaling } from './resolve-autoscaling';

/** What Knative writes into the HorizontalPodAutoscaler of a revision of class `hpa.autoscaling.knative.dev`. */
export interface RevisionHpa {
  /** Left out where the minimum is 0: Kubernetes then takes 1. */
  readonly minReplicas?: number;
  readonly maxReplicas: number;
  /** Left out without a target annotation: Kubernetes then takes cpu at 80 %. */
  readonly metrics?: readonly JsonObject[];
  readonly behavior?: JsonObject;
}

const INT32_MAX = 2 ** 31 - 1;
const MEBI = 1024n * 1024n;

/**
 * The HorizontalPodAutoscaler of a revision (knative/serving v0.50 `hpa/resources/hpa.go`). Everything but the metric, the
 * target, the bounds and the window is ignored for this class. `minScale` is that in force: 0 for an unreachable revision.
 */
export function revisionHpa(settings: RevisionAutoscaling, minScale = settings.minScale): RevisionHpa {
  const { maxScale, metric, annotatedTarget, annotatedWindow } = settings;
  const stabilization = annotatedWindow === undefined ? undefined : { stabilizationWindowSeconds: Math.trunc(annotatedWindow) };
  return {
    ...(minScale > 0 && { minReplicas: minScale }),
    maxReplicas: maxScale === 0 ? INT32_MAX : maxScale,
    ...(annotatedTarget !== undefined && { metrics: [metricSpec(metric, annotatedTarget)] }),
    ...(stabilization !== undefined && { behavior: { scaleUp: stabilization, scaleDown: stabilization } }),
  };
}

function metricSpec(metric: string, target: number): JsonObject {
  if (metric === 'cpu') {
    return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: toInt32(Math.ceil(target)) } } };
  }
  if (metric === 'memory') {
    const averageValue = wholeQuantity(BigInt.asIntN(64, toInt64(target) * MEBI), 'BinarySI');
    return { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue } } };
  }
  return { type: 'Pods', pods: { metric: { name: metric }, target: { type: 'AverageValue', averageValue: wholeQuantity(toInt64(target), 'DecimalSI') } } };
}

function wholeQuantity(unscaled: bigint, format: 'BinarySI' | 'DecimalSI'): string {
  return new Quantity({ form: 'int64', unscaled, exponent: 0 }, format).canonical();
}

/** Go's conversion to int32 on amd64: what does not fit becomes the smallest number. */
function toInt32(value: number): number {
  return Math.abs(value) <= INT32_MAX ? value + 0 : -INT32_MAX - 1;
}

/** Go's conversion to int64 on amd64: towards zero, and what does not fit becomes the smallest number. */
function toInt64(value: number): bigint {
  return Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : -(2n ** 63n);
}
