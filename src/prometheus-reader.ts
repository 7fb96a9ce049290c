import type { Duration } from 'cdk8s';
import type { PrometheusRequestOptions } from './prometheus-server';

/** How KEDA asks Prometheus; a HorizontalPodAutoscaler reads through prometheus-adapter, which knows its Prometheus itself. */
export interface PrometheusReaderOptions extends PrometheusRequestOptions {
  /**
   * Address of the API, to which KEDA adds `/api/v1/query`: `http://prometheus.monitoring:9090`.
   * @default - required unless a HorizontalPodAutoscaler reads the signal
   */
  readonly serverAddress?: string;
}

/** What the number of a signal counts. */
export enum SignalUnit {
  /** Requests per second. */
  REQUESTS_PER_SECOND = 'requests/s',
  /** Requests that wait. */
  QUEUED_REQUESTS = 'queued requests',
  /** Requests in service and waiting. */
  SESSIONS = 'sessions',
  /** Milliseconds of latency, which are compared with the target as they are. */
  MILLISECONDS = 'milliseconds',
  /** Bytes per second. */
  BYTES_PER_SECOND = 'bytes/s',
  /** Messages that wait. */
  MESSAGES = 'messages',
  /** Anything else. */
  ITEMS = 'items',
}

/** Any number that Prometheus can give. */
export interface PrometheusQueryOptions extends PrometheusReaderOptions {
  /**
   * PromQL. The result must be an instant vector of one series by the way it is built, such as a `sum` that groups by nothing, and the total
   * over all pods: it is the scaler that divides by their number.
   */
  readonly query: string;
  /**
   * What the number counts. Milliseconds are compared with the target as they are, everything else per pod.
   * @default SignalUnit.REQUESTS_PER_SECOND
   */
  readonly unit?: SignalUnit;
  /**
   * Time from a request to the number that shows it: scrape interval plus range.
   * @default Duration.seconds(60)
   */
  readonly lag?: Duration;
  /**
   * Whether the series are there without pods, so that they can wake the first one.
   * @default false
   */
  readonly livesWithoutPods?: boolean;
}
