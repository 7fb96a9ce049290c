import { askScaler, inOrderOfAnswers, MetricsCollector } from './collect';
import { applyModifiers } from './composite';
import { withFallback } from './fallback';
import type { MetricValue } from './metric-value';
import { OperatorDraft } from './operator-draft';
import type { PreparedScalers } from './prepare';
import type { ExternalTarget, PreparedTrigger } from './prepared-triggers';
import { ScaledObjectHandle } from './scaled-object-handle';
import type { KedaState, MetricsRecord, StoredScaledObject } from './state';
import type { Surroundings } from './surroundings';

/** One read of an external metric. */
export interface ReadStep {
  readonly state: KedaState;
  /** What the HPA gets; empty beside an error, and when a formula could not be computed. */
  readonly values: readonly MetricValue[];
  /** The error that the HPA gets. */
  readonly error: string | undefined;
}

/**
 * Reads an external metric for the HPA: GetScaledObjectMetrics of KEDA 2.20 `pkg/scaling/scale_handler.go`. The sources are asked
 * at once, unless a trigger uses the metrics of the last poll. A read counts for the fallback as a poll does, but on the copy of the
 * object that belongs to the scalers. Pure.
 */
export function readMetric(state: KedaState, metric: string, around: Surroundings): ReadStep {
  const draft = new OperatorDraft(state);
  const { object } = draft;
  if (object === undefined) return { state, values: [], error: 'error getting scalers: the ScaledObject is not found' };
  const cache = draft.scalers ?? draft.buildScalers(object, object, around);
  const scalers = 'error' in cache ? cache : cache.definition.scalers;
  if ('error' in scalers) return { state, values: [], error: `error getting scalers ${scalers.error}` };
  const handle = new ScaledObjectHandle(draft.scalersCopy ?? object, object);
  const collector = collect(draft, handle, scalers, wantedMetrics(handle.copy, object, metric), around);
  draft.object = handle.stored;
  draft.refreshScalersCopy(handle.copy);
  if (collector.error !== undefined) draft.clearScalers();
  const after = draft.finish();
  if (collector.error !== undefined && collector.fallbacks.length === 0) return { state: after, values: [], error: `metric:${metric} encountered error` };
  if (collector.values.length === 0) return { state: after, values: [], error: `no matching metrics found for ${metric}` };
  return { state: after, values: applyModifiers(handle.copy, collector, scalers.formula).values, error: undefined };
}

/** With a target for a composite metric all metrics are wanted, as the status lists them. */
function wantedMetrics(copy: StoredScaledObject, stored: StoredScaledObject, metric: string): ReadonlySet<string> {
  const { modifiers } = copy.definition;
  if (modifiers === undefined || modifiers.target === '') return new Set([metric.toLowerCase()]);
  const { externalMetricNames } = copy.status.externalMetricNames.length === 0 ? stored.status : copy.status;
  return new Set(externalMetricNames.map((name) => name.toLowerCase()));
}

function collect(
  draft: OperatorDraft, handle: ScaledObjectHandle, { triggers }: PreparedScalers, wanted: ReadonlySet<string>, around: Surroundings,
): MetricsCollector {
  const collector = new MetricsCollector();
  const recordOf = ({ useCachedMetrics }: PreparedTrigger, { name }: ExternalTarget): MetricsRecord | undefined => (
    useCachedMetrics ? draft.records.get(name) : undefined);
  for (const trigger of inOrderOfAnswers(triggers, (one) => one.metrics.some((metric) => recordOf(one, metric) !== undefined))) {
    for (const metric of trigger.metrics.filter(({ name }) => wanted.has(name.toLowerCase()))) {
      const processed = withFallback(handle, recordOf(trigger, metric) ?? askScaler(trigger, metric, around), metric, around);
      collector.add(trigger, metric, processed, handle.copy.definition);
    }
  }
  return collector;
}
