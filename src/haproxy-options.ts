import type { Duration } from 'cdk8s';
import type { GatewayMetricOptions } from './gateway-metric-options';

/** What the HAProxy Ingress Controller (haproxytech) exports about the backend of a Service. */
export interface HaproxyBackendOptions extends GatewayMetricOptions {
  /**
   * Version of the controller, such as `3.2.11`: the name of the backend depends on it, and 3.1.11 changed it.
   * @default - the names that controllers from 1.8 on give, all of them
   */
  readonly controllerVersion?: string;
  /**
   * The Ingress, if the Service shall have a backend of its own for it (`haproxy.org/standalone-backend`). Controller 1.11 or later.
   * @default - the backend that all Ingresses share
   */
  readonly standaloneIngress?: string;
  /**
   * The most pods that the controller may have. Each enforces its share of `podMaxconn`, rounded down. Whole number from 1.
   * @default 2 - of the chart
   */
  readonly controllerMaxReplicas?: number;
}

/** How the sessions or the rate of a Service are read from the HAProxy Ingress Controller. */
export interface HaproxyOptions extends HaproxyBackendOptions {
  /**
   * Requests that one pod may work on at a time (`haproxy.org/pod-maxconn`); the rest queues. Whole number from 1.
   * @default - no annotation; what the Ingress or the controller's ConfigMap says
   */
  readonly podMaxconn?: number;
}

/** How the queue of a Service is read from the HAProxy Ingress Controller. */
export interface HaproxyQueueOptions extends HaproxyBackendOptions {
  /** Requests that one pod may work on at a time (`haproxy.org/pod-maxconn`): without it nothing queues. Whole number from 1. */
  readonly podMaxconn: number;
  /**
   * Whether requests are bound to pods, by cookie persistence or hash balancing: they then wait in the queues of the pods, which are
   * counted too. The scrape must keep the scope `server`.
   * @default false
   */
  readonly stickySessions?: boolean;
  /**
   * Time after which the controller answers a waiting request with 503: the key `timeout-queue` of its ConfigMap, which cannot be set for
   * one Service. State it here when you raise it.
   * @default Duration.seconds(5) - of the controller
   */
  readonly timeoutQueue?: Duration;
}
