import type { KafkaOptions } from './kafka-backlog';
import type { NatsJetStreamOptions } from './nats-jetstream-backlog';
import type { RabbitMqOptions } from './rabbitmq-backlog';
import type { RedisListOptions, RedisStreamsOptions } from './redis-backlog';
import type { RocketMqBrokerOptions, RocketMqExporterOptions, RocketMqOptions } from './rocketmq-backlog';
import type { Backlog as BacklogSpec } from './signals/backlog';
import { kafka } from './signals/backlog-kafka';
import { natsJetStream } from './signals/backlog-nats-jetstream';
import { prometheus } from './signals/backlog-prometheus';
import { rabbitMq } from './signals/backlog-rabbitmq';
import { redisList, redisStreams } from './signals/backlog-redis';
import { rocketMq } from './signals/backlog-rocketmq';
import { rocketMqBroker } from './signals/backlog-rocketmq-broker';
import { rocketMqExporter } from './signals/backlog-rocketmq-exporter';
import { sqs } from './signals/backlog-sqs';
import { trigger } from './signals/backlog-trigger';
import { specOf } from './spec-of';
import type { SqsOptions } from './sqs-backlog';
import type { PrometheusBacklogOptions, TriggerBacklogOptions } from './trigger-backlog';

/** Work that waits for a consumer: where it is, and how KEDA counts it. */
export class Backlog {
  /** Messages of an ApsaraMQ for RocketMQ 5.x group, from Managed Service for Prometheus. */
  public static rocketMq(options: RocketMqOptions): Backlog {
    return new Backlog(rocketMq(specOf(options)));
  }

  /** Messages of an Apache RocketMQ group, from rocketmq-exporter. */
  public static rocketMqExporter(options: RocketMqExporterOptions): Backlog {
    return new Backlog(rocketMqExporter(specOf(options)));
  }

  /** Messages of an Apache RocketMQ group, from the metrics of the brokers (5.1 or later). */
  public static rocketMqBroker(options: RocketMqBrokerOptions): Backlog {
    return new Backlog(rocketMqBroker(specOf(options)));
  }

  /** What a RabbitMQ queue holds, or how fast it fills. */
  public static rabbitMq(options: RabbitMqOptions): Backlog {
    return new Backlog(rabbitMq(specOf(options)));
  }

  /** Messages that a Kafka group has not committed. */
  public static kafka(options: KafkaOptions): Backlog {
    return new Backlog(kafka(specOf(options)));
  }

  /** Entries of a Redis list, set, sorted set or hash. */
  public static redisList(options: RedisListOptions): Backlog {
    return new Backlog(redisList(specOf(options)));
  }

  /** Entries of a Redis stream. */
  public static redisStreams(options: RedisStreamsOptions): Backlog {
    return new Backlog(redisStreams(specOf(options)));
  }

  /** Messages of an Amazon SQS queue. */
  public static sqs(options: SqsOptions): Backlog {
    return new Backlog(sqs(specOf(options)));
  }

  /** Messages that a NATS JetStream consumer has yet to get or to acknowledge. */
  public static natsJetStream(options: NatsJetStreamOptions): Backlog {
    return new Backlog(natsJetStream(specOf(options)));
  }

  /** The result of a PromQL query. */
  public static prometheus(options: PrometheusBacklogOptions): Backlog {
    return new Backlog(prometheus(specOf(options)));
  }

  /** Whatever a trigger of KEDA counts. */
  public static trigger(options: TriggerBacklogOptions): Backlog {
    return new Backlog(trigger(specOf(options)));
  }

  /** @internal */
  public readonly _spec: BacklogSpec;

  private constructor(backlog: BacklogSpec) {
    this._spec = backlog;
  }
}
