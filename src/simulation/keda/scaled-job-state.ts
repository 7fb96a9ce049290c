import type { PreparedScaledJob } from './prepare-scaled-job';
import type { Condition } from './status';

/** Everything about one ScaledJob between two steps. Times are milliseconds since 1970. */
export interface ScaledJobState {
  readonly definition: PreparedScaledJob;
  /** `metadata.generation`: another one for every change of the spec. */
  readonly generation: number;
  readonly status: ScaledJobStatus;
  /** Undefined while nothing is polled. */
  readonly loop: { readonly pollingIntervalMillis: number; readonly nextPollMillis: number } | undefined;
  /** The generation that the scalers were built for; undefined while there are none. */
  readonly builtGeneration: number | undefined;
}

/** `status` of a ScaledJob, as far as the operator looks at it. */
export interface ScaledJobStatus {
  readonly conditions: readonly Condition[];
  /** `lastActiveTime`, at a full second. */
  readonly lastActiveMillis: number | undefined;
  /** By metric: whether it was active at the last poll. */
  readonly triggersActivity: Readonly<Record<string, boolean>>;
}

/** A ScaledJob that has just been created; the operator has yet to reconcile it. */
export function createScaledJob(definition: PreparedScaledJob): ScaledJobState {
  const status = { conditions: [], lastActiveMillis: undefined, triggersActivity: {} };
  return { definition, generation: 1, status, loop: undefined, builtGeneration: undefined };
}

/** Puts another definition in the place of that of a ScaledJob, with a new generation; the operator has yet to reconcile it. */
export function changeScaledJob(state: ScaledJobState, definition: PreparedScaledJob): ScaledJobState {
  return { ...state, definition, generation: state.generation + 1 };
}
