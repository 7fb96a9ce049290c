import type { ActiveCondition } from './pod-autoscaler-status';
import type { ServingMode } from './revision-state';

/** How a revision stands at the end of a second. */
export interface RevisionView {
  readonly second: number;
  /** `spec.replicas` of the Deployment. */
  readonly replicas: number;
  readonly ready: number;
  /** Pods of the last valid decision, before bounds; -1 before the first. */
  readonly desired: number;
  readonly excessBurstCapacity: number;
  /** `status.desiredScale` of the PodAutoscaler. */
  readonly want: number | undefined;
  readonly mode: ServingMode;
  /** Whether activators back the revision. */
  readonly proxied: boolean;
  readonly active: ActiveCondition;
  readonly initialized: boolean;
  /** Activators asked for. */
  readonly activators: number;
}

/** Averages over the stable and the panic window. */
export interface SeenAverages {
  readonly stable: number;
  readonly panic: number;
}
