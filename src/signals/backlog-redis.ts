import { type Backlog, checkFilled, isSupplied, type MetadataValues, NATIVE_BACKLOG_KEYS, nativeBacklog, type NativeBacklogSpec, shownAddress } from './backlog';
import { commaList } from './backlog-kafka';
import { backlogFrom } from './signal-from';
import { aFlag, aLeaf, aNumber, oneOf } from '../kubernetes/declared/scalars';
import { listOf, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';

/** A Redis server, cluster or group watched by sentinels. Upstream: KEDA 2.20 redis_scaler.go. */
export interface RedisServerSpec extends NativeBacklogSpec {
  /** @default 'standalone' */
  readonly topology?: 'standalone' | 'cluster' | 'sentinel';
  /**
   * Addresses as `host:port`; one for a standalone server.
   * @default - from `auth.secrets.address` (a cluster: `addresses`) or `fromEnv`
   */
  readonly addresses?: readonly Leaf[];
  /** Name of the master that the sentinels watch. */
  readonly sentinelMaster?: Leaf;
  /** Number of the database; not in a cluster. Whole number from 0. @default 0 (of KEDA) */
  readonly databaseIndex?: number;
  /** Whether the connection is encrypted. @default false */
  readonly enableTls?: boolean;
  /** Whether the certificate of the server goes unchecked. @default false */
  readonly unsafeSsl?: boolean;
}

const SERVER_KEYS: KeysOf<RedisServerSpec> = {
  ...NATIVE_BACKLOG_KEYS,
  topology: oneOf('standalone', 'cluster', 'sentinel'),
  addresses: listOf(aLeaf),
  sentinelMaster: aLeaf,
  databaseIndex: aNumber,
  enableTls: aFlag,
  unsafeSsl: aFlag,
};

/** A list, set, sorted set or hash of Redis. */
export interface RedisListSpec extends RedisServerSpec {
  readonly listName: Leaf;
}

const LIST_KEYS: KeysOf<RedisListSpec> = { ...SERVER_KEYS, listName: required(aLeaf) };

/** Entries of a Redis list, set, sorted set or hash. */
export function redisList(given: RedisListSpec): Backlog {
  return backlogFrom('redisList', given, LIST_KEYS, makeRedisList);
}

function makeRedisList(spec: RedisListSpec): Backlog {
  const problems = redisProblems(spec);
  checkFilled(problems, 'listName', spec.listName);
  return nativeBacklog({
    source: 'redisList',
    unit: 'items',
    lagSeconds: 0,
    wholeNumbers: true,
    type: `redis${suffix(spec)}`,
    metadata: (target, activation) => ({
      ...connection(spec),
      listName: spec.listName,
      listLength: target,
      activationListLength: activation,
      ...settings(spec),
    }),
    options: spec,
    problems,
  });
}

/** A stream of Redis. Upstream: KEDA 2.20 redis_streams_scaler.go. */
export interface RedisStreamsSpec extends RedisServerSpec {
  readonly stream: Leaf;
  /** Group that reads the stream; needed for `pending` and `lag`, and not allowed with `length`. */
  readonly consumerGroup?: Leaf;
  /**
   * What counts: all entries of the stream, those that the group has read and not acknowledged, or those that it has yet to read
   * (Redis 7 or later).
   * @default - 'lag' with a group, else 'length'
   */
  readonly measure?: RedisStreamMeasure;
}

const STREAMS_KEYS: KeysOf<RedisStreamsSpec> = {
  ...SERVER_KEYS, stream: required(aLeaf), consumerGroup: aLeaf, measure: oneOf('length', 'pending', 'lag'),
};

/** What counts of a Redis stream. */
export type RedisStreamMeasure = 'length' | 'pending' | 'lag';

const TARGETS: Readonly<Record<RedisStreamMeasure, string>> = { length: 'streamLength', pending: 'pendingEntriesCount', lag: 'lagCount' };

/** Entries of a Redis stream. */
export function redisStreams(given: RedisStreamsSpec): Backlog {
  return backlogFrom('redisStreams', given, STREAMS_KEYS, makeRedisStreams);
}

function makeRedisStreams(spec: RedisStreamsSpec): Backlog {
  const measure = spec.measure ?? (spec.consumerGroup === undefined ? 'length' : 'lag');
  const problems = redisProblems(spec);
  checkFilled(problems, 'stream', spec.stream);
  checkFilled(problems, 'consumerGroup', spec.consumerGroup);
  problems.check(measure !== 'length' || spec.consumerGroup === undefined, 'consumerGroup',
    "must not be given with the measure 'length': KEDA would count pending entries", spec.consumerGroup);
  problems.check(measure === 'length' || spec.consumerGroup !== undefined, 'consumerGroup', `is required with the measure '${measure}'`);
  const pending = measure === 'pending';
  return nativeBacklog({
    source: 'redisStreams',
    unit: 'items',
    lagSeconds: 0,
    // Entries that were read wait for a consumer: nobody reads without pods.
    ...(pending && { lowestMinReplicas: 1, wakeFix: "raise it or measure 'lag': only a running consumer makes entries pending" }),
    wholeNumbers: true,
    type: `redis${suffix(spec)}-streams`,
    metadata: (target, activation) => ({
      ...connection(spec),
      stream: spec.stream,
      consumerGroup: spec.consumerGroup,
      [TARGETS[measure]]: target,
      activationLagCount: activation,
      ...settings(spec),
    }),
    options: spec,
    problems,
  });
}

function suffix({ topology = 'standalone' }: RedisServerSpec): string {
  return topology === 'standalone' ? '' : `-${topology}`;
}

/** The parameter of the addresses; KEDA takes either for all, and each reads best with one. */
function addressParameter({ topology = 'standalone' }: RedisServerSpec): 'address' | 'addresses' {
  return topology === 'standalone' ? 'address' : 'addresses';
}

function connection(spec: RedisServerSpec): MetadataValues {
  return {
    ...(spec.addresses !== undefined && { [addressParameter(spec)]: commaList(spec.addresses) }),
    sentinelMaster: spec.sentinelMaster,
  };
}

function settings({ databaseIndex, enableTls, unsafeSsl }: RedisServerSpec): MetadataValues {
  return { databaseIndex, enableTLS: enableTls, unsafeSsl };
}

function redisProblems(spec: RedisServerSpec): Problems {
  const problems = new Problems();
  const { topology = 'standalone', addresses, databaseIndex, auth } = spec;
  const elsewhere = ['address', 'addresses', 'host', 'hosts'].some((parameter) => isSupplied(spec, parameter));
  problems.check(addresses !== undefined || elsewhere, 'addresses',
    `is required unless it comes from 'auth.secrets.${addressParameter(spec)}' or 'fromEnv.${addressParameter(spec)}'`);
  problems.check(addresses?.length !== 0, 'addresses', 'must not be empty');
  problems.check(topology !== 'standalone' || addresses === undefined || addresses.length <= 1, 'addresses', 'must be one for a standalone server',
    addresses?.length, "set 'topology' to cluster or sentinel");
  addresses?.forEach((address, index) => problems.check(typeof address !== 'string' || /^[^,\s/@]+:\d+$/.test(address), `addresses[${index}]`,
    'must be host:port', shownAddress(address)));
  problems.check(topology !== 'sentinel' || spec.sentinelMaster !== undefined || isSupplied(spec, 'sentinelMaster'), 'sentinelMaster',
    "is required with the topology 'sentinel'");
  problems.check(topology === 'sentinel' || spec.sentinelMaster === undefined, 'sentinelMaster', "needs the topology 'sentinel'", spec.sentinelMaster);
  problems.check(databaseIndex === undefined || (Number.isInteger(databaseIndex) && databaseIndex >= 0), 'databaseIndex',
    'must be a whole number from 0', databaseIndex);
  problems.check(databaseIndex === undefined || topology !== 'cluster', 'databaseIndex', 'must not be given for a cluster, which has one database',
    databaseIndex);
  problems.check(auth?.secrets?.tls === undefined || spec.enableTls === undefined, 'auth.secrets.tls', "must not be given together with 'enableTls'");
  problems.check((auth?.secrets?.cert === undefined) === (auth?.secrets?.key === undefined), 'auth.secrets.cert', "must be given together with 'key'");
  return problems;
}
