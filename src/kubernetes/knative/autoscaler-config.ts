import { HPA_CLASS, KPA_CLASS, RPS_TARGET_UTILIZATION } from './annotation-keys';
import { readBool, readFloat, readInt32, readSeconds, readText } from './setting-readers';
import type { Reader } from './setting-readers';

/** The ConfigMap `config-autoscaler` in typed form (knative/serving v0.50 `pkg/autoscaler/config`). */
export interface AutoscalerConfig {
  /** The class of revisions that name none. */
  readonly podAutoscalerClass: string;
  /** Whether a revision may go down to no pods at all. */
  readonly enableScaleToZero: boolean;
  /** Whether a revision may start with no pods. */
  readonly allowZeroInitialScale: boolean;
  /** The greatest factor by which one decision may raise the number of pods, above 1. */
  readonly maxScaleUpRate: number;
  /** The greatest factor by which one decision may lower the number of pods, above 1. */
  readonly maxScaleDownRate: number;
  /** The share of the target concurrency that is steered to: 0.7 is 70 %. Above 0, at most 1. */
  readonly containerConcurrencyTargetFraction: number;
  /** Concurrent requests of a pod where neither annotation nor containerConcurrency say. */
  readonly containerConcurrencyTargetDefault: number;
  /** Requests per second of a pod where the annotation does not say. */
  readonly requestsPerSecondTargetDefault: number;
  /** The burst that must fit without the activator in the path; -1 keeps the activator in it always. */
  readonly targetBurstCapacity: number;
  /** The panic window in percent of the stable window, 1 to 100. */
  readonly panicWindowPercentage: number;
  /** How much one activator can take, at least 1. */
  readonly activatorCapacity: number;
  /** The panic threshold in percent of the target. Not bounded in the ConfigMap. */
  readonly panicThresholdPercentage: number;
  /** The pods of a new revision. */
  readonly initialScale: number;
  /** The fewest pods of a revision that is reachable. */
  readonly minScale: number;
  /** The most pods of a revision; 0 for no bound. */
  readonly maxScale: number;
  /** The greatest max-scale a revision may ask for; 0 for no limit. */
  readonly maxScaleLimit: number;
  /** Seconds, 6 to 3600, whole. */
  readonly stableWindow: number;
  /** Seconds, whole, at least 0. */
  readonly scaleDownDelay: number;
  /** Seconds, above 0. */
  readonly scaleToZeroGracePeriod: number;
  /** Seconds, at least 0. */
  readonly scaleToZeroPodRetentionPeriod: number;
  /** The share of the target that requests per second are steered to; always 0.7. */
  readonly targetUtilization: number;
}

/** The settings in force where the ConfigMap says nothing. */
export const DEFAULT_AUTOSCALER_CONFIG: AutoscalerConfig = {
  podAutoscalerClass: KPA_CLASS,
  enableScaleToZero: true,
  allowZeroInitialScale: false,
  maxScaleUpRate: 1000,
  maxScaleDownRate: 2,
  containerConcurrencyTargetFraction: RPS_TARGET_UTILIZATION,
  containerConcurrencyTargetDefault: 100,
  requestsPerSecondTargetDefault: 200,
  targetBurstCapacity: 211,
  panicWindowPercentage: 10,
  activatorCapacity: 100,
  panicThresholdPercentage: 200,
  initialScale: 1,
  minScale: 0,
  maxScale: 0,
  maxScaleLimit: 0,
  stableWindow: 60,
  scaleDownDelay: 0,
  scaleToZeroGracePeriod: 30,
  scaleToZeroPodRetentionPeriod: 0,
  targetUtilization: RPS_TARGET_UTILIZATION,
};

/** The classes that Knative itself serves. */
export const KNATIVE_CLASSES = [KPA_CLASS, HPA_CLASS] as const;

/** A field of the typed form that the ConfigMap can set. */
export type AutoscalerSetting = Exclude<keyof AutoscalerConfig, 'targetUtilization'>;

/** How a key of the ConfigMap is read. */
export interface AutoscalerKey {
  readonly setting: AutoscalerSetting;
  readonly read: Reader<string | number | boolean>;
  /** What the text must be, for messages. */
  readonly kind: string;
}

const TEXT = { read: readText, kind: 'a class name' };
const BOOL = { read: readBool, kind: 'true or false' };
const FLOAT = { read: readFloat, kind: 'a number' };
const INT32 = { read: readInt32, kind: 'a whole number of at most 2147483647' };
const DURATION = { read: readSeconds, kind: 'a duration with a unit, such as 60s' };

/** The keys of `config-autoscaler`, in the order in which upstream reads them. Any other key does nothing. */
export const AUTOSCALER_CONFIG_KEYS: ReadonlyMap<string, AutoscalerKey> = new Map<string, AutoscalerKey>([
  ['pod-autoscaler-class', { setting: 'podAutoscalerClass', ...TEXT }],
  ['enable-scale-to-zero', { setting: 'enableScaleToZero', ...BOOL }],
  ['allow-zero-initial-scale', { setting: 'allowZeroInitialScale', ...BOOL }],
  ['max-scale-up-rate', { setting: 'maxScaleUpRate', ...FLOAT }],
  ['max-scale-down-rate', { setting: 'maxScaleDownRate', ...FLOAT }],
  ['container-concurrency-target-percentage', { setting: 'containerConcurrencyTargetFraction', ...FLOAT }],
  ['container-concurrency-target-default', { setting: 'containerConcurrencyTargetDefault', ...FLOAT }],
  ['requests-per-second-target-default', { setting: 'requestsPerSecondTargetDefault', ...FLOAT }],
  ['target-burst-capacity', { setting: 'targetBurstCapacity', ...FLOAT }],
  ['panic-window-percentage', { setting: 'panicWindowPercentage', ...FLOAT }],
  ['activator-capacity', { setting: 'activatorCapacity', ...FLOAT }],
  ['panic-threshold-percentage', { setting: 'panicThresholdPercentage', ...FLOAT }],
  ['initial-scale', { setting: 'initialScale', ...INT32 }],
  ['min-scale', { setting: 'minScale', ...INT32 }],
  ['max-scale', { setting: 'maxScale', ...INT32 }],
  ['max-scale-limit', { setting: 'maxScaleLimit', ...INT32 }],
  ['stable-window', { setting: 'stableWindow', ...DURATION }],
  ['scale-down-delay', { setting: 'scaleDownDelay', ...DURATION }],
  ['scale-to-zero-grace-period', { setting: 'scaleToZeroGracePeriod', ...DURATION }],
  ['scale-to-zero-pod-retention-period', { setting: 'scaleToZeroPodRetentionPeriod', ...DURATION }],
]);
