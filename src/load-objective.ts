import type { Duration } from 'cdk8s';

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
