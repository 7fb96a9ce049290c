import type { Duration } from 'cdk8s';
import type { Precondition } from './precondition';

/** What is read from the access logs of a route. */
export enum SlsStatistic {
  /** Requests per second. */
  QPS = 'qps',
  /** Average latency in milliseconds. */
  LATENCY_AVG = 'latencyAvg',
  /** Median latency in milliseconds. */
  LATENCY_P50 = 'latencyP50',
  /** 95th percentile of the latency in milliseconds. */
  LATENCY_P95 = 'latencyP95',
  /** 99th percentile of the latency in milliseconds. */
  LATENCY_P99 = 'latencyP99',
  /** 99.99th percentile of the latency in milliseconds. */
  LATENCY_P9999 = 'latencyP9999',
  /** Bytes per second of the requests. */
  INFLOW = 'inflow',
}

/** Which endpoint of the Log Service the metrics adapter uses. */
export enum SlsEndpoint {
  /** Within the VPC. */
  INTERNAL = 'internal',
  /** Over the internet. */
  PUBLIC = 'public',
}

/** How the metrics adapter queries the access logs. */
export interface SlsQueryOptions {
  /**
   * Time that one reading covers (`sls.query.interval`). From 15 seconds; with the delay at most 100 seconds.
   * @default Duration.seconds(15) - of the adapter
   */
  readonly interval?: Duration;
  /**
   * Time by which a reading lies in the past, so that the logs have arrived (`sls.query.delay`).
   * @default Duration.seconds(10) - of the adapter
   */
  readonly delay?: Duration;
  /**
   * How often an incomplete answer is asked for again (`sls.query.max_retry`). Whole number from 1.
   * @default 5 - of the adapter
   */
  readonly maxRetry?: number;
  /**
   * Which endpoint of the Log Service the adapter uses.
   * @default SlsEndpoint.INTERNAL - of the adapter
   */
  readonly endpoint?: SlsEndpoint;
  /**
   * Region of the cluster, such as `cn-hangzhou`: the adapter asks in no other. Only compared with the region that the name of the
   * project holds.
   * @default - not compared
   */
  readonly region?: string;
}

/** Where an MSE cloud-native gateway writes its access logs, and what to read from them. */
export interface MseGatewayOptions extends SlsQueryOptions {
  /**
   * The project of the Log Service that receives the logs, by default `aliyun-product-data-<account id>-<region>`. Two gateways that share
   * a project are told apart by nothing but namespace, Service and port.
   */
  readonly project: string;
  /**
   * The logstore.
   * @default 'nginx-ingress'
   */
  readonly logstore?: string;
  /**
   * What is read from the logs.
   * @default SlsStatistic.QPS
   */
  readonly statistic?: SlsStatistic;
  /**
   * Your word that the switch 'Compatible with NGINX Ingress' is on: nothing but the console can set it.
   * @default - not confirmed; the declaration fails and says what to do
   */
  readonly nginxCompatibleLogs?: Precondition;
}

/** Where a cloud-native API gateway (APIG) writes its access logs, and what to read from them. */
export interface ApigOptions extends SlsQueryOptions {
  /** The project of the Log Service that receives the logs, by default `aliyun-product-data-<account id>-<region>`. */
  readonly project: string;
  /**
   * The logstore with the logs in the format of NGINX Ingress, as the console shows it after the switch.
   * @default 'nginx-ingress'
   */
  readonly logstore?: string;
  /**
   * What is read from the logs.
   * @default SlsStatistic.QPS
   */
  readonly statistic?: SlsStatistic;
  /**
   * Your word that the switch for the NGINX Ingress format is on: nothing but the console can set it.
   * @default - not confirmed; the declaration fails and says what to do
   */
  readonly nginxCompatibleLogs?: Precondition;
}

/** Where an ALB writes its access logs. Only its requests per second can be read, no latency. */
export interface AlbOptions extends SlsQueryOptions {
  /** The project of the Log Service, as in `spec.config.accessLogConfig.logProject` of the AlbConfig; it must exist. */
  readonly project: string;
  /** The logstore, as in `accessLogConfig.logStore` of the AlbConfig; it starts with `alb_`, and the ALB creates it. */
  readonly logstore: string;
}

/** Where the ingress-nginx controller of an ACK cluster writes its access logs, and what to read from them. */
export interface NginxIngressSlsOptions extends SlsQueryOptions {
  /**
   * Id of the cluster, whose own project `k8s-log-<id>` receives the logs.
   * @default - give exactly one of `clusterId` and `project`
   */
  readonly clusterId?: string;
  /**
   * The project of the Log Service, where it is not the cluster's own.
   * @default - give exactly one of `clusterId` and `project`
   */
  readonly project?: string;
  /**
   * The logstore.
   * @default 'nginx-ingress'
   */
  readonly logstore?: string;
  /**
   * What is read from the logs.
   * @default SlsStatistic.QPS
   */
  readonly statistic?: SlsStatistic;
}
