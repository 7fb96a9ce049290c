import type { Duration } from 'cdk8s';
import type { NativeBacklogOptions } from './native-backlog';

/** What is measured at a RabbitMQ queue; all but the length need the HTTP management API. */
export enum RabbitMqMode {
  /** Messages in the queue. */
  QUEUE_LENGTH = 'QueueLength',
  /** Messages that arrive per second. */
  MESSAGE_RATE = 'MessageRate',
  /** Messages that are delivered per second. */
  DELIVER_GET_RATE = 'DeliverGetRate',
  /** Messages that arrive per message that is delivered. */
  PUBLISHED_TO_DELIVERED_RATIO = 'PublishedToDeliveredRatio',
  /** Seconds in which the queue would be empty; an idle queue keeps the consumer awake. */
  EXPECTED_QUEUE_CONSUMPTION_TIME = 'ExpectedQueueConsumptionTime',
}

/** How a RabbitMQ queue is asked. */
export enum RabbitMqProtocol {
  /** Over AMQP: only messages that wait. */
  AMQP = 'amqp',
  /** Over the HTTP management API: also messages that a consumer holds. */
  HTTP = 'http',
}

/** How the numbers of several queues become one. */
export enum QueueOperation {
  /** Their sum. */
  SUM = 'sum',
  /** Their average. */
  AVG = 'avg',
  /** The largest. */
  MAX = 'max',
}

/** A RabbitMQ queue. */
export interface RabbitMqOptions extends NativeBacklogOptions {
  /** Name of the queue, or with `useRegex` an expression for names. */
  readonly queueName: string;
  /**
   * Address without credentials: `amqp://host:5672/vhost`, or the management API `https://host:15672`.
   * @default - from `auth` or `fromEnv`, as the parameter `host`
   */
  readonly host?: string;
  /**
   * How the queue is asked.
   * @default - by the scheme of the host
   */
  readonly protocol?: RabbitMqProtocol;
  /** @default RabbitMqMode.QUEUE_LENGTH */
  readonly mode?: RabbitMqMode;
  /** @default - the one in the path of the host */
  readonly vhostName?: string;
  /**
   * Whether `queueName` is an expression that may match several queues; over HTTP.
   * @default false
   */
  readonly useRegex?: boolean;
  /**
   * How the numbers of several queues become one.
   * @default QueueOperation.SUM - of KEDA
   */
  readonly operation?: QueueOperation;
  /**
   * Queues a page when several are listed. Whole number from 1.
   * @default 100 - of KEDA
   */
  readonly pageSize?: number;
  /**
   * Whether messages that a consumer holds are left out; over HTTP.
   * @default false
   */
  readonly excludeUnacknowledged?: boolean;
  /**
   * Time to wait for an answer; over HTTP.
   * @default - the operator's, 3 s unless configured
   */
  readonly timeout?: Duration;
  /**
   * Whether the certificate of the server goes unchecked.
   * @default false
   */
  readonly unsafeSsl?: boolean;
}
