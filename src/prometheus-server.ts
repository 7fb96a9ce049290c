import type { Duration } from 'cdk8s';
import type { PrometheusAuth } from './prometheus-auth';

/** How KEDA asks a Prometheus API, apart from its address. */
export interface PrometheusRequestOptions {
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

/** How KEDA asks a Prometheus API. */
export interface PrometheusServerOptions extends PrometheusRequestOptions {
  /** Address of the API, to which KEDA adds `/api/v1/query`: `http://prometheus.monitoring:9090`. */
  readonly serverAddress: string;
}
