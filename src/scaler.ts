import type { Duration } from 'cdk8s';
import type { ScalingBehavior } from './behavior';
import { withDefaults } from './kubernetes/declared/options';
import type { CompanionSpec } from './plan/companion';
import type { PausedSpec, ScalerSpec } from './plan/scaler';
import { specOf } from './spec-of';

/** CPU or memory beside the signal: the larger wish of the two wins. */
export class CompanionMetric {
  /**
   * CPU in percent of what the pods request.
   *
   * @param percent a whole number from 1
   */
  public static cpuUtilization(percent: number): CompanionMetric {
    return new CompanionMetric({ resource: 'cpu', utilization: percent });
  }

  /**
   * Memory in percent of what the pods request.
   *
   * @param percent a whole number from 1
   */
  public static memoryUtilization(percent: number): CompanionMetric {
    return new CompanionMetric({ resource: 'memory', utilization: percent });
  }

  /**
   * CPU per pod.
   *
   * @param quantity a Kubernetes quantity, such as `500m`
   */
  public static cpuAverage(quantity: string): CompanionMetric {
    return new CompanionMetric({ resource: 'cpu', average: quantity });
  }

  /**
   * Memory per pod.
   *
   * @param quantity a Kubernetes quantity, such as `256Mi`
   */
  public static memoryAverage(quantity: string): CompanionMetric {
    return new CompanionMetric({ resource: 'memory', average: quantity });
  }

  /** @internal */
  public readonly _spec: CompanionSpec;

  private constructor(spec: CompanionSpec) {
    this._spec = spec;
  }
}

/** How scaling is stopped. */
export class Pause {
  /**
   * Stops scaling in both directions.
   *
   * @param replicas the count to hold; the current one if left out
   */
  public static both(replicas?: number): Pause {
    return new Pause({ direction: 'both', ...(replicas !== undefined && { replicas }) });
  }

  /** Stops removing pods. */
  public static scaleIn(): Pause {
    return new Pause({ direction: 'in' });
  }

  /** Stops adding pods. */
  public static scaleOut(): Pause {
    return new Pause({ direction: 'out' });
  }

  /** @internal */
  public readonly _spec: PausedSpec;

  private constructor(spec: PausedSpec) {
    this._spec = spec;
  }
}

/** What KEDA does with the replica count while a source cannot be read. */
export enum FallbackBehavior {
  /** The given count. */
  STATIC = 'static',
  /** The current count. */
  CURRENT_REPLICAS = 'currentReplicas',
  /** The current count if it is higher than the given one. */
  CURRENT_REPLICAS_IF_HIGHER = 'currentReplicasIfHigher',
  /** The current count if it is lower than the given one. */
  CURRENT_REPLICAS_IF_LOWER = 'currentReplicasIfLower',
  /** What the formula of the scaling modifiers says, in which the trigger is nil. */
  SCALING_MODIFIERS = 'scalingModifiers',
}

/** What KEDA assumes while a source cannot be read. */
export interface Fallback {
  /** Failures in a row before the fallback counts. Whole number from 0. */
  readonly failureThreshold: number;
  /** Replicas to hold. Whole number from 0. */
  readonly replicas: number;
  /** @default FallbackBehavior.STATIC */
  readonly behavior?: FallbackBehavior;
}

/** How a composite metric is compared with its target. */
export enum ModifierMetricType {
  /** Divided by the number of pods. */
  AVERAGE_VALUE = 'AverageValue',
  /** As it is. */
  VALUE = 'Value',
}

/** One composite metric made of several triggers. */
export interface ScalingModifiers {
  /**
   * Expression over the names of triggers, in the language of expr-lang. The trigger of a signal is called `signal`, that of
   * a backlog `backlog`; CPU and memory cannot be part of it.
   */
  readonly formula: string;
  /** Target of the composite metric; greater than 0. */
  readonly target: number;
  /**
   * Above it the workload is active.
   * @default 0
   */
  readonly activationTarget?: number;
  /** @default ModifierMetricType.AVERAGE_VALUE */
  readonly metricType?: ModifierMetricType;
}

/** Settings of a HorizontalPodAutoscaler that reads the signal itself. */
export interface HpaOptions {
  /**
   * How fast the count may change.
   * @default - upstream's defaults, not repeated in the manifest
   */
  readonly behavior?: ScalingBehavior;
  /**
   * CPU or memory beside the signal.
   * @default - none
   */
  readonly companions?: CompanionMetric[];
}

/** Settings of a ScaledObject. */
export interface KedaOptions {
  /**
   * How fast the count may change.
   * @default - upstream's defaults, not repeated in the manifest
   */
  readonly behavior?: ScalingBehavior;
  /**
   * CPU or memory beside the signal.
   * @default - none
   */
  readonly companions?: CompanionMetric[];
  /**
   * Time between two looks at the source while KEDA itself decides, at zero or idle. From 1 second.
   * @default Duration.seconds(30) - of KEDA
   */
  readonly pollingInterval?: Duration;
  /**
   * Time without demand before the last replica goes.
   * @default Duration.seconds(300) - of KEDA
   */
  readonly cooldownPeriod?: Duration;
  /**
   * Time after creation before the cooldown may start.
   * @default Duration.seconds(0) - of KEDA
   */
  readonly initialCooldownPeriod?: Duration;
  /**
   * The signal must exceed this for the first replica to start; only with a minimum of 0 or an idle count.
   * @default 0 - of KEDA
   */
  readonly activation?: number;
  /**
   * Replicas without demand, fewer than the minimum; only 0 makes sense upstream.
   * @default - the minimum
   */
  readonly idleReplicas?: number;
  /**
   * What to assume while the source cannot be read.
   * @default - hold the current count after 3 failures, where the triggers and the modifiers allow it
   */
  readonly fallback?: Fallback;
  /**
   * One composite metric made of several triggers.
   * @default - each trigger for itself
   */
  readonly scalingModifiers?: ScalingModifiers;
  /**
   * Stops scaling.
   * @default - not paused
   */
  readonly paused?: Pause;
  /**
   * Whether deleting the ScaledObject sets the count back.
   * @default false - of KEDA
   */
  readonly restoreToOriginalReplicaCount?: boolean;
  /**
   * Name of the HorizontalPodAutoscaler that KEDA makes.
   * @default - keda-hpa-<name>
   */
  readonly hpaName?: string;
  /**
   * Whether the HPA reads the numbers of KEDA's last poll instead of asking the source itself.
   * @default false - of KEDA
   */
  readonly useCachedMetrics?: boolean;
}

/** What turns the signal into replicas. */
export class Scaler {
  /** A HorizontalPodAutoscaler that reads the signal itself. */
  public static hpa(options: HpaOptions = {}): Scaler {
    return new Scaler(withDefaults({ kind: 'hpa' }, specOf(options)));
  }

  /** A ScaledObject: KEDA reads the signal, scales to and from zero, and makes the HorizontalPodAutoscaler. */
  public static keda(options: KedaOptions = {}): Scaler {
    return new Scaler(withDefaults({ kind: 'keda' }, specOf(options)));
  }

  /** @internal */
  public readonly _spec: ScalerSpec;

  private constructor(spec: ScalerSpec) {
    this._spec = spec;
  }
}
