import type { JobReading } from './job-reading';
import { connectFault } from './prepared-triggers';
import type { ScaledJobState } from './scaled-job-state';
import type { SourceAnswer } from './source-answer';
import { conditionOf, INITIAL_CONDITIONS, withConditions } from './status';
import type { Condition } from './status';

/** What a reconciliation of a ScaledJob sees beside it. */
export interface ScaledJobSurroundings {
  /** Milliseconds since 1970. */
  readonly nowMillis: number;
  /** What the sources of the triggers answer now, by the place of the trigger. */
  readonly answers: readonly (SourceAnswer | undefined)[];
  /** All Jobs of the ScaledJob. */
  readonly jobs: readonly JobReading[];
}

/** One reconciliation of a ScaledJob. */
export interface ScaledJobReconcileStep {
  readonly state: ScaledJobState;
  /** The names of the Jobs that are deleted, because an older spec made them. */
  readonly deleted: readonly string[];
  /** What KEDA has against the object; undefined if nothing. The operator tries again later. */
  readonly error: string | undefined;
}

const PAUSED: Condition = { type: 'Paused', status: 'True', reason: 'ScaledJobPaused', message: 'ScaledJob is paused' };
const UNPAUSED: Condition = { type: 'Paused', status: 'False', reason: 'ScaledJobUnpaused', message: 'ScaledJob is unpaused' };

/**
 * One reconciliation of a ScaledJob: pause, checks, the end of the Jobs of an older spec, and the start of the poll loop, whose first
 * poll is due at once (KEDA 2.20 `controllers/keda/scaledjob_controller.go`). Pure.
 */
export function reconcileScaledJob(given: ScaledJobState, around: ScaledJobSurroundings): ScaledJobReconcileStep {
  const initialized = INITIAL_CONDITIONS.every(({ type }) => conditionOf(given.status, type) !== undefined);
  const state = initialized ? given : { ...given, status: { ...given.status, conditions: INITIAL_CONDITIONS } };
  const { definition, status } = state;
  if (!definition.hasTemplate) return { state, deleted: [], error: 'ScaledJob.spec.jobTargetRef not found' };
  const wasPaused = conditionOf(status, 'Paused')?.status === 'True';
  if (definition.paused) {
    const stopped = { ...state, loop: undefined, builtGeneration: undefined };
    return finish(stopped, wasPaused ? [] : [PAUSED], 'ScaledJob is paused, skipping reconcile loop');
  }
  const conditions = wasPaused ? [UNPAUSED] : [];
  if (definition.triggersFault !== undefined) return fail(state, conditions, [], definition.triggersFault);
  const deleted = definition.rollout === 'gradual' ? [] : around.jobs.filter(({ generation }) => generation !== state.generation).map(({ name }) => name);
  const scalersError = 'error' in definition.scalers ? definition.scalers.error : connectFault(definition.scalers.triggers, around.answers);
  if (state.builtGeneration !== state.generation && scalersError !== undefined) return fail(state, conditions, deleted, scalersError);
  const built = { ...state, builtGeneration: state.generation };
  if (definition.hasMetricType) return fail(built, conditions, deleted, 'metricType is set in one of the ScaledJob scaler');
  const { pollingIntervalMillis } = definition;
  const started = { ...built, loop: { pollingIntervalMillis, nextPollMillis: around.nowMillis } };
  return { ...finish(started, conditions, 'ScaledJob is defined correctly and is ready to scaling'), deleted };
}

function finish(state: ScaledJobState, changes: readonly Condition[], message: string): ScaledJobReconcileStep {
  return settle(state, [...changes, { type: 'Ready', status: 'True', reason: 'ScaledJobReady', message }], [], undefined);
}

function fail(state: ScaledJobState, changes: readonly Condition[], deleted: readonly string[], error: string): ScaledJobReconcileStep {
  return settle(state, [
    ...changes,
    { type: 'Ready', status: 'False', reason: 'ScaledJobCheckFailed', message: error },
    { type: 'Active', status: 'Unknown', reason: 'UnknownState', message: 'ScaledJob check failed' },
  ], deleted, error);
}

function settle(state: ScaledJobState, changes: readonly Condition[], deleted: readonly string[], error: string | undefined): ScaledJobReconcileStep {
  return { state: { ...state, status: { ...state.status, conditions: withConditions(state.status.conditions, changes) } }, deleted, error };
}
