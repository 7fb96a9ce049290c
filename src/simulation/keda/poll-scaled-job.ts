import { askScaler } from './collect';
import { jobDemand, jobMetric } from './job-demand';
import type { JobDemand, JobMetric } from './job-demand';
import { outdatedJobs, pendingJobCount, runningJobs } from './job-reading';
import { applyJobStrategy } from './job-strategy';
import type { JobLimits } from './job-strategy';
import { floatOf } from './metric-value';
import type { PreparedScaledJob } from './prepare-scaled-job';
import { connectFault } from './prepared-triggers';
import type { PreparedTrigger } from './prepared-triggers';
import type { ScaledJobSurroundings } from './reconcile-scaled-job';
import type { ScaledJobState, ScaledJobStatus } from './scaled-job-state';
import { withConditions } from './status';
import type { Condition } from './status';

/** One poll of a ScaledJob. */
export interface ScaledJobPollStep {
  readonly state: ScaledJobState;
  /** How many Jobs are created. */
  readonly created: number;
  /** The names of the finished Jobs that are deleted, because the history is full. */
  readonly deleted: readonly string[];
  /** Undefined if nothing was polled: there is no loop. */
  readonly outcome: ScaledJobPollOutcome | undefined;
}

/** What a poll found and decided. */
export interface ScaledJobPollOutcome extends JobDemand {
  /** Unfinished Jobs. */
  readonly running: number;
  readonly pending: number;
  /** How many Jobs could be created at most, once those that are there were taken off. */
  readonly effectiveMaxScale: number;
  /** The first error of a trigger, or why scalers could not be built; undefined if there is none. */
  readonly error: string | undefined;
}

/**
 * One poll of the loop of a ScaledJob: asks every trigger, creates Jobs and clears the history (KEDA 2.20
 * `pkg/scaling/scale_handler.go`, getScaledJobState, and `pkg/scaling/executor/scale_jobs.go`, RequestJobScale). Due at
 * `state.loop.nextPollMillis`. Pure.
 */
export function pollScaledJob(state: ScaledJobState, around: ScaledJobSurroundings): ScaledJobPollStep {
  const { definition, loop } = state;
  if (loop === undefined) return { state, created: 0, deleted: [], outcome: undefined };
  const asked = askTriggers(state, around);
  const demand = jobDemand(asked.metrics, definition.calculation, definition.least, definition.most);
  const running = runningJobs(around.jobs).length;
  const pending = pendingJobCount(around.jobs, definition.pendingPodConditions);
  const limits = limitJobs(definition, demand, running, pending);
  const created = demand.active && limits.effectiveMaxScale > 0 ? Math.min(limits.scaleTo, limits.effectiveMaxScale) : 0;
  return {
    state: {
      ...state,
      status: storeOutcome(state.status, demand, asked, around),
      loop: { ...loop, nextPollMillis: around.nowMillis + loop.pollingIntervalMillis },
      builtGeneration: asked.built,
    },
    created,
    deleted: outdatedJobs(around.jobs, definition.history),
    outcome: { ...demand, running, pending, effectiveMaxScale: limits.effectiveMaxScale, error: asked.error },
  };
}

interface AskedTriggers {
  readonly metrics: readonly JobMetric[];
  readonly activity: Readonly<Record<string, boolean>>;
  readonly error: string | undefined;
  readonly built: number | undefined;
}

function askTriggers({ definition, generation, builtGeneration }: ScaledJobState, around: ScaledJobSurroundings): AskedTriggers {
  const { scalers, most } = definition;
  const unbuilt = (error: string): AskedTriggers => ({ metrics: [], activity: {}, error, built: builtGeneration });
  if ('error' in scalers) return unbuilt(scalers.error);
  const fault = builtGeneration === generation ? undefined : connectFault(scalers.triggers, around.answers);
  if (fault !== undefined) return unbuilt(fault);
  const metrics: JobMetric[] = [];
  const activity: Record<string, boolean> = {};
  let firstError: string | undefined;
  for (const trigger of scalers.triggers) {
    for (const metric of trigger.metrics) {
      const { values, active, error } = askScaler(trigger, metric, around);
      activity[metric.name] = active;
      firstError ??= error;
      if (error === undefined) metrics.push(jobMetric({ queueLength: sumOf(values), target: averageTarget(trigger), active }, most));
    }
  }
  return { metrics, activity, error: firstError, built: generation };
}

function sumOf(values: ReturnType<typeof askScaler>['values']): number {
  return values.reduce((sum, { milli }) => sum + floatOf(milli), 0);
}

/** The mean of the targets of a trigger; those that are no averages count as 0. */
function averageTarget({ metrics }: PreparedTrigger): number {
  return metrics.reduce((sum, { type, target }) => sum + (type === 'AverageValue' ? target : 0), 0) / metrics.length;
}

/** Below the minimum only what lacks is created; beyond, what the strategy says. */
function limitJobs({ least, most, strategy }: PreparedScaledJob, { maxScale, scaleTo }: JobDemand, running: number, pending: number): JobLimits {
  if (running < least) return { scaleTo: least - running, effectiveMaxScale: least - running };
  const limits = applyJobStrategy(strategy, { maxScale, scaleTo, running: running - least, pending, most });
  return { ...limits, effectiveMaxScale: Math.max(0, limits.effectiveMaxScale) };
}

const SECOND = 1000;
const READY: Condition = {
  type: 'Ready', status: 'True', reason: 'ScaledJobReady', message: 'ScaledJob is defined correctly and is ready for scaling',
};
const PARTIAL_ERROR: Condition = {
  type: 'Ready', status: 'Unknown', reason: 'PartialTriggerError', message: 'Some triggers defined in ScaledJob are not working correctly',
};
const TRIGGER_ERROR: Condition = {
  type: 'Ready', status: 'False', reason: 'TriggerError', message: 'Triggers defined in ScaledJob are not working correctly',
};
const ACTIVE: Condition = { type: 'Active', status: 'True', reason: 'ScalerActive', message: 'Scaling is performed because triggers are active' };
const NOT_ACTIVE: Condition = {
  type: 'Active', status: 'False', reason: 'ScalerNotActive', message: 'Scaling is not performed because triggers are not active',
};

function storeOutcome(status: ScaledJobStatus, { active }: JobDemand, asked: AskedTriggers, around: ScaledJobSurroundings): ScaledJobStatus {
  const { error, activity } = asked;
  const ready = error === undefined ? READY : active ? PARTIAL_ERROR : TRIGGER_ERROR;
  return {
    conditions: withConditions(status.conditions, [ready, active ? ACTIVE : NOT_ACTIVE]),
    lastActiveMillis: active ? Math.floor(around.nowMillis / SECOND) * SECOND : status.lastActiveMillis,
    triggersActivity: activity,
  };
}
