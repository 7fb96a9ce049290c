import type { Kind } from '../kubernetes/declared/kind';
import { aFlag, aStrictNumber, aText } from '../kubernetes/declared/scalars';
import { anObject } from '../kubernetes/declared/shapes';
import { parseAutoscalerConfig } from '../kubernetes/knative/parse-autoscaler-config';
import type { Problem } from '../kubernetes/problem';

/** Settings of `config-autoscaler` for all revisions of a cluster. Upstream: Knative Serving 1.23, `pkg/autoscaler/config`. */
export interface AutoscalerSettingsSpec {
  /** Class of revisions that name none. @default 'kpa.autoscaling.knative.dev' */
  readonly podAutoscalerClass?: string;
  /** Requests in flight per pod where a revision does not say. At least 0.01 with the percentage. @default 100 */
  readonly containerConcurrencyTargetDefault?: number;
  /** Share of the target at which the next pod starts, in percent. Above 1, at most 100. @default 70 */
  readonly containerConcurrencyTargetPercentage?: number;
  /** Requests per second and pod where a revision does not say. From 0.01. @default 200 */
  readonly requestsPerSecondTargetDefault?: number;
  /** Requests buffered in the activator beyond what the pods can take; -1 always, 0 only at zero. @default 211 */
  readonly targetBurstCapacity?: number;
  /** Averaging window in seconds. Whole number from 6 to 3600. @default 60 */
  readonly stableWindowSeconds?: number;
  /** Panic window in percent of the window. From 1 to 100. @default 10 */
  readonly panicWindowPercentage?: number;
  /** Percent of the ready pods that the panic window must ask for. From 110 to 1000. @default 200 */
  readonly panicThresholdPercentage?: number;
  /** Largest factor by which one decision may raise the pods. Above 1. @default 1000 */
  readonly maxScaleUpRate?: number;
  /** Largest factor by which one decision may lower the pods. Above 1. @default 2 */
  readonly maxScaleDownRate?: number;
  /** Whether revisions may scale to zero. @default true */
  readonly enableScaleToZero?: boolean;
  /** Least seconds with the activator in the path before the last pod goes. Above 0. @default 30 */
  readonly scaleToZeroGracePeriodSeconds?: number;
  /** Least seconds that the last pod is kept. From 0. @default 0 */
  readonly scaleToZeroPodRetentionPeriodSeconds?: number;
  /** Requests that one activator can take. From 1. @default 100 */
  readonly activatorCapacity?: number;
  /** Pods at the start of a revision. From 0. @default 1 */
  readonly initialScale?: number;
  /** Whether a revision may start with no pods. @default false */
  readonly allowZeroInitialScale?: boolean;
  /** Lower bound of revisions that do not say. From 0. @default 0 */
  readonly minScale?: number;
  /** Upper bound of revisions that do not say; 0 for none. @default 0 */
  readonly maxScale?: number;
  /** Largest upper bound that a revision may ask for; 0 for no limit. @default 0 */
  readonly maxScaleLimit?: number;
  /** Seconds that a lower wish must last. Whole number from 0. @default 0 */
  readonly scaleDownDelaySeconds?: number;
}

/** Keys of the ConfigMap by setting; durations carry their unit. */
const KEYS: Readonly<Record<keyof AutoscalerSettingsSpec, string>> = {
  podAutoscalerClass: 'pod-autoscaler-class',
  containerConcurrencyTargetDefault: 'container-concurrency-target-default',
  containerConcurrencyTargetPercentage: 'container-concurrency-target-percentage',
  requestsPerSecondTargetDefault: 'requests-per-second-target-default',
  targetBurstCapacity: 'target-burst-capacity',
  stableWindowSeconds: 'stable-window',
  panicWindowPercentage: 'panic-window-percentage',
  panicThresholdPercentage: 'panic-threshold-percentage',
  maxScaleUpRate: 'max-scale-up-rate',
  maxScaleDownRate: 'max-scale-down-rate',
  enableScaleToZero: 'enable-scale-to-zero',
  scaleToZeroGracePeriodSeconds: 'scale-to-zero-grace-period',
  scaleToZeroPodRetentionPeriodSeconds: 'scale-to-zero-pod-retention-period',
  activatorCapacity: 'activator-capacity',
  initialScale: 'initial-scale',
  allowZeroInitialScale: 'allow-zero-initial-scale',
  minScale: 'min-scale',
  maxScale: 'max-scale',
  maxScaleLimit: 'max-scale-limit',
  scaleDownDelaySeconds: 'scale-down-delay',
};

/** The settings, each of which the parser of Knative reads from a text. */
export const AUTOSCALER_SETTINGS: Kind<AutoscalerSettingsSpec> = anObject<AutoscalerSettingsSpec>({
  podAutoscalerClass: aText,
  containerConcurrencyTargetDefault: aStrictNumber,
  containerConcurrencyTargetPercentage: aStrictNumber,
  requestsPerSecondTargetDefault: aStrictNumber,
  targetBurstCapacity: aStrictNumber,
  stableWindowSeconds: aStrictNumber,
  panicWindowPercentage: aStrictNumber,
  panicThresholdPercentage: aStrictNumber,
  maxScaleUpRate: aStrictNumber,
  maxScaleDownRate: aStrictNumber,
  enableScaleToZero: aFlag,
  scaleToZeroGracePeriodSeconds: aStrictNumber,
  scaleToZeroPodRetentionPeriodSeconds: aStrictNumber,
  activatorCapacity: aStrictNumber,
  initialScale: aStrictNumber,
  allowZeroInitialScale: aFlag,
  minScale: aStrictNumber,
  maxScale: aStrictNumber,
  maxScaleLimit: aStrictNumber,
  scaleDownDelaySeconds: aStrictNumber,
});

/** The data of the ConfigMap: every value is a text. */
export function autoscalerData(settings: AutoscalerSettingsSpec): Readonly<Record<string, string>> {
  const data: Record<string, string> = {};
  for (const [setting, key] of Object.entries(KEYS)) {
    const value = settings[setting as keyof AutoscalerSettingsSpec];
    if (value !== undefined) data[key] = setting.endsWith('Seconds') ? `${String(value)}s` : String(value);
  }
  return data;
}

/** What the webhook would refuse, and the two traps that it lets through; paths are the names of the settings. */
export function autoscalerProblems(settings: AutoscalerSettingsSpec): readonly Problem[] {
  const settingOf = new Map(Object.entries(KEYS).map(([setting, key]) => [key, setting]));
  const problems: Problem[] = parseAutoscalerConfig(autoscalerData(settings)).problems
    .map((problem) => ({ ...problem, path: settingOf.get(problem.path) ?? problem.path }));
  const percentage = settings.containerConcurrencyTargetPercentage;
  if (percentage !== undefined && percentage > 0 && percentage <= 1) {
    problems.push({
      path: 'containerConcurrencyTargetPercentage',
      rule: 'must be above 1: Knative reads it as a fraction',
      got: percentage,
      fix: `write ${percentage * 100} for ${percentage * 100} %`,
    });
  }
  const threshold = settings.panicThresholdPercentage;
  if (threshold !== undefined && !(threshold >= 110 && threshold <= 1000)) {
    problems.push({ path: 'panicThresholdPercentage', rule: 'must be from 110 to 1000: Knative does not check it and panics for ever', got: threshold });
  }
  return problems;
}
