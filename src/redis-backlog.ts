import type { NativeBacklogOptions } from './native-backlog';

/** How Redis is run. */
export enum RedisTopology {
  /** One server. */
  STANDALONE = 'standalone',
  /** A cluster. */
  CLUSTER = 'cluster',
  /** Servers watched by sentinels. */
  SENTINEL = 'sentinel',
}

/** A Redis server, cluster or group watched by sentinels. */
export interface RedisServerOptions extends NativeBacklogOptions {
  /** @default RedisTopology.STANDALONE */
  readonly topology?: RedisTopology;
  /**
   * Addresses as `host:port`; one for a standalone server.
   * @default - from `auth` or `fromEnv`, as the parameter `address` (of several servers `addresses`)
   */
  readonly addresses?: string[];
  /**
   * Name of the master that the sentinels watch.
   * @default - required with `RedisTopology.SENTINEL`
   */
  readonly sentinelMaster?: string;
  /**
   * Number of the database; not in a cluster. Whole number from 0.
   * @default 0 - of KEDA
   */
  readonly databaseIndex?: number;
  /**
   * Whether the connection is encrypted.
   * @default false
   */
  readonly enableTls?: boolean;
  /**
   * Whether the certificate of the server goes unchecked.
   * @default false
   */
  readonly unsafeSsl?: boolean;
}

/** A list, set, sorted set or hash of Redis. */
export interface RedisListOptions extends RedisServerOptions {
  /** Its key. */
  readonly listName: string;
}

/** What counts of a Redis stream. */
export enum RedisStreamMeasure {
  /** All entries of the stream. */
  LENGTH = 'length',
  /** Entries that the group has read and not acknowledged. */
  PENDING = 'pending',
  /** Entries that the group has yet to read; Redis 7 or later. */
  LAG = 'lag',
}

/** A stream of Redis. */
export interface RedisStreamsOptions extends RedisServerOptions {
  /** Its key. */
  readonly stream: string;
  /**
   * Group that reads the stream.
   * @default - none; then all entries count
   */
  readonly consumerGroup?: string;
  /**
   * What counts.
   * @default - RedisStreamMeasure.LAG with a group, else RedisStreamMeasure.LENGTH
   */
  readonly measure?: RedisStreamMeasure;
}
