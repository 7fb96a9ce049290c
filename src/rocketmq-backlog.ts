import type { Duration } from 'cdk8s';
import type { Precondition } from './precondition';
import type { PrometheusAuth } from './prometheus-auth';
import type { PrometheusServerOptions } from './prometheus-server';

/** Which messages of a RocketMQ group count. */
export enum RocketMqMessages {
  /** Those that wait. */
  READY = 'ready',
  /** Those that wait, and those that a consumer holds without having committed them. */
  READY_AND_INFLIGHT = 'readyAndInflight',
}

/** A consumer group of ApsaraMQ for RocketMQ 5.x, as Managed Service for Prometheus sees it. */
export interface RocketMqOptions {
  /**
   * HTTP API URL (Grafana Read URL) of the Prometheus instance 'Cloud Services-<region>', or of another Prometheus API that
   * has its metrics. From within the region the host is `<region>-intranet.arms.aliyuncs.com`.
   */
  readonly endpoint: string;
  /** Id of the RocketMQ instance: `rmq-…`. Instances of version 4 have other ids and no such metrics. */
  readonly instanceId: string;
  /** The topic. */
  readonly topic: string;
  /** The group whose backlog counts. */
  readonly consumerGroup: string;
  /**
   * At Managed Service for Prometheus `PrometheusAuth.custom()` with the header Authorization and the raw token (V1), or
   * `PrometheusAuth.basic()` with an AccessKey pair (V2).
   * @default - no authentication
   */
  readonly auth?: PrometheusAuth;
  /**
   * Region of the RocketMQ instance; the endpoint must be in it.
   * @default - not checked
   */
  readonly region?: string;
  /**
   * What counts.
   * @default RocketMqMessages.READY_AND_INFLIGHT
   */
  readonly messages?: RocketMqMessages;
  /**
   * Time to wait for an answer.
   * @default - the operator's, 3 s unless configured
   */
  readonly timeout?: Duration;
  /**
   * Your word that the gauges of the group stay without a connected consumer. Without it the minimum cannot be 0, since a
   * consumer that was scaled to zero would never wake.
   * @default - they vanish
   */
  readonly gaugesWithoutConsumers?: Precondition;
}

/** A consumer group of Apache RocketMQ, as rocketmq-exporter sees it. */
export interface RocketMqExporterOptions extends PrometheusServerOptions {
  /** The topic. */
  readonly topic: string;
  /** The group whose backlog counts; of message model CLUSTERING, and it has committed at least once. */
  readonly consumerGroup: string;
  /**
   * Further labels that the series must have, such as the `job` of the exporter.
   * @default - none
   */
  readonly labels?: { [label: string]: string };
}

/** A consumer group of Apache RocketMQ 5.1 or later, as the brokers' own metrics show it. */
export interface RocketMqBrokerOptions extends PrometheusServerOptions {
  /** The topic. */
  readonly topic: string;
  /** The group whose backlog counts. */
  readonly consumerGroup: string;
  /**
   * Label `cluster` of the brokers.
   * @default - any cluster
   */
  readonly cluster?: string;
  /**
   * Further labels that the series must have.
   * @default - none
   */
  readonly labels?: { [label: string]: string };
  /**
   * What counts.
   * @default RocketMqMessages.READY_AND_INFLIGHT
   */
  readonly messages?: RocketMqMessages;
  /**
   * Your word that the brokers run with `useStaticSubscription=true`. Without it the gauges of a group vanish with its last
   * consumer, and the minimum cannot be 0.
   * @default - they do not
   */
  readonly staticSubscription?: Precondition;
}
