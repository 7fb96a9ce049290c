import type { Reachability } from './decider-spec';
import type { KpaRules } from './rules';
import type { Annotations } from '../../kubernetes/knative/annotation-keys';
import type { AutoscalerConfig } from '../../kubernetes/knative/autoscaler-config';

/** A revision and the configuration in force. */
export interface RevisionToRun {
  /** Annotations of the PodAutoscaler. */
  readonly annotations: Annotations;
  /** Requests that a pod takes at once; 0 for no limit. */
  readonly containerConcurrency: number;
  readonly reachability: Reachability;
  readonly config: AutoscalerConfig;
}

/** What the cluster around the revision takes its time for, and which Knative runs there. */
export interface RunOptions {
  /** Seconds from the creation of a pod to ready; pods take them in turn. At least one. */
  readonly startDelays: readonly number[];
  /** Seconds until the endpoints follow a change of the mode or of the ready pods. Default: 0. */
  readonly endpointDelay?: number;
  /** `progress-deadline` of config-deployment, in seconds. Default: 600. */
  readonly progressDeadline?: number;
  /** Default: Knative 1.23. */
  readonly rules?: KpaRules;
}

/** What of a revision or of its configuration can be replaced while it runs. */
export type RevisionChanges = Partial<Pick<RevisionToRun, 'reachability' | 'config'>>;

/** The requests of one second on a revision. */
export interface RevisionLoad {
  /** Average number of requests in work or waiting. */
  readonly concurrency: number;
  /** Requests that came in. */
  readonly requests: number;
}
