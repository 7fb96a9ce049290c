import type { SourceAnswer } from './source-answer';

/** What one step of the operator sees beside the ScaledObject. */
export interface Surroundings {
  /** Milliseconds since 1970. The operator's clock is a moment past the second wherever a comparison with a stored time is close. */
  readonly nowMillis: number;
  /** `spec.replicas` of the target. */
  readonly replicas: number;
  /** Pods of the target that are running and ready. Matters for a fallback of a metric of type Value. */
  readonly readyPods: number;
  /** What the sources of the triggers answer now, by the place of the trigger. */
  readonly answers: readonly (SourceAnswer | undefined)[];
  /** The condition ScalingActive of the HPA; left out while the HPA has none. */
  readonly scalingActive?: ScalingActive;
  /** Why `spec.replicas` cannot be written. Default: it can. */
  readonly scaleError?: string;
}

/** The condition ScalingActive of an HPA. */
export interface ScalingActive {
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
}
