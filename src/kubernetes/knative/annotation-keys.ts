/**
 * An annotation that Knative reads under one of several keys, in order of priority: the first key that is present
 * wins, and the others are ignored, also by validation (knative.dev/pkg `kmap.KeyPriority`).
 */
export interface AnnotationKey {
  /** The key to write. */
  readonly key: string;
  /** Old spellings that are still read, all camelCase. */
  readonly aliases: readonly string[];
}

/** The prefix of the annotations that steer autoscaling. They belong on the revision template. */
export const AUTOSCALING_GROUP = 'autoscaling.knative.dev';

/** The class of the Knative pod autoscaler, which is the default. */
export const KPA_CLASS = 'kpa.autoscaling.knative.dev';

/** The class that makes a HorizontalPodAutoscaler of the revision. */
export const HPA_CLASS = 'hpa.autoscaling.knative.dev';

/** The ratio of the target that requests per second are steered to; no ConfigMap key changes it. */
export const RPS_TARGET_UTILIZATION = 0.7;

/** The smallest target of a pod, in concurrent requests or requests per second. */
export const TARGET_MIN = 0.01;

/** The shortest and longest stable window, in seconds. The longest also bounds the annotations for delay and retention. */
export const WINDOW_SECONDS = { min: 6, max: 3600 } as const;

/** The bounds of the panic window, in percent of the stable window. */
export const PANIC_WINDOW_PERCENTAGE = { min: 1, max: 100 } as const;

/** The bounds of the panic threshold, in percent of the target. They bind the annotation only, not the ConfigMap. */
export const PANIC_THRESHOLD_PERCENTAGE = { min: 110, max: 1000 } as const;

/** How the averages of a window are weighted; both spellings of the exponential one are accepted. */
export const AGGREGATION_ALGORITHMS = ['linear', 'weighted-exponential', 'weightedExponential'] as const;

/** The metrics that the KPA class can scale on. */
export const KPA_METRICS = ['concurrency', 'rps'] as const;

function autoscaling(name: string, ...aliases: readonly string[]): AnnotationKey {
  return { key: `${AUTOSCALING_GROUP}/${name}`, aliases: aliases.map((alias) => `${AUTOSCALING_GROUP}/${alias}`) };
}

/** The annotations for autoscaling (knative/serving v0.50 `pkg/apis/autoscaling/register.go`). Any other key does nothing. */
export const AUTOSCALING_ANNOTATIONS = {
  class: autoscaling('class'),
  metric: autoscaling('metric'),
  metricAggregationAlgorithm: autoscaling('metric-aggregation-algorithm', 'metricAggregationAlgorithm'),
  target: autoscaling('target'),
  targetUtilizationPercentage: autoscaling('target-utilization-percentage', 'targetUtilizationPercentage'),
  targetBurstCapacity: autoscaling('target-burst-capacity', 'targetBurstCapacity'),
  minScale: autoscaling('min-scale', 'minScale'),
  maxScale: autoscaling('max-scale', 'maxScale'),
  initialScale: autoscaling('initial-scale', 'initialScale'),
  activationScale: autoscaling('activation-scale'),
  window: autoscaling('window'),
  panicWindowPercentage: autoscaling('panic-window-percentage', 'panicWindowPercentage'),
  panicThresholdPercentage: autoscaling('panic-threshold-percentage', 'panicThresholdPercentage'),
  scaleDownDelay: autoscaling('scale-down-delay', 'scaleDownDelay'),
  scaleToZeroPodRetentionPeriod: autoscaling('scale-to-zero-pod-retention-period', 'scaleToZeroPodRetentionPeriod'),
} as const satisfies Readonly<Record<string, AnnotationKey>>;

/** The name of an autoscaling annotation in this library. */
export type AutoscalingAnnotation = keyof typeof AUTOSCALING_ANNOTATIONS;

/** How long a revision may take to become ready, a duration of whole seconds, read from the revision template. */
export const PROGRESS_DEADLINE_ANNOTATION: AnnotationKey = { key: 'serving.knative.dev/progress-deadline', aliases: [] };

/** How long a new revision takes over the traffic, a duration of whole seconds, read from a Service or Route. */
export const ROLLOUT_DURATION_ANNOTATION: AnnotationKey = {
  key: 'serving.knative.dev/rollout-duration',
  aliases: ['serving.knative.dev/rolloutDuration'],
};

/** The annotations of an object. */
export type Annotations = Readonly<Record<string, string>>;

/** An annotation as it was found: the key that was present, and its text. */
export interface FoundAnnotation {
  readonly key: string;
  readonly value: string;
}

/** The annotation under the first of its keys that is present, or undefined if none is. */
export function findAnnotation(annotations: Annotations, { key, aliases }: AnnotationKey): FoundAnnotation | undefined {
  const present = [key, ...aliases].find((candidate) => Object.hasOwn(annotations, candidate));
  return present === undefined ? undefined : { key: present, value: annotations[present] ?? '' };
}
