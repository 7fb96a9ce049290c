import type { Inputs } from './inputs';
import type { DisruptionSpec, TopologySpreadSpec, Verbatim } from '../plan/pod';
import type { TargetSpec } from '../plan/workload';

/** The workload to scale where it is not our own. */
export class ScaleTarget {
  /** A workload that exists in the cluster or is declared by something else. Its name may be an Output. */
  public static existing(workload: Inputs<TargetSpec>): Inputs<TargetSpec> {
    return workload;
  }
}

/** How many pods a voluntary disruption, such as the drain of a node, may take. */
export class Disruption {
  /** No PodDisruptionBudget. */
  public static unlimited(): DisruptionSpec {
    return {};
  }

  /** At most so many at a time; a whole number from 1. */
  public static maxUnavailable(pods: number): DisruptionSpec {
    return { maxUnavailable: pods };
  }

  /** At most this share at a time; a whole number from 1 to 100. */
  public static maxUnavailablePercent(percent: number): DisruptionSpec {
    return { maxUnavailable: `${percent}%` };
  }

  /** At least so many must stay; a whole number from 1. */
  public static minAvailable(pods: number): DisruptionSpec {
    return { minAvailable: pods };
  }
}

/** How the pods are spread over the cluster. */
export class TopologySpread {
  /** Not at all. */
  public static none(): TopologySpreadSpec {
    return { constraints: [] };
  }

  /** By `topologySpreadConstraints`, verbatim. */
  public static constraints(...constraints: Verbatim[]): TopologySpreadSpec {
    return { constraints };
  }
}
