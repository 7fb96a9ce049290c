import type { BehaviorSpec } from './behavior';
import type { CompanionSpec } from './companion';

/** A HorizontalPodAutoscaler that reads the signal itself. */
export interface HpaScalerSpec {
  readonly kind: 'hpa';
  /** How fast the count may change. @default - upstream's defaults, not repeated in the manifest */
  readonly behavior?: BehaviorSpec;
  /** CPU or memory beside the signal. @default - none */
  readonly companions?: readonly CompanionSpec[];
}

/** What KEDA assumes while a source cannot be read. */
export interface FallbackSpec {
  /** Failures in a row before the fallback counts. Whole number from 0. */
  readonly failureThreshold: number;
  /** Replicas to hold. Whole number from 0. */
  readonly replicas: number;
  /** @default 'static' */
  readonly behavior?: FallbackBehaviorSpec;
}

/** `scalingModifiers` lets the formula decide: a trigger that cannot be read is nil in it. */
export type FallbackBehaviorSpec = 'static' | 'currentReplicas' | 'currentReplicasIfHigher' | 'currentReplicasIfLower' | 'scalingModifiers';

/** One composite metric made of several triggers. Upstream: KEDA `advanced.scalingModifiers`. */
export interface ScalingModifiersSpec {
  /**
   * Expression over the names of triggers, in the language of expr-lang. The trigger of a signal is called `signal`, that of a backlog
   * `backlog`; CPU and memory cannot be part of it.
   */
  readonly formula: string;
  /** Target of the composite metric; greater than 0. */
  readonly target: number;
  /** Above it the workload is active. @default 0 */
  readonly activationTarget?: number;
  /** @default 'AverageValue' */
  readonly metricType?: 'AverageValue' | 'Value';
}

/** A ScaledObject: KEDA reads the signal, scales to and from zero, and makes the HorizontalPodAutoscaler. */
export interface KedaScalerSpec {
  readonly kind: 'keda';
  /** How fast the count may change. @default - upstream's defaults, not repeated in the manifest */
  readonly behavior?: BehaviorSpec;
  /** CPU or memory beside the signal. @default - none */
  readonly companions?: readonly CompanionSpec[];
  /** Seconds between two looks at the source while KEDA itself decides (at zero or idle). Whole number from 1. @default 30 (of KEDA) */
  readonly pollingIntervalSeconds?: number;
  /** Seconds without demand before the last replica goes. Whole number from 0. @default 300 (of KEDA) */
  readonly cooldownPeriodSeconds?: number;
  /** Seconds after creation before the cooldown may start. Whole number from 0. @default 0 (of KEDA) */
  readonly initialCooldownPeriodSeconds?: number;
  /** The signal must exceed this for the first replica to start; only with a minimum of 0 or an idle count. @default 0 (of KEDA) */
  readonly activation?: number;
  /** Replicas without demand, fewer than the minimum; only 0 makes sense upstream. @default - the minimum */
  readonly idleReplicas?: number;
  /**
   * What to assume while the source cannot be read.
   * @default - hold the current count after 3 failures, where the triggers and the modifiers allow it
   */
  readonly fallback?: FallbackSpec;
  readonly scalingModifiers?: ScalingModifiersSpec;
  /** Stops scaling: at the current count, or at a given one. @default - not paused */
  readonly paused?: PausedSpec;
  /** Whether deleting the ScaledObject sets the count back. @default false (of KEDA) */
  readonly restoreToOriginalReplicaCount?: boolean;
  /** Name of the HorizontalPodAutoscaler that KEDA makes. @default - keda-hpa-<name> */
  readonly hpaName?: string;
  /** Whether the HPA reads the numbers of KEDA's last poll instead of asking the source itself. @default false (of KEDA) */
  readonly useCachedMetrics?: boolean;
}

/** How scaling is stopped. Upstream: annotations `autoscaling.keda.sh/paused*`. */
export interface PausedSpec {
  readonly direction: 'both' | 'in' | 'out';
  /** The count to hold; only with direction `both`. @default - the current count */
  readonly replicas?: number;
}

/** Settings of a ScaledObject where there is no other scaler; those of `Scaler.keda()` serve as well. */
export interface KedaSettingsSpec extends Omit<KedaScalerSpec, 'kind'> {
  readonly kind?: 'keda';
}

/** What turns the signal into replicas. */
export type ScalerSpec = HpaScalerSpec | KedaScalerSpec;

/** Replica bounds of a declaration. */
export interface Bounds {
  readonly minReplicas: number;
  readonly maxReplicas: number;
}
