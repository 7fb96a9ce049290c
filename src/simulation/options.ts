import type { HpaController } from './hpa/controller';
import type { LoadSpec } from './load/load';
import type { SeriesName } from './pipeline/modelled-series';
import type { Demand } from './timeline';
import type { AutoscalerConfig } from '../kubernetes/knative/autoscaler-config';
import type { Objective } from '../kubernetes/simulate/objective';

/** What a simulation is given beside the manifests. */
export interface SimulationOptions {
  /** How long to simulate, in whole seconds. Default: as long as the longest load has a course of its own, else 3600. */
  readonly durationSeconds?: number;
  /** What holds for every scaler that `services` says nothing else about. */
  readonly service?: ServiceOptions;
  /** What holds for one scaler, by its name or `namespace/name`; each field goes before the one in `service`. */
  readonly services?: Readonly<Record<string, ServiceOptions>>;
  /** Only these scalers, by their names or `namespace/name`. Default: all. */
  readonly only?: readonly string[];
  /** Version of Kubernetes. Default: `1.36`. */
  readonly kubernetes?: string;
  /** Flags of the kube-controller-manager. Default: upstream's. */
  readonly controller?: Partial<HpaController>;
  /** Version of Knative Serving. Default: `1.23`. */
  readonly knative?: string;
  /** What `config-autoscaler` sets. Default: Knative's own. A ConfigMap of that name in the bundle goes before it. */
  readonly autoscalerConfig?: Partial<AutoscalerConfig>;
  /** When the simulation begins, in seconds since 1970, whole: for cron triggers. Default: 0, a Thursday, at midnight UTC. */
  readonly startSeconds?: number;
  /** Most samples of a timeline. 0 gives none. Default: 720. */
  readonly samples?: number;
  /** Price of a pod for an hour, in any currency. Default: no cost. */
  readonly pricePerPodHour?: number;
  /** Sizes whose times the timelines tell (`ScalerTimeline.reach`): numbers of pods, whole, from 1. Default: none. */
  readonly reach?: readonly number[];
}

/** What the manifests of a service cannot say. Where a field is left out, an annotation `simulate.scalewright.dev/…` of the scaler or its target counts. */
export interface ServiceOptions {
  /** The load. Default: from the annotation `expected-peak`. */
  readonly load?: LoadSpec;
  /** In what the load is counted. Default: `messages` for scalers that look at a backlog, else `requests`. */
  readonly demand?: Demand;
  /** Requests or messages that one pod serves a second. Default: `concurrencyPerPod / serviceTimeSeconds`, or else any number of requests. */
  readonly ratePerPod?: number;
  /** Requests or messages that a pod has in work at once. Default: `containerConcurrency` of Knative, `haproxy.org/pod-maxconn`, or else any number (messages: 1). */
  readonly concurrencyPerPod?: number;
  /** How long a request is in work, in seconds, above 0. */
  readonly serviceTimeSeconds?: number;
  /** After how many whole seconds a waiting request is lost. Default: `haproxy.org/timeout-queue`, or 30; with Knative `timeoutSeconds`, or 300. */
  readonly queueTimeoutSeconds?: number;
  /** Requests or messages that wait at the start. Default: 0. */
  readonly initialWaiting?: number;
  /** Replicas at the start, all ready. Default: the target's `spec.replicas`, or the scaler's minimum. */
  readonly initialReplicas?: number;
  /** From the creation of a pod until its containers run, in whole seconds. Default: 5. */
  readonly podStartSeconds?: number;
  /** From then until it is ready, in whole seconds. Default: `initialDelaySeconds` of its readiness probe, or 0. */
  readonly readinessDelaySeconds?: number;
  /** Requests per second that a pod counts without load, such as those of its probes. Default: 0. */
  readonly idleRatePerPod?: number;
  /** CPU of a pod: cores without load, and seconds of a core for each request or message. */
  readonly cpu?: UsageOptions;
  /** Memory of a pod: bytes without load, and for each request or message in work. */
  readonly memory?: UsageOptions;
  /** Metrics by their names (or `s0`, `s1`, … for triggers), as PromQL over the series that a simulation shows (docs/simulation.md). */
  readonly signals?: Readonly<Record<string, string>>;
  /** What metrics in queries stand for, by their names: one of the series that a simulation shows. */
  readonly series?: Readonly<Record<string, SeriesName>>;
  /** How often Prometheus scrapes, in whole seconds. Default: `interval` of the ServiceMonitor or PodMonitor of the service, or 30. */
  readonly scrapeIntervalSeconds?: number;
  /** What goes wrong. Default: nothing. */
  readonly faults?: readonly FaultSpec[];
  /** What the service is to achieve; its timeline says whether it does. Default: nothing. */
  readonly objective?: Objective;
}

/** What a pod uses. */
export interface UsageOptions {
  readonly idle: number;
  /** For each request or message. */
  readonly each: number;
}

/** Something that goes wrong. Times are whole virtual seconds. */
export type FaultSpec = OutageFault | SlowStartFault | PodCrashFault | HandEditFault;

/**
 * `metric outage`: what is measured gives nothing any more (exporters are down, no logs are shipped, a queue cannot be asked).
 * `adapter error`: the API from which the HPA reads metrics gives errors.
 * `prometheus restart`: nothing is scraped or answered in the meantime.
 */
export interface OutageFault {
  readonly kind: 'metric outage' | 'adapter error' | 'prometheus restart';
  readonly atSecond: number;
  readonly forSeconds: number;
}

/** Pods that are created in a stretch of time take longer to run. */
export interface SlowStartFault {
  readonly kind: 'slow start';
  readonly atSecond: number;
  readonly forSeconds: number;
  /** In place of `podStartSeconds`. */
  readonly podStartSeconds: number;
}

/** The oldest pods vanish, and are replaced. */
export interface PodCrashFault {
  readonly kind: 'pod crash';
  readonly atSecond: number;
  readonly pods: number;
}

/** Somebody sets the replicas of the target. */
export interface HandEditFault {
  readonly kind: 'hand edit';
  readonly atSecond: number;
  readonly replicas: number;
}
