import type { Inputs } from './inputs';
import type { Backlog as BacklogSpec } from '../signals/backlog';
import { kafka, type KafkaSpec } from '../signals/backlog-kafka';
import { natsJetStream, type NatsJetStreamSpec } from '../signals/backlog-nats-jetstream';
import { prometheus, type PrometheusBacklogSpec } from '../signals/backlog-prometheus';
import { rabbitMq, type RabbitMqSpec } from '../signals/backlog-rabbitmq';
import { redisList, redisStreams, type RedisListSpec, type RedisStreamsSpec } from '../signals/backlog-redis';
import { rocketMq, type RocketMqSpec } from '../signals/backlog-rocketmq';
import { rocketMqBroker, type RocketMqBrokerSpec } from '../signals/backlog-rocketmq-broker';
import { rocketMqExporter, type RocketMqExporterSpec } from '../signals/backlog-rocketmq-exporter';
import { sqs, type SqsSpec } from '../signals/backlog-sqs';
import { trigger, type TriggerSpec } from '../signals/backlog-trigger';

/** Work that waits for a consumer: where it is, and how KEDA counts it. */
export class Backlog {
  /** Messages of an ApsaraMQ for RocketMQ 5.x group, from Managed Service for Prometheus. */
  public static rocketMq(args: Inputs<RocketMqSpec>): BacklogSpec {
    return rocketMq(args);
  }

  /** Messages of an Apache RocketMQ group, from rocketmq-exporter. */
  public static rocketMqExporter(args: Inputs<RocketMqExporterSpec>): BacklogSpec {
    return rocketMqExporter(args);
  }

  /** Messages of an Apache RocketMQ group, from the metrics of the brokers (5.1 or later). */
  public static rocketMqBroker(args: Inputs<RocketMqBrokerSpec>): BacklogSpec {
    return rocketMqBroker(args);
  }

  /** What a RabbitMQ queue holds, or how fast it fills. */
  public static rabbitMq(args: Inputs<RabbitMqSpec>): BacklogSpec {
    return rabbitMq(args);
  }

  /** Messages that a Kafka group has not committed. */
  public static kafka(args: Inputs<KafkaSpec>): BacklogSpec {
    return kafka(args);
  }

  /** Entries of a Redis list, set, sorted set or hash. */
  public static redisList(args: Inputs<RedisListSpec>): BacklogSpec {
    return redisList(args);
  }

  /** Entries of a Redis stream. */
  public static redisStreams(args: Inputs<RedisStreamsSpec>): BacklogSpec {
    return redisStreams(args);
  }

  /** Messages of an Amazon SQS queue. */
  public static sqs(args: Inputs<SqsSpec>): BacklogSpec {
    return sqs(args);
  }

  /** Messages that a NATS JetStream consumer has yet to get or to acknowledge. */
  public static natsJetStream(args: Inputs<NatsJetStreamSpec>): BacklogSpec {
    return natsJetStream(args);
  }

  /** The result of a PromQL query. */
  public static prometheus(args: Inputs<PrometheusBacklogSpec>): BacklogSpec {
    return prometheus(args);
  }

  /** Whatever a trigger of KEDA counts. */
  public static trigger(args: Inputs<TriggerSpec>): BacklogSpec {
    return trigger(args);
  }
}
