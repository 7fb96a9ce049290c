import type { Duration } from 'cdk8s';
import type { NativeBacklogOptions } from './native-backlog';
import type { PrometheusServerOptions } from './prometheus-server';

/** How a number is compared with its target. */
export enum BacklogMetricType {
  /** Divided by the number of pods. */
  AVERAGE_VALUE = 'AverageValue',
  /** As it is. */
  VALUE = 'Value',
}

/** A trigger of any type that KEDA has. */
export interface TriggerBacklogOptions extends NativeBacklogOptions {
  /** Such as `pulsar` or `azure-servicebus`; not `cpu`, `memory` or `cron`. */
  readonly type: string;
  /**
   * Parameters, without target and activation.
   * @default - none
   */
  readonly metadata?: { [parameter: string]: string };
  /**
   * The parameter that says how much one pod should carry, such as `msgBacklogThreshold`.
   * @default - the one that has an activation beside it, where the type has one such pair
   */
  readonly targetParameter?: string;
  /**
   * The parameter that the number must exceed for the first replica to start.
   * @default - that of the pair
   */
  readonly activationParameter?: string;
  /**
   * How the number is compared with its target.
   * @default BacklogMetricType.AVERAGE_VALUE - of KEDA
   */
  readonly metricType?: BacklogMetricType;
  /**
   * Time from a new item to the number that shows it.
   * @default Duration.seconds(0)
   */
  readonly lag?: Duration;
  /**
   * Whether the number is there without pods; otherwise the minimum cannot be 0.
   * @default true
   */
  readonly livesWithoutPods?: boolean;
}

/** Any number that a Prometheus API can give. */
export interface PrometheusBacklogOptions extends PrometheusServerOptions {
  /** PromQL; the result must be one series. */
  readonly query: string;
  /**
   * Time from a new item to the number that shows it: the scrape interval, mostly.
   * @default Duration.seconds(60)
   */
  readonly lag?: Duration;
  /**
   * Whether the series are there without pods of the consumer. Those that the consumer itself exports are not, and then the
   * minimum cannot be 0.
   * @default true
   */
  readonly livesWithoutPods?: boolean;
}
