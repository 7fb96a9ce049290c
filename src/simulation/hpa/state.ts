import type { Int64 } from '../int64';

/** Everything that one HPA carries from one sync to the next. Times are milliseconds on the clock of the readings. */
export interface HpaState {
  readonly memory: HpaMemory;
  readonly status: HpaStatus;
}

/** What the controller keeps in its process for an HPA, and loses with it. */
export interface HpaMemory {
  /** What the metrics wanted, before stabilization and limits; undefined before the first sync. In the order of upstream's list, which is reused. */
  readonly recommendations: readonly Recommendation[] | undefined;
  readonly scaleUps: readonly ScaleEvent[];
  readonly scaleDowns: readonly ScaleEvent[];
}

/** What the metrics wanted at a time. */
export interface Recommendation {
  readonly replicas: number;
  readonly atMillis: number;
}

/** A change of the replica count by the controller, for the scaling policies. */
export interface ScaleEvent {
  /** By how many replicas, without sign. */
  readonly change: number;
  readonly atMillis: number;
  /** Whether its place may be taken by the next event. */
  readonly outdated: boolean;
}

/** `status` of the HPA. */
export interface HpaStatus {
  /** `currentReplicas`: of the scale at the last sync that could read it, before its change. */
  readonly currentReplicas: number;
  /** `desiredReplicas` of the last sync that came to a decision; 0 before. */
  readonly desiredReplicas: number;
  /** `lastScaleTime`, in milliseconds. */
  readonly lastScaleMillis: number | undefined;
  /** `currentMetrics`, in the order of `spec.metrics`; null for a metric that failed. */
  readonly currentMetrics: readonly (MetricStatus | null)[];
  readonly conditions: readonly Condition[];
}

/** What was read of one metric, in thousandths; `formatMetricStatus` makes quantities of it. */
export interface MetricStatus {
  readonly value?: Int64;
  readonly averageValue?: Int64;
  /** Percent of the requests. */
  readonly averageUtilization?: number;
}

export type ConditionType = 'AbleToScale' | 'ScalingActive' | 'ScalingLimited' | 'ScaledToZero';

/** One condition of the HPA. */
export interface Condition {
  readonly type: ConditionType;
  readonly status: 'True' | 'False';
  readonly reason: string;
  readonly message: string;
  /** `lastTransitionTime`, in milliseconds. */
  readonly changedAtMillis: number;
}

/** An event that the controller emits on the HPA, before any deduplication. */
export interface HpaEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

const NO_MEMORY: HpaMemory = { recommendations: undefined, scaleUps: [], scaleDowns: [] };

/** The state of an HPA that no controller has looked at yet. */
export const NEW_HPA_STATE: HpaState = {
  memory: NO_MEMORY,
  status: { currentReplicas: 0, desiredReplicas: 0, lastScaleMillis: undefined, currentMetrics: [], conditions: [] },
};

/** The state after a restart of the controller (or a change of its leader): only the status is left. */
export function restartController(state: HpaState): HpaState {
  return { memory: NO_MEMORY, status: state.status };
}
