import type { MultipleScalersCalculation } from './job-demand';
import type { JobHistoryLimits } from './job-reading';
import { readJobStrategy } from './job-strategy';
import type { JobStrategy } from './job-strategy';
import { prepareTriggers } from './prepared-triggers';
import type { PreparedTriggers, TriggerValues } from './prepared-triggers';
import { asList, asNumber, asObject, asString, isObject } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/json';
import { annotationHolds, KEDA_ANNOTATIONS } from '../../kubernetes/keda/annotations';
import { KEDA_DEFAULTS } from '../../kubernetes/keda/replica-bounds';
import { triggersOf, triggersProblem } from '../../kubernetes/keda/scaled-object-checks';
import { Problems, sentence } from '../../kubernetes/problem';

const SECOND = 1000;
const DEFAULT_NAMESPACE = 'default';
const DEFAULT_HISTORY_LIMIT = 100;

/** A ScaledJob read once, so that the steps need not look at JSON. */
export interface PreparedScaledJob {
  /** The manifest that it was read from. */
  readonly manifest: JsonObject;
  readonly paused: boolean;
  readonly pollingIntervalMillis: number;
  /** The jobs that run at least. */
  readonly least: number;
  /** The most jobs beyond those, or, where upstream counts so, of all. */
  readonly most: number;
  readonly strategy: JobStrategy;
  readonly pendingPodConditions: readonly string[];
  readonly calculation: MultipleScalersCalculation;
  readonly history: JobHistoryLimits;
  /** Whether the jobs of an older spec are deleted. */
  readonly rollout: 'immediate' | 'gradual';
  /** Whether there is a `jobTargetRef`; the operator does nothing without one. */
  readonly hasTemplate: boolean;
  /** What the reconciler has against the triggers before it builds scalers. */
  readonly triggersFault: string | undefined;
  /** Whether a trigger has a `metricType`, which is refused after the scalers were built. */
  readonly hasMetricType: boolean;
  readonly scalers: PreparedTriggers;
}

/**
 * Reads a ScaledJob (`keda.sh/v1alpha1`) for the steps of the operator. Throws an error with all problems if it has a trigger whose
 * numbers cannot be simulated.
 */
export function prepareScaledJob(manifest: JsonObject, values: TriggerValues = {}): PreparedScaledJob {
  const spec = asObject(manifest.spec);
  const strategy = asObject(spec.scalingStrategy);
  const triggers = triggersOf(manifest);
  const namespace = asString(asObject(manifest.metadata).namespace) ?? DEFAULT_NAMESPACE;
  const problems = new Problems();
  const scalers = prepareTriggers(triggers, { asMetricSource: false, namespace }, values, problems);
  if (problems.list.length > 0) throw new Error(problems.list.map(sentence).join('\n'));
  const fault = triggersProblem(triggers);
  return {
    manifest,
    paused: annotationHolds(manifest, KEDA_ANNOTATIONS.paused),
    pollingIntervalMillis: (asNumber(spec.pollingInterval) ?? KEDA_DEFAULTS.pollingInterval) * SECOND,
    ...bounds(asNumber(spec.minReplicaCount), asNumber(spec.maxReplicaCount)),
    strategy: readJobStrategy(strategy),
    pendingPodConditions: asList(strategy.pendingPodConditions).flatMap((type) => asString(type) ?? []),
    calculation: calculationOf(strategy.multipleScalersCalculation),
    history: {
      successful: asNumber(spec.successfulJobsHistoryLimit) ?? DEFAULT_HISTORY_LIMIT,
      failed: asNumber(spec.failedJobsHistoryLimit) ?? DEFAULT_HISTORY_LIMIT,
    },
    rollout: rolloutOf(asString(spec.rolloutStrategy) ?? '', asString(asObject(spec.rollout).strategy)),
    hasTemplate: isObject(spec.jobTargetRef),
    triggersFault: fault === undefined ? undefined : sentence(fault),
    hasMetricType: triggers.some(({ metricType }) => metricType !== ''),
    scalers,
  };
}

/** A minimum above the maximum counts as the maximum, and is then not taken off it (KEDA 2.20 `scaledjob_types.go`). */
function bounds(min: number | undefined, max: number | undefined): Pick<PreparedScaledJob, 'least' | 'most'> {
  if (max === undefined) return { least: min ?? KEDA_DEFAULTS.minReplicaCount, most: KEDA_DEFAULTS.maxReplicaCount };
  if (min !== undefined && min > max) return { least: max, most: max };
  const least = min ?? KEDA_DEFAULTS.minReplicaCount;
  return { least, most: max - least };
}

function calculationOf(json: unknown): MultipleScalersCalculation {
  return json === 'min' || json === 'avg' || json === 'sum' ? json : 'max';
}

/** The older field wins. */
function rolloutOf(deprecated: string, strategy: string | undefined): PreparedScaledJob['rollout'] {
  return (deprecated === '' ? strategy : deprecated) === 'gradual' ? 'gradual' : 'immediate';
}
