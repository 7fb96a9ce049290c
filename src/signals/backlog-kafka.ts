import { type Backlog, checkFilled, isSupplied, NATIVE_BACKLOG_KEYS, nativeBacklog, type NativeBacklogSpec, shownAddress } from './backlog';
import { backlogFrom } from './signal-from';
import { aFlag, aLeaf, aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import { listOf } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { interpolate, type Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';

/** How a client proves to Kafka who it is. `gssapi` and `oauthbearer` only with the client sarama. */
export type KafkaSasl = 'plaintext' | 'scram_sha256' | 'scram_sha512' | 'oauthbearer' | 'gssapi' | 'aws_msk_iam';

/** A consumer group of Kafka. Upstream: KEDA 2.20 kafka_scaler.go and apache_kafka_scaler.go. */
export interface KafkaSpec extends NativeBacklogSpec {
  /** Brokers as `host:port`. @default - from `fromEnv.bootstrapServers` */
  readonly bootstrapServers?: readonly Leaf[];
  /** The group whose lag counts. @default - from `fromEnv.consumerGroup` */
  readonly consumerGroup?: Leaf;
  /** @default - all topics that the group has committed offsets in (sarama), or its members subscribe to (kafka-go) */
  readonly topic?: Leaf;
  /** Partitions of the topic; more replicas than this idle, so the maximum is held against it. @default - not checked */
  readonly partitions?: number;
  /** Which partitions count, such as `0-3,7`; needs `topic`. @default - all */
  readonly partitionLimitation?: string;
  /** Which client KEDA uses: trigger type `kafka` (sarama) or `apache-kafka` (kafka-go). @default 'sarama' */
  readonly client?: 'sarama' | 'kafka-go';
  /** Where a group without committed offsets starts. @default 'latest' (of KEDA) */
  readonly offsetResetPolicy?: 'latest' | 'earliest';
  /** Whether there may be more replicas than partitions. @default false */
  readonly allowIdleConsumers?: boolean;
  /** Whether lag of partitions that do not advance is left out of the count; it still activates. @default false */
  readonly excludePersistentLag?: boolean;
  /** Whether a partition without a valid offset counts 0 instead of 1. @default false */
  readonly scaleToZeroOnInvalidOffset?: boolean;
  /** Whether there may be no more replicas than partitions with lag; needs `topic`. @default false */
  readonly limitToPartitionsWithLag?: boolean;
  /** Whether the replicas are rounded up to a divisor of the partitions; needs `topic`. @default false */
  readonly ensureEvenDistributionOfPartitions?: boolean;
  /** @default - none */
  readonly sasl?: KafkaSasl;
  /** Whether the connection is encrypted. @default false */
  readonly tls?: boolean;
  /** Whether the certificate of the server goes unchecked; only with the client sarama. @default false */
  readonly unsafeSsl?: boolean;
  /** Region of Amazon MSK; needed for `aws_msk_iam`. */
  readonly awsRegion?: Leaf;
  /** Version of the protocol, such as `2.8.0`; only with the client sarama. @default - of the client */
  readonly version?: string;
}

const KEYS: KeysOf<KafkaSpec> = {
  ...NATIVE_BACKLOG_KEYS,
  bootstrapServers: listOf(aLeaf),
  consumerGroup: aLeaf,
  topic: aLeaf,
  partitions: aNumber,
  partitionLimitation: aText,
  client: oneOf('sarama', 'kafka-go'),
  offsetResetPolicy: oneOf('latest', 'earliest'),
  allowIdleConsumers: aFlag,
  excludePersistentLag: aFlag,
  scaleToZeroOnInvalidOffset: aFlag,
  limitToPartitionsWithLag: aFlag,
  ensureEvenDistributionOfPartitions: aFlag,
  sasl: oneOf('plaintext', 'scram_sha256', 'scram_sha512', 'oauthbearer', 'gssapi', 'aws_msk_iam'),
  tls: aFlag,
  unsafeSsl: aFlag,
  awsRegion: aLeaf,
  version: aText,
};

/** Parameters that each way needs from `auth`. */
const SASL_NEEDS: Readonly<Record<KafkaSasl, readonly string[]>> = {
  plaintext: ['username', 'password'],
  scram_sha256: ['username', 'password'],
  scram_sha512: ['username', 'password'],
  oauthbearer: ['username', 'password', 'oauthTokenEndpointUri'],
  gssapi: ['username', 'realm', 'kerberosConfig'],
  aws_msk_iam: [],
};

/** Messages that a Kafka group has not committed, over all partitions. */
export function kafka(given: KafkaSpec): Backlog {
  return backlogFrom('kafka', given, KEYS, makeKafka);
}

function makeKafka(spec: KafkaSpec): Backlog {
  const client = spec.client ?? 'sarama';
  const needsMembers = client === 'kafka-go' && spec.topic === undefined && spec.fromEnv?.topic === undefined;
  return nativeBacklog({
    source: 'kafka',
    unit: 'messages',
    lagSeconds: 0,
    ...(needsMembers && { lowestMinReplicas: 1, wakeFix: "raise it or give 'topic': without one kafka-go asks the members of the group" }),
    wholeNumbers: true,
    ...(spec.partitions !== undefined && spec.allowIdleConsumers !== true && { mostReplicas: { count: spec.partitions, what: 'partitions' } }),
    type: client === 'sarama' ? 'kafka' : 'apache-kafka',
    metadata: (target, activation) => ({
      bootstrapServers: spec.bootstrapServers === undefined ? undefined : commaList(spec.bootstrapServers),
      consumerGroup: spec.consumerGroup,
      topic: spec.topic,
      lagThreshold: target,
      activationLagThreshold: activation,
      partitionLimitation: spec.partitionLimitation,
      offsetResetPolicy: spec.offsetResetPolicy,
      allowIdleConsumers: spec.allowIdleConsumers,
      excludePersistentLag: spec.excludePersistentLag,
      scaleToZeroOnInvalidOffset: spec.scaleToZeroOnInvalidOffset,
      limitToPartitionsWithLag: spec.limitToPartitionsWithLag,
      ensureEvenDistributionOfPartitions: spec.ensureEvenDistributionOfPartitions,
      ...saslMetadata(spec.sasl, client),
      tls: spec.tls === undefined ? undefined : enabled(spec.tls),
      unsafeSsl: spec.unsafeSsl,
      awsRegion: spec.awsRegion,
      version: spec.version,
    }),
    options: spec,
    problems: kafkaProblems(spec, client),
  });
}

/** sarama knows IAM as a provider of OAuth tokens. */
function saslMetadata(sasl: KafkaSasl | undefined, client: 'sarama' | 'kafka-go') {
  return sasl === 'aws_msk_iam' && client === 'sarama' ? { sasl: 'oauthbearer', saslTokenProvider: 'aws_msk_iam' } : { sasl };
}

function enabled(on: boolean): string {
  return on ? 'enable' : 'disable';
}

/** A list as KEDA writes one: `a,b`. */
export function commaList(items: readonly Leaf[]): Leaf {
  return items.reduce<Leaf>((text, item, index) => (index === 0 ? item : interpolate`${text},${item}`), '');
}

function kafkaProblems(spec: KafkaSpec, client: 'sarama' | 'kafka-go'): Problems {
  const problems = new Problems();
  for (const [path, given] of [['bootstrapServers', spec.bootstrapServers], ['consumerGroup', spec.consumerGroup]] as const) {
    problems.check((given === undefined) === (spec.fromEnv?.[path] !== undefined), path, `or 'fromEnv.${path}' must be given, not both`);
  }
  const servers = spec.bootstrapServers;
  problems.check(servers?.length !== 0, 'bootstrapServers', 'must not be empty');
  servers?.forEach((server, index) => problems.check(typeof server !== 'string' || /^[^,\s:/]+:\d+$/.test(server),
    `bootstrapServers[${index}]`, 'must be host:port', shownAddress(server)));
  checkFilled(problems, 'consumerGroup', spec.consumerGroup);
  checkFilled(problems, 'topic', spec.topic);
  problems.check(spec.partitions === undefined || (Number.isInteger(spec.partitions) && spec.partitions >= 1), 'partitions',
    'must be a whole number from 1', spec.partitions);
  problems.check(spec.partitionLimitation === undefined || /^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(spec.partitionLimitation), 'partitionLimitation',
    'must be a list of numbers and ranges, such as "0-3,7"', spec.partitionLimitation);
  const hasTopic = spec.topic !== undefined || spec.fromEnv?.topic !== undefined;
  const onTopic = {
    partitionLimitation: spec.partitionLimitation !== undefined,
    limitToPartitionsWithLag: spec.limitToPartitionsWithLag === true,
    ensureEvenDistributionOfPartitions: spec.ensureEvenDistributionOfPartitions === true,
  };
  for (const [path, on] of Object.entries(onTopic)) problems.check(!on || hasTopic, path, "needs 'topic'");
  problems.check(!onTopic.limitToPartitionsWithLag || spec.allowIdleConsumers !== true, 'limitToPartitionsWithLag',
    "must not be true together with 'allowIdleConsumers'");
  problems.check(!onTopic.limitToPartitionsWithLag || !onTopic.ensureEvenDistributionOfPartitions, 'limitToPartitionsWithLag',
    "must not be true together with 'ensureEvenDistributionOfPartitions'");
  checkAuthentication(spec, client, problems);
  return problems;
}

function checkAuthentication(spec: KafkaSpec, client: 'sarama' | 'kafka-go', problems: Problems): void {
  const { sasl, auth } = spec;
  if (client === 'kafka-go') {
    const onlySarama = { sasl: sasl === 'oauthbearer' || sasl === 'gssapi' ? sasl : undefined, unsafeSsl: spec.unsafeSsl, version: spec.version };
    for (const [path, value] of Object.entries(onlySarama)) {
      problems.check(value === undefined, path, 'needs the client sarama', value, "leave out 'client'");
    }
  }
  for (const parameter of sasl === undefined ? [] : SASL_NEEDS[sasl]) {
    problems.check(isSupplied(spec, parameter), `auth.secrets.${parameter}`, `is required with sasl ${sasl}`);
  }
  const secrets = auth?.secrets;
  problems.check(sasl !== 'gssapi' || auth?.existing !== undefined || (secrets?.keytab === undefined) !== (secrets?.password === undefined),
    'auth.secrets.keytab', "or 'auth.secrets.password' must be given with sasl gssapi, not both");
  problems.check(sasl !== 'aws_msk_iam' || spec.tls === true, 'tls', 'must be true with sasl aws_msk_iam', spec.tls);
  problems.check(sasl !== 'aws_msk_iam' || spec.awsRegion !== undefined, 'awsRegion', 'is required with sasl aws_msk_iam');
  problems.check((secrets?.cert === undefined) === (secrets?.key === undefined), 'auth.secrets.cert', "must be given together with 'key'");
  for (const option of ['sasl', 'tls'] as const) {
    problems.check(secrets?.[option] === undefined || spec[option] === undefined, `auth.secrets.${option}`, `must not be given together with '${option}'`);
  }
}
