import { nanosecondsToSeconds } from '../go-duration';
import { AUTOSCALING_ANNOTATIONS, findAnnotation, HPA_CLASS, KPA_CLASS, PROGRESS_DEADLINE_ANNOTATION, TARGET_MIN } from './annotation-keys';
import type { AnnotationKey, Annotations } from './annotation-keys';
import type { AutoscalerConfig } from './autoscaler-config';
import { readFloat, readInt32, readNanoseconds } from './setting-readers';
import type { Reader } from './setting-readers';

/**
 * The settings by which a revision is scaled: its annotations where they can be read, else `config-autoscaler`, else defaults.
 * An annotation that cannot be read counts as absent; the webhook normally keeps such ones away.
 */
export interface RevisionAutoscaling {
  /** The class that scales the revision; KPA where the annotation is missing, whatever the ConfigMap says. */
  readonly class: string;
  /** `concurrency` or `rps` for the KPA; empty for a foreign class that names none. */
  readonly metric: string;
  /** What one pod is steered to: concurrent requests, or requests per second. At least 0.01. */
  readonly target: number;
  /** What one pod can take, of which `target` is a share. */
  readonly total: number;
  /** The share of `total` that is steered to: 0.7 is 70 %. */
  readonly targetUtilization: number;
  /** The burst that must fit without the activator; 0 takes it out of the path, -1 keeps it in. */
  readonly targetBurstCapacity: number;
  readonly activatorCapacity: number;
  /** Ratio of wanted to ready pods at which panic begins: 2 is 200 %. */
  readonly panicThreshold: number;
  readonly maxScaleUpRate: number;
  readonly maxScaleDownRate: number;
  /** Seconds. */
  readonly stableWindow: number;
  /** Whole seconds, at least 1. */
  readonly panicWindow: number;
  /** Seconds. */
  readonly scaleDownDelay: number;
  readonly initialScale: number;
  /** 0 if not set. */
  readonly activationScale: number;
  /** The fewest pods while the revision is reachable; 0 for none. An unreachable revision has no minimum. */
  readonly minScale: number;
  /** The most pods; 0 for no bound. */
  readonly maxScale: number;
  /** `weighted-exponential`, or any other text, which means linear. */
  readonly algorithm: string;
  /** Seconds that the last pod is kept; an unreachable revision keeps none. */
  readonly scaleToZeroPodRetentionPeriod: number;
  /** Seconds; undefined where config-deployment decides (600 by default). */
  readonly progressDeadline: number | undefined;
  readonly enableScaleToZero: boolean;
  /** Seconds. */
  readonly scaleToZeroGracePeriod: number;
  /** The target annotation as a number, for the HPA class, which has no default for it. */
  readonly annotatedTarget: number | undefined;
  /** The window annotation in seconds, for the HPA class, which has no default for it. */
  readonly annotatedWindow: number | undefined;
}

/**
 * Resolves what a revision is scaled by, as the PodAutoscaler's reconciler does (knative/serving v0.50:
 * `resources/target.go`, `resources/metric.go`, `kpa/resources/decider.go`, `v1alpha1/pa_lifecycle.go`).
 *
 * `annotations` are those of the PodAutoscaler (see `podAutoscalerAnnotations`), `containerConcurrency` is that of the revision, 0 for unlimited.
 */
export function resolveAutoscaling(annotations: Annotations, containerConcurrency: number, config: AutoscalerConfig): RevisionAutoscaling {
  const read = <Value>(annotation: AnnotationKey, reader: Reader<Value>): Value | undefined => {
    const found = findAnnotation(annotations, annotation);
    return found === undefined ? undefined : reader(found.value);
  };
  const keys = AUTOSCALING_ANNOTATIONS;
  const seconds = (annotation: AnnotationKey): number | undefined => toSeconds(read(annotation, readNanoseconds));
  const window = read(keys.window, readNanoseconds);
  const stableWindow = toSeconds(window) ?? config.stableWindow;
  const className = read(keys.class, verbatim) ?? KPA_CLASS;
  const metric = read(keys.metric, verbatim) ?? defaultMetric(className);
  const annotatedTarget = read(keys.target, readFloat);
  const annotatedUtilization = read(keys.targetUtilizationPercentage, readFloat);
  const aim = resolveTarget({ metric, containerConcurrency, annotatedTarget, annotatedUtilization, config });
  return {
    class: className,
    metric,
    ...aim,
    targetBurstCapacity: read(keys.targetBurstCapacity, readFloat) ?? config.targetBurstCapacity,
    activatorCapacity: config.activatorCapacity,
    panicThreshold: (read(keys.panicThresholdPercentage, readFloat) ?? config.panicThresholdPercentage) / 100,
    maxScaleUpRate: config.maxScaleUpRate,
    maxScaleDownRate: config.maxScaleDownRate,
    stableWindow,
    panicWindow: panicWindow(stableWindow, read(keys.panicWindowPercentage, readFloat) ?? config.panicWindowPercentage),
    scaleDownDelay: seconds(keys.scaleDownDelay) ?? config.scaleDownDelay,
    initialScale: resolveInitialScale(read(keys.initialScale, readInt32), config),
    activationScale: read(keys.activationScale, readInt32) ?? 0,
    minScale: read(keys.minScale, readInt32) ?? config.minScale,
    maxScale: read(keys.maxScale, readInt32) ?? config.maxScale,
    algorithm: normalizeAlgorithm(read(keys.metricAggregationAlgorithm, verbatim) ?? ''),
    scaleToZeroPodRetentionPeriod: seconds(keys.scaleToZeroPodRetentionPeriod) ?? config.scaleToZeroPodRetentionPeriod,
    progressDeadline: seconds(PROGRESS_DEADLINE_ANNOTATION),
    enableScaleToZero: config.enableScaleToZero,
    scaleToZeroGracePeriod: config.scaleToZeroGracePeriod,
    annotatedTarget,
    annotatedWindow: toSeconds(window),
  };
}

