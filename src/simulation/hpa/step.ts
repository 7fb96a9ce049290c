import type { PreparedBehavior } from './behavior';
import { Conditions } from './conditions';
import { limitByPolicies, limitSimply } from './limits';
import type { Limited } from './limits';
import type { PreparedHpa } from './prepare';
import { rememberScaling } from './rate-limit';
import type { HpaInput, ScaleReading } from './readings';
import { stabilizeBothWays, stabilizeDown } from './stabilization';
import type { Stabilized } from './stabilization';
import type { HpaEvent, HpaMemory, HpaState, HpaStatus, MetricStatus } from './state';
import { wantedReplicas } from './wanted';

/** What the controller decided in one sync. */
export interface HpaStep {
  /** `spec.replicas` of the target after the sync; undefined if the scale could not be read. */
  readonly replicas: number | undefined;
  /** What the metrics wanted, before windows and limits; undefined if they were not asked or could not say. */
  readonly wanted: number | undefined;
  /** The events emitted, in order. */
  readonly events: readonly HpaEvent[];
  /** The state for the next sync. */
  readonly state: HpaState;
}

/**
 * One sync of the HorizontalPodAutoscaler controller: `reconcileAutoscaler` of pkg/controller/podautoscaler/horizontal.go.
 * Pure: looks at nothing but its arguments and changes none of them.
 */
export function stepHpa(hpa: PreparedHpa, state: HpaState, input: HpaInput): HpaStep {
  const { scale } = input;
  const events: HpaEvent[] = [];
  const conditions = new Conditions(state.status, input.nowMillis);
  const scaleError = hpa.targetError ?? ('error' in scale ? scale.error : undefined);
  if ('error' in scale || scaleError !== undefined) {
    const error = scaleError ?? '';
    events.push({ type: 'Warning', reason: 'FailedGetScale', message: error });
    conditions.set('AbleToScale', 'False', 'FailedGetScale', `the HPA controller was unable to get the target's current scale: ${error}`);
    const status = { ...state.status, conditions: conditions.all() };
    return { replicas: undefined, wanted: undefined, events, state: { memory: state.memory, status } };
  }
  conditions.set('AbleToScale', 'True', 'SucceededGetScale', "the HPA controller was able to get the target's current scale");
  const decision = decide(hpa, withFirstRecommendation(state.memory, scale.specReplicas, input.nowMillis), input, scale, conditions, events);
  return apply(hpa, state.status, decision, input, scale, conditions, events);
}

/** A decision before it is carried out. */
interface Decision {
  /** The replica count to set; undefined if the sync ends without a decision. */
  readonly desired: number | undefined;
  readonly wanted: number | undefined;
  /** Why, for the event. */
  readonly reason: string;
  readonly memory: HpaMemory;
  readonly metrics: readonly (MetricStatus | null)[];
}

const NO_METRICS: readonly MetricStatus[] = [];
const BELOW_MIN = 'Current number of replicas below Spec.MinReplicas';
const ABOVE_MAX = 'Current number of replicas above Spec.MaxReplicas';

/** A fresh controller remembers the count that it finds, so that the windows hold it. */
function withFirstRecommendation(memory: HpaMemory, replicas: number, nowMillis: number): HpaMemory {
  return memory.recommendations === undefined ? { ...memory, recommendations: [{ replicas, atMillis: nowMillis }] } : memory;
}

function decide(hpa: PreparedHpa, memory: HpaMemory, input: HpaInput, scale: ScaleReading, conditions: Conditions, events: HpaEvent[]): Decision {
  const current = scale.specReplicas;
  if (current === 0) {
    if (isPaused(hpa, conditions)) {
      conditions.set('ScalingActive', 'False', 'ScalingDisabled', 'scaling is disabled since the replica count of the target is zero');
      if (hpa.rules.remembersZero && !hpa.rules.scalesToZero) conditions.remove('ScaledToZero');
      return { desired: current, wanted: undefined, reason: '', memory, metrics: NO_METRICS };
    }
  } else if (current > hpa.maxReplicas) {
    return { desired: hpa.maxReplicas, wanted: undefined, reason: ABOVE_MAX, memory, metrics: NO_METRICS };
  } else if (current < hpa.minReplicas) {
    return { desired: hpa.minReplicas, wanted: undefined, reason: BELOW_MIN, memory, metrics: NO_METRICS };
  }
  return decideByMetrics(hpa, memory, input, scale, conditions, events);
}

/** Whether 0 replicas mean that somebody paused the target, rather than that the HPA scaled it to zero. */
function isPaused(hpa: PreparedHpa, conditions: Conditions): boolean {
  if (!hpa.rules.remembersZero) return hpa.minReplicas !== 0;
  const byHpa = hpa.rules.scalesToZero && conditions.holds('ScaledToZero');
  return !byHpa || (hpa.minReplicas === 0 && !hpa.seesLoadAtZero);
}

