import type { Duration } from 'cdk8s';
import type { Fault } from './fault';
import type { Load } from './load';
import type { LoadObjective } from './load-objective';

/** In what a load is counted. */
export enum Demand {
  /** Requests per second, whatever becomes of them. */
  REQUESTS = 'requests',
  /** Concurrent users, who each send the next request when the last is answered. */
  USERS = 'users',
  /** Messages per second. */
  MESSAGES = 'messages',
}

/** What a pod uses of a resource. */
export interface PodUsage {
  /** Cores or bytes without load. */
  readonly idle: number;
  /** For each request or message: seconds of a core, or bytes while it is in work. */
  readonly each: number;
}

/** What a simulation has to know of a service beside its objects and its load. */
export interface ServiceCapacity {
  /** @default - messages for scalers that look at a backlog, else requests */
  readonly demand?: Demand;
  /**
   * Requests or messages that one pod serves a second.
   * @default - `concurrencyPerPod` divided by `serviceTime`, or any number of requests
   */
  readonly ratePerPod?: number;
  /**
   * Requests or messages that a pod has in work at once.
   * @default - `containerConcurrency`, `haproxy.org/pod-maxconn`, or any number (messages: 1)
   */
  readonly concurrencyPerPod?: number;
  /**
   * How long a request is in work.
   * @default - not known
   */
  readonly serviceTime?: Duration;
  /**
   * After how long a waiting request is lost.
   * @default - `haproxy.org/timeout-queue`, or 30 seconds; with Knative `timeoutSeconds`, or 300 seconds
   */
  readonly queueTimeout?: Duration;
  /** @default 0 */
  readonly initialWaiting?: number;
  /**
   * From the creation of a pod until its containers run.
   * @default Duration.seconds(5)
   */
  readonly podStart?: Duration;
  /**
   * From then until it is ready.
   * @default - `initialDelaySeconds` of its readiness probe, or none
   */
  readonly readinessDelay?: Duration;
  /**
   * Requests per second that a pod counts without load, such as those of its probes.
   * @default 0
   */
  readonly idleRatePerPod?: number;
  /** @default - `interval` of the service's monitor, or 30 seconds */
  readonly scrapeInterval?: Duration;
  /** @default - not known, which scalers on CPU need */
  readonly cpu?: PodUsage;
  /** @default - not known, which scalers on memory need */
  readonly memory?: PodUsage;
  /**
   * What must be achieved.
   * @default - nothing
   */
  readonly objective?: LoadObjective;
}

/** What the manifests of a service cannot say. What is left out comes from annotations `simulate.scalewright.dev/…`, or has a default. */
export interface ServiceSimulation extends ServiceCapacity {
  /** @default - from the annotation `expected-peak` */
  readonly load?: Load;
  /** @default - `spec.replicas` of the target, or the scaler's minimum */
  readonly initialReplicas?: number;
  /**
   * What metrics show, as PromQL over the series of the simulation (docs/simulation.md), by their names (`s0` for a first trigger).
   * @default - as the manifests say
   */
  readonly signals?: Record<string, string>;
  /**
   * Which series of the simulation metrics in queries stand for, by their names.
   * @default - widely used names are known
   */
  readonly series?: Record<string, string>;
  /** @default - nothing goes wrong */
  readonly faults?: Fault[];
}

/** What a simulation is given beside the objects. */
export interface SimulationProps {
  /** @default - the longest course of a load, or an hour */
  readonly duration?: Duration;
  /**
   * What holds for all services.
   * @default - see the annotations
   */
  readonly service?: ServiceSimulation;
  /**
   * What holds for one service, by the name of its scaler, or `namespace/name`.
   * @default - nothing but what holds for all
   */
  readonly services?: Record<string, ServiceSimulation>;
  /** @default '1.36' */
  readonly kubernetes?: string;
  /** @default '1.23' */
  readonly knative?: string;
  /**
   * Price of a pod for an hour.
   * @default - no cost
   */
  readonly pricePerPodHour?: number;
  /**
   * Most samples of a timeline.
   * @default 720
   */
  readonly samples?: number;
}
