import type { Kind } from '../kubernetes/declared/kind';
import { aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import { madeBy, anObject, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { Problems, type Problem } from '../kubernetes/problem';

/** How the Knative pod autoscaler averages and reacts. Upstream: Knative Serving 1.23, annotations `autoscaling.knative.dev/*`. */
export interface KpaTuningSpec {
  /** Share of the target at which the next pod starts, in percent. From 1 to 100. @default 70 (of the cluster) */
  readonly utilization?: number;
  /** Averaging window in seconds. Whole number from 6 to 3600. @default 60 (of the cluster) */
  readonly windowSeconds?: number;
  /** Panic window in percent of the window. From 1 to 100. @default 10 (of the cluster) */
  readonly panicWindowPercentage?: number;
  /** Percent of the ready pods that the panic window must ask for to enter panic mode. From 110 to 1000. @default 200 (of the cluster) */
  readonly panicThresholdPercentage?: number;
  /** Requests that are buffered in the activator beyond what the pods can take; -1 always, 0 only at zero. @default 211 (of the cluster) */
  readonly targetBurstCapacity?: number;
  /** Seconds that a lower wish must last. Whole number from 0 to 3600. @default 0 (of the cluster) */
  readonly scaleDownDelaySeconds?: number;
  /** Least seconds that the last pod is kept. From 0 to 3600. @default 0 (of the cluster) */
  readonly podRetentionSeconds?: number;
  /** How the window is averaged. @default 'linear' */
  readonly aggregation?: 'linear' | 'weighted-exponential';
}

const TUNING_KEYS: KeysOf<KpaTuningSpec> = {
  utilization: aNumber,
  windowSeconds: aNumber,
  panicWindowPercentage: aNumber,
  panicThresholdPercentage: aNumber,
  targetBurstCapacity: aNumber,
  scaleDownDelaySeconds: aNumber,
  podRetentionSeconds: aNumber,
  aggregation: oneOf('linear', 'weighted-exponential'),
};

/** Scaling by the Knative pod autoscaler. */
export interface KpaScalingSpec extends KpaTuningSpec {
  readonly metric: 'concurrency' | 'rps';
  /** Requests in flight, or requests per second, that one pod should carry. From 0.01. @default 100 or 200 (of the cluster) */
  readonly target?: number;
}

const KPA_KEYS: KeysOf<KpaScalingSpec & { readonly kind: string }> = {
  kind: required(aText), ...TUNING_KEYS, metric: required(oneOf('concurrency', 'rps')), target: aNumber,
};

/** Scaling by a HorizontalPodAutoscaler that Knative makes; it cannot scale to zero. */
export interface HpaClassScalingSpec {
  /** `cpu` in percent of the request, `memory` in Mi per pod, any other metric of `custom.metrics.k8s.io` per pod. */
  readonly metric: string;
  /** From 1. */
  readonly target: number;
  /** Seconds over which the HPA stabilizes scaling down. Whole number from 6 to 3600. @default 300 (of Kubernetes) */
  readonly windowSeconds?: number;
}

const HPA_KEYS: KeysOf<HpaClassScalingSpec & { readonly kind: string }> = {
  kind: required(aText), metric: required(aText), target: aNumber, windowSeconds: aNumber,
};

/** What a Knative Service scales on. */
export type KnativeScalingSpec =
  | ({ readonly kind: 'kpa' } & KpaScalingSpec)
  | ({ readonly kind: 'hpa' } & HpaClassScalingSpec);

/** What `KnativeScaling` makes. */
export const KNATIVE_SCALING: Kind<KnativeScalingSpec> = madeBy('KnativeScaling', 'kind', { kpa: anObject(KPA_KEYS), hpa: anObject(HPA_KEYS) });

/** Bounds of the replicas of a revision. */
export interface KnativeBoundsSpec {
  /** Lower bound; 0 lets the revision scale to zero. @default 0 (of the cluster) */
  readonly minScale?: number;
  /** Upper bound; 0 means none. @default 0 (of the cluster) */
  readonly maxScale?: number;
  /** Pods at the start of a revision. @default 1 (of the cluster) */
  readonly initialScale?: number;
  /** Pods that the first request wakes; from 2. @default - as many as the demand asks for */
  readonly activationScale?: number;
}

const INT32_MAX = 2_147_483_647;
const WINDOW = { low: 6, high: 3600 };
const DEFAULT_TARGET = { concurrency: 100, rps: 200 };
const DEFAULT_UTILIZATION = 70;
const PREFIX = 'autoscaling.knative.dev';

/** Problems of the scaling; paths relative to it. `concurrencyLimit` is the hard limit per pod, 0 for none. */
export function scalingProblems(scaling: KnativeScalingSpec, concurrencyLimit: number): readonly Problem[] {
  const problems = new Problems();
  const range = (path: string, value: number | undefined, low: number, high: number): boolean => value === undefined
    || problems.check(Number.isFinite(value) && value >= low && value <= high, path, `must be from ${low} to ${high}`, value);
  const seconds = (path: string, value: number | undefined, low: number): void => {
    if (range(path, value, low, WINDOW.high) && value !== undefined) {
      problems.check(Number.isInteger(value), path, 'must be whole seconds', value);
    }
  };
  seconds('windowSeconds', scaling.windowSeconds, WINDOW.low);
  if (scaling.kind === 'hpa') {
    problems.check(scaling.metric !== '' && scaling.metric !== 'concurrency' && scaling.metric !== 'rps', 'metric',
      'must be a metric of a HorizontalPodAutoscaler', scaling.metric, 'use KnativeScaling.concurrency() or .rps()');
    problems.check(Number.isFinite(scaling.target) && scaling.target >= 1, 'target', 'must be a number from 1', scaling.target);
    return problems.list;
  }
  problems.check(scaling.target === undefined || (Number.isFinite(scaling.target) && scaling.target >= 0.01), 'target',
    'must be a number from 0.01', scaling.target);
  if (scaling.metric === 'concurrency' && concurrencyLimit > 0 && scaling.target !== undefined) {
    problems.check(scaling.target <= concurrencyLimit, 'target', `must be at most 'containerConcurrency' (${concurrencyLimit}): Knative lowers it silently`,
      scaling.target);
  }
  range('utilization', scaling.utilization, 1, 100);
  range('panicWindowPercentage', scaling.panicWindowPercentage, 1, 100);
  range('panicThresholdPercentage', scaling.panicThresholdPercentage, 110, 1000);
  const burst = scaling.targetBurstCapacity;
  problems.check(burst === undefined || burst === -1 || (Number.isFinite(burst) && burst >= 0), 'targetBurstCapacity', 'must be -1 or a number from 0',
    burst);
  seconds('scaleDownDelaySeconds', scaling.scaleDownDelaySeconds, 0);
  range('podRetentionSeconds', scaling.podRetentionSeconds, 0, WINDOW.high);
  return problems.list;
}

/** Problems of the bounds; paths relative to the declaration. */
export function boundsProblems(bounds: KnativeBoundsSpec, kind: KnativeScalingSpec['kind']): readonly Problem[] {
  const problems = new Problems();
  const { minScale = 0, maxScale = 0, initialScale, activationScale } = bounds;
  const whole = (path: string, value: number | undefined, low: number): boolean => problems.check(
    value === undefined || (Number.isInteger(value) && value >= low && value <= INT32_MAX), path, `must be a whole number from ${low}`, value);
  const valid = [
    whole('minScale', bounds.minScale, 0), whole('maxScale', bounds.maxScale, 0),
    whole('initialScale', initialScale, 0), whole('activationScale', activationScale, 2),
  ].every(Boolean);
  if (!valid) return problems.list;
  const unbounded = maxScale === 0;
  problems.check(unbounded || maxScale >= minScale, 'maxScale', `must be at least 'minScale' (${minScale})`, maxScale,
    "raise 'maxScale' or lower 'minScale'");
  problems.check(unbounded || (initialScale ?? 0) <= maxScale, 'initialScale', `must be at most 'maxScale' (${maxScale}), which it would override`,
    initialScale);
  problems.check(activationScale === undefined || unbounded || activationScale <= maxScale, 'activationScale',
    `must be at most 'maxScale' (${maxScale})`, activationScale);
  problems.check(activationScale === undefined || activationScale >= minScale, 'activationScale', `must be at least 'minScale' (${minScale})`,
    activationScale);
  if (kind === 'hpa') {
    problems.check(bounds.minScale !== 0, 'minScale', 'must be at least 1: a HorizontalPodAutoscaler cannot scale to zero', bounds.minScale,
      'raise it or scale on concurrency or rps');
    problems.check(activationScale === undefined, 'activationScale', 'must not be set: nothing is activated without scaling to zero', activationScale);
  }
  return problems.list;
}

/** The annotations of the revision template. */
export function scalingAnnotations(scaling: KnativeScalingSpec, bounds: KnativeBoundsSpec): Readonly<Record<string, string>> {
  const annotations: Record<string, string> = {};
  const set = (key: string, value: number | string | undefined, unit = ''): void => {
    if (value !== undefined) annotations[`${PREFIX}/${key}`] = `${value}${unit}`;
  };
  set('class', `${scaling.kind}.${PREFIX}`);
  set('metric', scaling.metric);
  set('target', scaling.target);
  if (scaling.kind === 'kpa') {
    set('target-utilization-percentage', scaling.utilization);
    set('panic-window-percentage', scaling.panicWindowPercentage);
    set('panic-threshold-percentage', scaling.panicThresholdPercentage);
    set('target-burst-capacity', scaling.targetBurstCapacity);
    set('scale-down-delay', scaling.scaleDownDelaySeconds, 's');
    set('scale-to-zero-pod-retention-period', scaling.podRetentionSeconds, 's');
    set('metric-aggregation-algorithm', scaling.aggregation);
  }
  set('window', scaling.windowSeconds, 's');
  set('min-scale', bounds.minScale);
  set('max-scale', bounds.maxScale);
  set('initial-scale', bounds.initialScale);
  set('activation-scale', bounds.activationScale);
  return annotations;
}

/**
 * What one pod carries before the next one starts: target times utilization, with the defaults of an untouched cluster.
 * Undefined with the HPA class, where the target is what it says. Upstream: `ResolveMetricTarget`.
 */
export function effectiveTarget(scaling: KnativeScalingSpec, concurrencyLimit: number): number | undefined {
  if (scaling.kind === 'hpa') return undefined;
  const limit = scaling.metric === 'concurrency' && concurrencyLimit > 0 ? concurrencyLimit : undefined;
  const total = Math.min(scaling.target ?? limit ?? DEFAULT_TARGET[scaling.metric], limit ?? Number.POSITIVE_INFINITY);
  return Math.max(0.01, total * ((scaling.utilization ?? DEFAULT_UTILIZATION) / 100));
}
