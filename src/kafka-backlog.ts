import type { NativeBacklogOptions } from './native-backlog';

/** Which client KEDA uses for Kafka. */
export enum KafkaClient {
  /** Trigger type `kafka`. */
  SARAMA = 'sarama',
  /** Trigger type `apache-kafka`. */
  KAFKA_GO = 'kafka-go',
}

/** Where a group without committed offsets starts. */
export enum OffsetResetPolicy {
  /** At the end. */
  LATEST = 'latest',
  /** At the beginning. */
  EARLIEST = 'earliest',
}

/** How a client proves to Kafka who it is. */
export enum KafkaSasl {
  /** User and password, in the clear within the connection. */
  PLAINTEXT = 'plaintext',
  /** SCRAM with SHA-256. */
  SCRAM_SHA256 = 'scram_sha256',
  /** SCRAM with SHA-512. */
  SCRAM_SHA512 = 'scram_sha512',
  /** A token of an OAuth server; only with sarama. */
  OAUTHBEARER = 'oauthbearer',
  /** Kerberos; only with sarama. */
  GSSAPI = 'gssapi',
  /** IAM of Amazon MSK. */
  AWS_MSK_IAM = 'aws_msk_iam',
}

/** A consumer group of Kafka. */
export interface KafkaOptions extends NativeBacklogOptions {
  /**
   * Brokers as `host:port`.
   * @default - from `fromEnv`
   */
  readonly bootstrapServers?: string[];
  /**
   * The group whose lag counts.
   * @default - from `fromEnv`
   */
  readonly consumerGroup?: string;
  /** @default - all topics that the group has committed offsets in (sarama), or its members subscribe to (kafka-go) */
  readonly topic?: string;
  /**
   * Partitions of the topic. More replicas than this idle, so the maximum is held against it.
   * @default - not checked
   */
  readonly partitions?: number;
  /**
   * Which partitions count, such as `0-3,7`; needs `topic`.
   * @default - all
   */
  readonly partitionLimitation?: string;
  /** @default KafkaClient.SARAMA */
  readonly client?: KafkaClient;
  /** @default OffsetResetPolicy.LATEST - of KEDA */
  readonly offsetResetPolicy?: OffsetResetPolicy;
  /**
   * Whether there may be more replicas than partitions.
   * @default false
   */
  readonly allowIdleConsumers?: boolean;
  /**
   * Whether lag of partitions that do not advance is left out of the count; it still activates.
   * @default false
   */
  readonly excludePersistentLag?: boolean;
  /**
   * Whether a partition without a valid offset counts 0 instead of 1.
   * @default false
   */
  readonly scaleToZeroOnInvalidOffset?: boolean;
  /**
   * Whether there may be no more replicas than partitions with lag; needs `topic`.
   * @default false
   */
  readonly limitToPartitionsWithLag?: boolean;
  /**
   * Whether the replicas are rounded up to a divisor of the partitions; needs `topic`.
   * @default false
   */
  readonly ensureEvenDistributionOfPartitions?: boolean;
  /** @default - none */
  readonly sasl?: KafkaSasl;
  /**
   * Whether the connection is encrypted.
   * @default false
   */
  readonly tls?: boolean;
  /**
   * Whether the certificate of the server goes unchecked; only with sarama.
   * @default false
   */
  readonly unsafeSsl?: boolean;
  /**
   * Region of Amazon MSK.
   * @default - required with `KafkaSasl.AWS_MSK_IAM`
   */
  readonly awsRegion?: string;
  /**
   * Version of the protocol, such as `2.8.0`; only with sarama.
   * @default - of the client
   */
  readonly version?: string;
}