/**
 * The annotations of the PodAutoscaler that Knative makes of a revision: with the class of the ConfigMap and the metric of
 * the class filled in (`v1alpha1/pa_defaults.go`).
 */
export function podAutoscalerAnnotations(annotations: Annotations, config: AutoscalerConfig): Annotations {
  const { class: { key: classKey }, metric: { key: metricKey } } = AUTOSCALING_ANNOTATIONS;
  const withClass: Annotations = { [classKey]: config.podAutoscalerClass, ...annotations };
  return { [metricKey]: defaultMetric(withClass[classKey] ?? KPA_CLASS), ...withClass };
}

/** The metric of a class where the annotation names none: `concurrency` for KPA, `cpu` for HPA, none for others. */
export function defaultMetric(className: string): string {
  if (className === KPA_CLASS) return 'concurrency';
  return className === HPA_CLASS ? 'cpu' : '';
}

const verbatim: Reader<string> = (text) => text;

function toSeconds(nanoseconds: bigint | undefined): number | undefined {
  return nanoseconds === undefined ? undefined : nanosecondsToSeconds(nanoseconds);
}

interface TargetInputs {
  readonly metric: string;
  readonly containerConcurrency: number;
  readonly annotatedTarget: number | undefined;
  /** In percent. */
  readonly annotatedUtilization: number | undefined;
  readonly config: AutoscalerConfig;
}

function resolveTarget(
  { metric, containerConcurrency, annotatedTarget, annotatedUtilization, config }: TargetInputs,
): Pick<RevisionAutoscaling, 'target' | 'total' | 'targetUtilization'> {
  const rps = metric === 'rps';
  const preset = rps ? config.requestsPerSecondTargetDefault : containerConcurrency || config.containerConcurrencyTargetDefault;
  const clamped = annotatedTarget !== undefined && metric === 'concurrency' && containerConcurrency !== 0;
  const total = clamped ? Math.min(annotatedTarget, containerConcurrency) : annotatedTarget ?? preset;
  const presetUtilization = rps ? config.targetUtilization : config.containerConcurrencyTargetFraction;
  const targetUtilization = annotatedUtilization === undefined ? presetUtilization : annotatedUtilization / 100;
  return { target: Math.max(TARGET_MIN, total * targetUtilization), total, targetUtilization };
}

const SECOND = 1e9;
const INT64_LIMIT = 2 ** 63;

/** The share of the stable window, rounded to whole seconds with halves up, at least one second. What 64 bits cannot hold counts as none. */
function panicWindow(stableWindow: number, percentage: number): number {
  const nanoseconds = Math.round(stableWindow * SECOND) * percentage / 100;
  return Math.abs(nanoseconds) < INT64_LIMIT ? Math.max(1, Math.floor(Math.trunc(nanoseconds) / SECOND + 0.5)) : 1;
}

function resolveInitialScale(annotated: number | undefined, { initialScale, allowZeroInitialScale }: AutoscalerConfig): number {
  return annotated === undefined || (annotated === 0 && !allowZeroInitialScale) ? initialScale : annotated;
}

function normalizeAlgorithm(algorithm: string): string {
  return algorithm === 'weightedExponential' ? 'weighted-exponential' : algorithm;
}

const INT32_MIN = -(2 ** 31);

/**
 * The excess burst capacity of a new revision, before its first decision: negative keeps the activator in the path
 * (`scaling/multiscaler.go`, `createScaler`). What 32 bits cannot hold becomes the smallest number, as on amd64.
 */
export function initialExcessBurstCapacity(
  { initialScale, total, targetBurstCapacity }: Pick<RevisionAutoscaling, 'initialScale' | 'total' | 'targetBurstCapacity'>,
): number {
  if (targetBurstCapacity === 0 || targetBurstCapacity === -1) return targetBurstCapacity;
  const excess = Math.trunc(initialScale * total - targetBurstCapacity);
  return excess >= INT32_MIN && excess < -INT32_MIN ? excess + 0 : INT32_MIN;
}
