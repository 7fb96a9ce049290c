import type { Duration } from 'cdk8s';
import { withDefaults } from './kubernetes/declared/options';
import type { KnativeScalingSpec } from './plan/knative-scaling';
import type { TrafficSpec } from './plan/knative-service';
import { specOf } from './spec-of';

/** How the averages over a window are made. */
export enum MetricAggregation {
  /** Every second counts the same. */
  LINEAR = 'linear',
  /** Recent seconds count more. */
  WEIGHTED_EXPONENTIAL = 'weighted-exponential',
}

/** How the Knative pod autoscaler averages and reacts. Everything left out is decided by the cluster's `config-autoscaler`. */
export interface KnativePodAutoscalerOptions {
  /**
   * Requests in flight, or requests per second, that one pod should carry. From 0.01.
   * The next pod starts at target times utilization.
   * @default - 100 in flight or 200 per second, of the cluster
   */
  readonly target?: number;
  /**
   * Share of the target at which the next pod starts, in percent. From 1 to 100.
   * @default 70 - of the cluster
   */
  readonly utilization?: number;
  /**
   * Averaging window. Whole seconds, from 6 seconds to 1 hour.
   * @default Duration.seconds(60) - of the cluster
   */
  readonly window?: Duration;
  /**
   * Panic window in percent of the window. From 1 to 100.
   * @default 10 - of the cluster
   */
  readonly panicWindowPercentage?: number;
  /**
   * Percent of the ready pods that the panic window must ask for to enter panic mode. From 110 to 1000.
   * @default 200 - of the cluster
   */
  readonly panicThresholdPercentage?: number;
  /**
   * Requests that are buffered in the activator beyond what the pods can take; -1 always, 0 only at zero.
   * @default 211 - of the cluster
   */
  readonly targetBurstCapacity?: number;
  /**
   * Time that a lower wish must last. Whole seconds, up to 1 hour.
   * @default Duration.seconds(0) - of the cluster
   */
  readonly scaleDownDelay?: Duration;
  /**
   * Least time that the last pod is kept. Up to 1 hour.
   * @default Duration.seconds(0) - of the cluster
   */
  readonly podRetention?: Duration;
  /**
   * How the averages are made.
   * @default MetricAggregation.LINEAR
   */
  readonly aggregation?: MetricAggregation;
}

/** Settings of the HorizontalPodAutoscaler that Knative makes. */
export interface KnativeHpaOptions {
  /** `cpu` in percent of the request, `memory` in Mi per pod, a custom metric per pod. From 1. */
  readonly target: number;
  /**
   * Time over which scaling down is stabilized. Whole seconds, from 6 seconds to 1 hour.
   * @default Duration.seconds(300) - of Kubernetes
   */
  readonly window?: Duration;
}

/** What the revisions of a Knative Service scale on. */
export class KnativeScaling {
  /** Requests in flight per pod, by the Knative pod autoscaler. */
  public static concurrency(options: KnativePodAutoscalerOptions = {}): KnativeScaling {
    return new KnativeScaling(withDefaults({ kind: 'kpa', metric: 'concurrency' }, specOf(options)));
  }

  /** Requests per second and pod, by the Knative pod autoscaler. */
  public static rps(options: KnativePodAutoscalerOptions = {}): KnativeScaling {
    return new KnativeScaling(withDefaults({ kind: 'kpa', metric: 'rps' }, specOf(options)));
  }

  /** CPU in percent of the request, by a HorizontalPodAutoscaler; no scaling to zero. */
  public static cpu(options: KnativeHpaOptions): KnativeScaling {
    return new KnativeScaling(withDefaults({ kind: 'hpa', metric: 'cpu' }, specOf(options)));
  }

  /** Memory in Mi per pod, by a HorizontalPodAutoscaler; no scaling to zero. */
  public static memory(options: KnativeHpaOptions): KnativeScaling {
    return new KnativeScaling(withDefaults({ kind: 'hpa', metric: 'memory' }, specOf(options)));
  }

  /**
   * A metric of `custom.metrics.k8s.io` per pod, by a HorizontalPodAutoscaler; no scaling to zero.
   *
   * @param metric name of the metric
   */
  public static custom(metric: string, options: KnativeHpaOptions): KnativeScaling {
    return new KnativeScaling(withDefaults({ kind: 'hpa', metric }, specOf(options)));
  }

  /** @internal */
  public readonly _spec: KnativeScalingSpec;

  private constructor(spec: KnativeScalingSpec) {
    this._spec = spec;
  }
}

/** A share of the traffic of a Knative Service. */
export class Traffic {
  /**
   * To the latest ready revision.
   *
   * @param percent of the requests; a whole number from 0 to 100
   * @param tag DNS label with an address of its own
   */
  public static latest(percent: number, tag?: string): Traffic {
    return new Traffic({ percent, ...(tag !== undefined && { tag }) });
  }

  /**
   * To a named revision.
   *
   * @param revision name of the revision
   * @param percent of the requests; a whole number from 0 to 100
   * @param tag DNS label with an address of its own
   */
  public static revision(revision: string, percent: number, tag?: string): Traffic {
    return new Traffic({ revision, percent, ...(tag !== undefined && { tag }) });
  }

  /** @internal */
  public readonly _spec: TrafficSpec;

  private constructor(spec: TrafficSpec) {
    this._spec = spec;
  }
}
