import type { RevisionAutoscaling } from '../../kubernetes/knative/resolve-autoscaling';

/** The parameters by which the number of pods is decided (`DeciderSpec` of knative/serving `pkg/autoscaler/scaling/multiscaler.go`). */
export interface DeciderSpec extends Pick<RevisionAutoscaling,
  | 'metric' | 'target' | 'total' | 'targetBurstCapacity' | 'activatorCapacity' | 'panicThreshold' | 'maxScaleUpRate' | 'maxScaleDownRate'
  | 'stableWindow' | 'panicWindow' | 'algorithm' | 'scaleDownDelay' | 'initialScale' | 'activationScale'> {
  /** Whether a route may lead to the revision. */
  readonly reachable: boolean;
  /** Whether pods are asked for statistics; if not, an empty window means no load instead of no data. */
  readonly scrapes: boolean;
}

/** Whether a route leads to a revision, as its PodAutoscaler says; empty where that is not known, which counts as reachable. */
export type Reachability = '' | 'Reachable' | 'Unreachable';

/** The decider's parameters of a revision. With a target burst capacity of -1 the activators see all requests, and pods are not asked. */
export function deciderSpec(settings: RevisionAutoscaling, reachability: Reachability): DeciderSpec {
  return { ...settings, reachable: reachability !== 'Unreachable', scrapes: settings.targetBurstCapacity !== -1 };
}
