const SECOND = 1000;

/** The condition Active of a PodAutoscaler: `True` active, `Unknown` activating, `False` inactive. */
export interface ActiveCondition {
  readonly status: 'True' | 'False' | 'Unknown';
  /** `Queued`, `NoTraffic`, `TimedOut`, or empty for an active one. */
  readonly reason: string;
  /** `lastTransitionTime`: milliseconds, stored without the fraction of the second. */
  readonly changedAtMillis: number;
}

/** `status` of a PodAutoscaler, as far as decisions depend on it or users look at it. */
export interface PodAutoscalerStatus {
  readonly active: ActiveCondition;
  /** Whether the initial scale has been reached once (condition ScaleTargetInitialized). */
  readonly initialized: boolean;
  /** `desiredScale`; -1 while it is not known, undefined before the first reconciliation. */
  readonly desiredScale: number | undefined;
  /** Whether the name of the revision's Service is known (`serviceName`). */
  readonly hasService: boolean;
}

/** The status of a PodAutoscaler that is created at a time. */
export function newPodAutoscalerStatus(nowMillis: number): PodAutoscalerStatus {
  return {
    active: { status: 'Unknown', reason: '', changedAtMillis: toStoredTime(nowMillis) },
    initialized: false,
    desiredScale: undefined,
    hasService: false,
  };
}

/** The condition in another state; its time changes only if the status or the reason does. */
export function withActive(active: ActiveCondition, status: ActiveCondition['status'], reason: string, nowMillis: number): ActiveCondition {
  return active.status === status && active.reason === reason ? active : { status, reason, changedAtMillis: toStoredTime(nowMillis) };
}

/** A time as Kubernetes stores it: whole seconds. */
export function toStoredTime(millis: number): number {
  return Math.floor(millis / SECOND) * SECOND;
}
