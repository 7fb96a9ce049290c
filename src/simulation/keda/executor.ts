import { cooldownIsOver } from './cooldown';
import { hpaHealth } from './hpa-health';
import type { PreparedScaledObject } from './prepare';
import type { StoredScaledObject } from './state';
import { withConditions } from './status';
import type { Condition, ScaledObjectStatus } from './status';
import type { Surroundings } from './surroundings';

/** What the triggers said at a poll. */
export interface TriggersVerdict {
  readonly active: boolean;
  /** Whether a trigger failed, and no fallback stands in for it. */
  readonly failed: boolean;
  /** The metrics of the active triggers. */
  readonly activeMetrics: readonly string[];
}

/**
 * Why a request ended as it did: the rows of the executor's decision table. `activated` and `deactivated` are the steps from and to
 * zero (or idle), `raisedToMin` the one to the minimum without any activity; the others leave the replicas alone.
 */
export type ScaleReason =
  | 'activated' | 'active' | 'activeWithErrors' | 'scaleOutPaused'
  | 'awaitingFallback' | 'coolingDown' | 'deactivated' | 'inactive' | 'raisedToMin' | 'scaleInPaused' | 'triggerError'
  | 'paused' | 'scaleFailed';

/** The outcome of a scale request. */
export interface ScaleResult {
  readonly reason: ScaleReason;
  /** `spec.replicas` of the target afterwards. */
  readonly replicas: number;
  /** The conditions to set; others stay. */
  readonly conditions: readonly Condition[];
  /** Undefined if the last activity stays. */
  readonly lastActiveMillis: number | undefined;
  readonly triggersActivity: Readonly<Record<string, boolean>>;
}

const READY: Condition = {
  type: 'Ready', status: 'True', reason: 'ScaledObjectReady', message: 'ScaledObject is defined correctly and is ready for scaling',
};
const PAUSED: Condition = { type: 'Paused', status: 'True', reason: 'ScaledObjectPaused', message: 'ScaledObject is paused' };
const PARTIAL_ERROR: Condition = {
  type: 'Ready', status: 'Unknown', reason: 'PartialTriggerError', message: 'Some triggers defined in ScaledObject are not working correctly',
};
const TRIGGER_ERROR: Condition = {
  type: 'Ready', status: 'False', reason: 'TriggerError', message: 'Triggers defined in ScaledObject are not working correctly',
};
const NOT_ACTIVE: Condition = {
  type: 'Active', status: 'False', reason: 'ScalerNotActive', message: 'Scaling is not performed because triggers are not active',
};
const COOLING_DOWN: Condition = {
  type: 'Active', status: 'False', reason: 'ScalerCooldown', message: 'Scaler cooling down because triggers are not active',
};

/** The decisions that count as activity. */
const REFRESHING: ReadonlySet<ScaleReason> = new Set(['activated', 'active']);

/** What a row of the decision table does. */
interface Decision {
  readonly reason: ScaleReason;
  /** The replicas to set; undefined if they stay. */
  readonly set?: number;
  /** Conditions in place of the usual ones. */
  readonly conditions?: readonly Condition[];
}

/**
 * One scale request: decides about the steps from and to zero (or the idle count), which the HPA cannot make, and about the
 * conditions. RequestScale of KEDA 2.20 `pkg/scaling/executor/scale_scaledobjects.go`.
 */
export function requestScale(object: StoredScaledObject, verdict: TriggersVerdict, around: Surroundings): ScaleResult {
  const { definition: { overrides }, status } = object;
  const { replicas, nowMillis } = around;
  const triggersActivity = Object.fromEntries(status.externalMetricNames.map((name) => [name, verdict.activeMetrics.includes(name)]));
  const unchanged = { replicas, lastActiveMillis: undefined, triggersActivity };
  if (overrides.paused) return { ...unchanged, reason: 'paused', conditions: [READY, PAUSED] };
  const active = verdict.active || overrides.forceActivation;
  const decision = active ? decideActive(object.definition, verdict, replicas) : decideInactive(object, verdict, around);
  const failed = decision.set !== undefined && around.scaleError !== undefined;
  const usual = [READY, active ? activeCondition(overrides) : NOT_ACTIVE, ...hpaHealth(status, around.scalingActive)];
  return {
    reason: failed ? 'scaleFailed' : decision.reason,
    replicas: failed ? replicas : decision.set ?? replicas,
    conditions: withConditions(usual, decision.conditions ?? []),
    lastActiveMillis: !failed && REFRESHING.has(decision.reason) ? nowMillis : undefined,
    triggersActivity,
  };
}

function decideActive(definition: PreparedScaledObject, { failed }: TriggersVerdict, replicas: number): Decision {
  const { idleReplicaCount, minReplicaCount = 0, overrides } = definition;
  if ((idleReplicaCount !== undefined && replicas < minReplicaCount) || replicas === 0) {
    if (overrides.scaleOutPaused) return { reason: 'scaleOutPaused' };
    return { reason: 'activated', set: minReplicaCount > 0 ? minReplicaCount : 1 };
  }
  return failed ? { reason: 'activeWithErrors', conditions: [PARTIAL_ERROR] } : { reason: 'active' };
}

function decideInactive(object: StoredScaledObject, { failed }: TriggersVerdict, { replicas, nowMillis }: Surroundings): Decision {
  const { idleReplicaCount, minReplicaCount = 0, fallback, overrides } = object.definition;
  if (failed && fallback !== undefined && fallback.replicas !== 0) return { reason: 'awaitingFallback' };
  if (failed && fallback === undefined) return { reason: 'triggerError', conditions: [TRIGGER_ERROR] };
  if ((idleReplicaCount !== undefined && replicas > idleReplicaCount) || (replicas > 0 && minReplicaCount === 0)) {
    if (overrides.scaleInPaused) return { reason: 'scaleInPaused' };
    if (!cooldownIsOver(object, nowMillis)) return { reason: 'coolingDown', conditions: [COOLING_DOWN] };
    return { reason: 'deactivated', set: idleReplicaCount ?? minReplicaCount };
  }
  return idleReplicaCount === undefined && replicas < minReplicaCount ? { reason: 'raisedToMin', set: minReplicaCount } : { reason: 'inactive' };
}

function activeCondition({ forceActivation }: PreparedScaledObject['overrides']): Condition {
  const because = forceActivation ? 'activation is being forced by annotation' : 'triggers are active';
  return { type: 'Active', status: 'True', reason: 'ScalerActive', message: `Scaling is performed because ${because}` };
}

const SECOND = 1000;

/** The status with the outcome of a scale request: handleResult of KEDA 2.20 `pkg/scaling/scale_handler.go`. */
export function storeScaleResult(status: ScaledObjectStatus, result: ScaleResult): ScaledObjectStatus {
  const { lastActiveMillis, triggersActivity } = result;
  return {
    ...status,
    conditions: withConditions(status.conditions, result.conditions),
    lastActiveMillis: lastActiveMillis === undefined ? status.lastActiveMillis : Math.floor(lastActiveMillis / SECOND) * SECOND,
    triggersActivity,
  };
}
