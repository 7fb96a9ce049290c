import type { Inputs } from './inputs';
import { withDefaults } from '../kubernetes/declared/options';
import type { ScalingPolicySpec } from '../plan/behavior';
import type { CompanionSpec } from '../plan/companion';
import type { HpaScalerSpec, KedaScalerSpec, PausedSpec, ScalerSpec } from '../plan/scaler';

/** How much the replica count may change within a period. */
export class ScalingPolicy {
  /** At most this many pods (a whole number from 1) in a period of 1 to 1800 seconds. */
  public static pods(value: number, periodSeconds: number): ScalingPolicySpec {
    return { type: 'Pods', value, periodSeconds };
  }

  /** At most this share of the current pods, in percent (a whole number from 1), in a period of 1 to 1800 seconds. */
  public static percent(value: number, periodSeconds: number): ScalingPolicySpec {
    return { type: 'Percent', value, periodSeconds };
  }
}

/** CPU or memory beside the signal: the larger wish of the two wins. */
export class CompanionMetric {
  /** CPU in percent of what the pods request; a whole number from 1. */
  public static cpuUtilization(percent: number): CompanionSpec {
    return { resource: 'cpu', utilization: percent };
  }

  /** Memory in percent of what the pods request; a whole number from 1. */
  public static memoryUtilization(percent: number): CompanionSpec {
    return { resource: 'memory', utilization: percent };
  }

  /** CPU per pod as a Kubernetes quantity, such as `500m`. */
  public static cpuAverage(quantity: string): CompanionSpec {
    return { resource: 'cpu', average: quantity };
  }

  /** Memory per pod as a Kubernetes quantity, such as `256Mi`. */
  public static memoryAverage(quantity: string): CompanionSpec {
    return { resource: 'memory', average: quantity };
  }
}

/** How scaling is stopped. */
export class Pause {
  /** Stops scaling in both directions, at the given count or the current one. */
  public static both(replicas?: number): PausedSpec {
    return { direction: 'both', ...(replicas !== undefined && { replicas }) };
  }

  /** Stops removing pods. */
  public static scaleIn(): PausedSpec {
    return { direction: 'in' };
  }

  /** Stops adding pods. */
  public static scaleOut(): PausedSpec {
    return { direction: 'out' };
  }
}

/** What turns the signal into replicas. */
export class Scaler {
  /** A HorizontalPodAutoscaler that reads the signal itself. */
  public static hpa(args: Inputs<Omit<HpaScalerSpec, 'kind'>> = {}): ScalerSpec {
    return withDefaults({ kind: 'hpa' }, args);
  }

  /** A ScaledObject: KEDA reads the signal, scales to and from zero, and makes the HorizontalPodAutoscaler. */
  public static keda(args: Inputs<Omit<KedaScalerSpec, 'kind'>> = {}): ScalerSpec {
    return withDefaults({ kind: 'keda' }, args);
  }
}