function decideByMetrics(
  hpa: PreparedHpa, memory: HpaMemory, input: HpaInput, scale: ScaleReading, conditions: Conditions, events: HpaEvent[],
): Decision {
  const current = scale.specReplicas;
  const { replicas, title, statuses, error } = wantedReplicas(hpa, input, scale, conditions, events);
  if (replicas === undefined) {
    events.push({ type: 'Warning', reason: 'FailedComputeMetricsReplicas', message: error ?? '' });
    return { desired: undefined, wanted: undefined, reason: '', memory, metrics: statuses };
  }
  const wanted = Math.max(0, replicas);
  const normalized = normalize(hpa, memory, current, wanted, input.nowMillis, conditions);
  // The reason is about what the metrics wanted, whatever the windows and limits make of it.
  let reason = '';
  if (wanted > current) reason = `${title} above target`;
  else if (wanted < current) reason = 'All metrics below target';
  let desired = normalized.replicas;
  if (hpa.rules.remembersZero && current === 0 && desired < hpa.minReplicas) {
    // minReplicas was raised while the HPA had the target at zero.
    desired = hpa.minReplicas;
    if (reason === '') reason = BELOW_MIN;
  }
  return { desired, wanted, reason, memory: normalized.memory, metrics: statuses };
}

/** Windows, then limits, with the conditions that tell of them. */
function normalize(hpa: PreparedHpa, memory: HpaMemory, current: number, wanted: number, nowMillis: number, conditions: Conditions) {
  const { behavior } = hpa;
  const stabilized = stabilize(hpa, behavior, memory, current, wanted, nowMillis);
  if (stabilized.replicas === wanted) {
    conditions.set('AbleToScale', 'True', 'ReadyForNewScale', 'recommended size matches current size');
  } else if (behavior !== undefined && wanted >= current) {
    conditions.set('AbleToScale', 'True', 'ScaleUpStabilized', 'recent recommendations were lower than current one, applying the lowest recent recommendation');
  } else {
    conditions.set('AbleToScale', 'True', 'ScaleDownStabilized', 'recent recommendations were higher than current one, applying the highest recent recommendation');
  }
  const limited = limit(hpa, behavior, memory, current, stabilized.replicas, nowMillis);
  conditions.set('ScalingLimited', limited.replicas === stabilized.replicas ? 'False' : 'True', limited.reason, limited.message);
  return {
    replicas: limited.replicas,
    memory: { recommendations: stabilized.recommendations, scaleUps: memory.scaleUps, scaleDowns: memory.scaleDowns },
  };
}

function stabilize(
  hpa: PreparedHpa, behavior: PreparedBehavior | undefined, memory: HpaMemory, current: number, wanted: number, nowMillis: number,
): Stabilized {
  const recommendations = memory.recommendations ?? [];
  return behavior === undefined
    ? stabilizeDown(recommendations, wanted, nowMillis, hpa.downscaleStabilizationMillis)
    : stabilizeBothWays(recommendations, wanted, current, nowMillis, behavior, hpa.rules);
}

function limit(
  hpa: PreparedHpa, behavior: PreparedBehavior | undefined, memory: HpaMemory, current: number, wanted: number, nowMillis: number,
): Limited {
  return behavior === undefined ? limitSimply(hpa, current, wanted) : limitByPolicies(hpa, behavior, memory, current, wanted, nowMillis);
}

/** Writes the scale if the count changes, and the status. */
function apply(
  hpa: PreparedHpa, old: HpaStatus, decision: Decision, input: HpaInput, scale: ScaleReading, conditions: Conditions, events: HpaEvent[],
): HpaStep {
  const current = scale.specReplicas;
  const { desired, wanted, reason } = decision;
  const { nowMillis, updateError } = input;
  if (desired === undefined || (desired !== current && updateError !== undefined)) {
    if (desired !== undefined) {
      events.push({ type: 'Warning', reason: 'FailedRescale', message: `New size: ${desired}; reason: ${reason}; error: ${updateError}` });
      conditions.set('AbleToScale', 'False', 'FailedUpdateScale', `the HPA controller was unable to update the target scale: ${updateError}`);
    }
    const currentMetrics = hpa.rules.storesFailedMetrics ? decision.metrics : old.currentMetrics;
    const status = { ...old, currentReplicas: current, currentMetrics, conditions: conditions.all() };
    return { replicas: current, wanted, events, state: { memory: decision.memory, status } };
  }
  let { memory } = decision;
  if (desired !== current) {
    conditions.set('AbleToScale', 'True', 'SucceededRescale', `the HPA controller was able to update the target scale to ${desired}`);
    events.push({ type: 'Normal', reason: 'SuccessfulRescale', message: `New size: ${desired}; reason: ${reason}` });
    if (hpa.behavior !== undefined) memory = rememberScaling(memory, hpa.behavior, current, desired, nowMillis);
    if (hpa.rules.remembersZero) markZero(hpa, desired, conditions);
  }
  const status: HpaStatus = {
    currentReplicas: current,
    desiredReplicas: desired,
    lastScaleMillis: desired === current ? old.lastScaleMillis : nowMillis,
    currentMetrics: decision.metrics,
    conditions: conditions.all(),
  };
  return { replicas: desired, wanted, events, state: { memory, status } };
}

/** Remembers in a condition, after a change of the count, whether it was the HPA that scaled to zero. */
function markZero(hpa: PreparedHpa, replicas: number, conditions: Conditions): void {
  if (!hpa.rules.scalesToZero) {
    conditions.remove('ScaledToZero');
  } else if (replicas === 0 && hpa.minReplicas === 0 && hpa.seesLoadAtZero) {
    conditions.set('ScaledToZero', 'True', 'ScaledToZero', 'the HPA controller scaled the workload to zero');
  } else {
    conditions.set('ScaledToZero', 'False', 'NotScaledToZero', 'the HPA controller did not scale the workload to zero');
  }
}
