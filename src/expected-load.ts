import type { Duration } from 'cdk8s';
import type { Load } from './load';
import type { Demand, PodUsage } from './simulation-options';

/** What a service must achieve under its expected load. At least one of them. */
export interface LoadObjective {
  /**
   * Least share of requests that are served, from 0 to 1.
   * @default - any
   */
  readonly servedShare?: number;
  /**
   * Longest time from the largest backlog until nothing waits.
   * @default - any
   */
  readonly drain?: Duration;
  /**
   * Most requests or messages that wait.
   * @default - any
   */
  readonly peakWaiting?: number;
  /**
   * Most requests that are lost.
   * @default - any
   */
  readonly lost?: number;
  /**
   * Longest time in which the pods cannot take what comes.
   * @default - any
   */
  readonly underProvisioned?: Duration;
  /**
   * How often the replicas may rise again within 10 minutes after they have fallen.
   * @default - any
   */
  readonly oscillations?: number;
}

/**
 * The load that a service is made for. It is written into annotations of the autoscaler, where `scalewright simulate` finds it; with an
 * objective every synthesis simulates it, and warns if the objective is missed (rule SIM001).
 */
export interface ExpectedLoad {
  /** Any but measured values. */
  readonly load: Load;
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
   * @default - nothing is simulated at synthesis
   */
  readonly objective?: LoadObjective;
}
