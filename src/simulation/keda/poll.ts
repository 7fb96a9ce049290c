import { askScaler, inOrderOfAnswers, MetricsCollector } from './collect';
import { applyModifiers } from './composite';
import { requestScale, storeScaleResult } from './executor';
import type { ScaleReason, TriggersVerdict } from './executor';
import { withFallback } from './fallback';
import type { RawMetrics } from './fallback';
import type { MetricValue } from './metric-value';
import { OperatorDraft } from './operator-draft';
import type { PreparedScalers } from './prepare';
import { ScaledObjectHandle } from './scaled-object-handle';
import type { KedaState, MetricsRecord } from './state';
import type { Surroundings } from './surroundings';
import { compositeToFloat } from '../../kubernetes/keda/metric-quantity';

/** One poll. */
export interface PollStep {
  readonly state: KedaState;
  /** `spec.replicas` of the target afterwards. */
  readonly replicas: number;
  /** Undefined if nothing was polled: there is no loop, or no object any more. */
  readonly outcome: PollOutcome | undefined;
}

/** What a poll found. */
export interface PollOutcome {
  /** Why the replicas are what they are; `aborted` if the poll ended before a decision, and left the status as it was. */
  readonly reason: ScaleReason | 'aborted';
  readonly active: boolean;
  /** Why a trigger failed, a formula could not be computed or the poll was aborted; undefined if nothing of it happened. */
  readonly error: string | undefined;
  readonly fallingBack: boolean;
  /** The metrics of the triggers, or the composite metric. */
  readonly metrics: readonly MetricValue[];
}

/**
 * One poll of the loop of a ScaledObject: asks every trigger, with fallback and formula, and requests the scale (checkScalers of KEDA
 * 2.20 `pkg/scaling/scale_handler.go`). Due at `state.operator.loop.nextPollMillis`. Pure.
 */
export function pollScaledObject(state: KedaState, around: Surroundings): PollStep {
  const draft = new OperatorDraft(state);
  const { loop, object } = draft;
  if (loop === undefined || object === undefined) return { state, replicas: around.replicas, outcome: undefined };
  const { pollingIntervalMillis } = loop;
  draft.loop = { pollingIntervalMillis, nextPollMillis: around.nowMillis + pollingIntervalMillis, copy: object };
  const cache = draft.scalers?.generation === object.generation ? draft.scalers : draft.buildScalers(object, 'loop', around);
  const scalers = 'error' in cache ? cache : cache.definition.scalers;
  if ('error' in scalers) return { state: draft.finish(), replicas: around.replicas, outcome: aborted(scalers.error) };
  return pollWith(draft, new ScaledObjectHandle(object, object), scalers, around);
}

function pollWith(draft: OperatorDraft, handle: ScaledObjectHandle, scalers: PreparedScalers, around: Surroundings): PollStep {
  const { verdict, collector, metrics, records } = askTriggers(handle, scalers, around);
  if (collector.error !== undefined) draft.clearScalers();
  const store = (): KedaState => {
    draft.object = handle.stored;
    if (draft.loop !== undefined) draft.loop = { ...draft.loop, copy: handle.copy };
    return draft.finish();
  };
  if (verdict === undefined) return { state: store(), replicas: around.replicas, outcome: aborted('scalingModifiers.ActivationTarget parsing error') };
  const result = requestScale(handle.copy, verdict, around);
  handle.stored = { ...handle.stored, status: storeScaleResult(handle.stored.status, result) };
  if (records.size > 0) draft.records = records;
  return {
    state: store(),
    replicas: result.replicas,
    outcome: {
      reason: result.reason,
      active: verdict.active,
      error: collector.error ?? metrics.error,
      fallingBack: collector.fallbacks.length > 0,
      metrics: metrics.values,
    },
  };
}

/** What a poll learns of the triggers: getScaledObjectState. */
interface Asked {
  /** Undefined if the activation of the formula cannot be read. */
  readonly verdict: TriggersVerdict | undefined;
  readonly collector: MetricsCollector;
  readonly metrics: RawMetrics;
  readonly records: ReadonlyMap<string, MetricsRecord>;
}

function askTriggers(handle: ScaledObjectHandle, { triggers, formula }: PreparedScalers, around: Surroundings): Asked {
  const { definition } = handle.copy;
  const collector = new MetricsCollector();
  const records = new Map<string, MetricsRecord>();
  const activeMetrics: string[] = [];
  let active = false;
  for (const trigger of inOrderOfAnswers(triggers)) {
    for (const metric of trigger.metrics) {
      const asked = askScaler(trigger, metric, around);
      const processed = withFallback(handle, asked, metric, around);
      collector.add(trigger, metric, processed, definition);
      if (trigger.useCachedMetrics) records.set(metric.name, { values: processed.values, error: processed.error });
      if (processed.error === undefined && (processed.fallingBack || asked.active)) {
        active = true;
        activeMetrics.push(...processed.values.map(({ name }) => name));
      }
    }
  }
  const failed = collector.error !== undefined;
  const metrics = applyModifiers(handle.copy, collector, formula);
  const verdict = definition.modifiers === undefined
    ? { active, failed, activeMetrics }
    : judgeComposite(metrics.values, definition.modifiers.activation, failed);
  if (verdict !== undefined && definition.onlyResources && !failed) return { verdict: { ...verdict, active: true }, collector, metrics, records };
  return { verdict, collector, metrics, records };
}

/** With modifiers, the activity of the triggers does not count, but what came out of them. */
function judgeComposite(values: readonly MetricValue[], activation: number | undefined, failed: boolean): TriggersVerdict | undefined {
  if (failed) return { active: false, failed, activeMetrics: [] };
  if (activation === undefined) return undefined;
  const first = values.find(({ milli }) => compositeToFloat(BigInt(milli)) > activation);
  return { active: first !== undefined, failed, activeMetrics: first === undefined ? [] : [first.name] };
}

function aborted(error: string): PollOutcome {
  return { reason: 'aborted', active: false, error, fallingBack: false, metrics: [] };
}
