import type { Reachability } from './decider-spec';
import type { PodAutoscalerStatus } from './pod-autoscaler-status';
import type { KpaRules } from './rules';
import type { RevisionAutoscaling } from '../../kubernetes/knative/resolve-autoscaling';

/** Who serves the requests of a revision: `Proxy` the activators, `Serve` its pods. Without ready pods it is the activators in any case. */
export type ServingMode = 'Proxy' | 'Serve';

/** The ServerlessService of a revision, which leads requests to activators or pods. */
export interface ServerlessServiceState {
  /** `spec.mode`. */
  readonly mode: ServingMode;
  /** Since when activators back the revision, in milliseconds (condition ActivatorEndpointsPopulated); undefined while its pods do. */
  readonly proxiedSinceMillis: number | undefined;
}

/** What a revision is scaled by, and how far it has come. */
export interface RevisionState {
  readonly settings: RevisionAutoscaling;
  readonly reachability: Reachability;
  /** Seconds: `progress-deadline` of config-deployment, where the revision's annotation says nothing. */
  readonly progressDeadline: number;
  readonly status: PodAutoscalerStatus;
  readonly rules: KpaRules;
}

/** The fewest pods: none for an unreachable revision. */
export function minScaleOf({ settings, reachability }: RevisionState): number {
  return reachability === 'Unreachable' ? 0 : settings.minScale;
}
