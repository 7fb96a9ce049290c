import type { Duration } from 'cdk8s';
import type { PrometheusAuth } from './prometheus-auth';

/** How KEDA asks Prometheus; a HorizontalPodAutoscaler reads through prometheus-adapter, which knows its Prometheus itself. */
export interface PrometheusReaderOptions {
  /**
   * Address of the API, to which KEDA adds `/api/v1/query`: `http://prometheus.monitoring:9090`.
   * @default - required unless a HorizontalPodAutoscaler reads the signal
   */
  readonly serverAddress?: string;
  /** @default - no authentication */
  readonly auth?: PrometheusAuth;
  /**
   * Value of the URL parameter `namespace`, as a Thanos querier with tenancy wants it.
   * @default - none
   */
  readonly namespace?: string;
  /**
   * Headers without secrets; names and values without `,` and `=`.
   * @default - none
   */
  readonly customHeaders?: { [name: string]: string };
  /**
   * Further URL parameters; names and values without `,` and `=`.
   * @default - none
   */
  readonly queryParameters?: { [name: string]: string };
  /**
   * Time to wait for an answer.
   * @default - the operator's, 3 s unless configured
   */
  readonly timeout?: Duration;
  /**
   * Whether an empty result counts as 0; otherwise it is an error, and the fallback applies.
   * @default false
   */
  readonly ignoreNullValues?: boolean;
  /**
   * Whether the certificate of the server goes unchecked; not together with certificates of one's own.
   * @default false
   */
  readonly unsafeSsl?: boolean;
  /**
   * Region of AWS managed Prometheus.
   * @default - none
   */
  readonly awsRegion?: string;
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
