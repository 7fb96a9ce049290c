import type { Duration } from 'cdk8s';
import type { Precondition } from './precondition';
import { mseGateway } from './signals/mse-gateway';
import type { Signal } from './signals/signal';
import { specOf } from './spec-of';

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
}

/** Where an MSE cloud-native gateway writes its access logs, and what to read from them. */
export interface MseGatewayOptions extends SlsQueryOptions {
  /** The project of the Log Service that receives the logs; it must lie in the region of the cluster. */
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

/** A number that measures the demand that reaches a service. */
export class QpsSignal {
  /** Requests through an MSE cloud-native gateway, from its access logs in the Log Service. */
  public static mseGateway(options: MseGatewayOptions): QpsSignal {
    return new QpsSignal(mseGateway(specOf(options)));
  }

  /** @internal */
  public readonly _spec: Signal;

  private constructor(signal: Signal) {
    this._spec = signal;
  }
}
