import type { MetricValue } from './metric-value';
import type { PreparedScaledObject } from './prepare';
import type { ScaledObjectStatus } from './status';
import type { JsonObject } from '../../kubernetes/json';

/** Everything about one ScaledObject between two steps. Times are milliseconds since 1970. */
export interface KedaState {
  /** The object as the API server has it; undefined once it is gone. */
  readonly object: StoredScaledObject | undefined;
  /** The HPA that KEDA made, without what the API server fills in; undefined while there is none. */
  readonly hpa: JsonObject | undefined;
  readonly operator: OperatorMemory;
}

/** A ScaledObject in the API server, or a copy of it. */
export interface StoredScaledObject {
  readonly definition: PreparedScaledObject;
  /** `metadata.generation`: another one for every change of the spec. */
  readonly generation: number;
  /** `metadata.creationTimestamp`, at a full second. */
  readonly createdAtMillis: number;
  /** Whether it is to be deleted. */
  readonly deleting: boolean;
  readonly status: ScaledObjectStatus;
}

/** What the operator keeps in its process for an object, and loses with it. */
export interface OperatorMemory {
  /** Undefined while nothing is polled. */
  readonly loop: ScaleLoop | undefined;
  /** Undefined when the scalers have to be built again. */
  readonly cache: ScalersCache | undefined;
  /** The last poll of the triggers with `useCachedMetrics`, by metric. */
  readonly records: ReadonlyMap<string, MetricsRecord>;
  /** The generation that the loop was last started for. */
  readonly startedGeneration: number | undefined;
}

/** A poll loop. */
export interface ScaleLoop {
  /** Of the object that the loop was started with. */
  readonly pollingIntervalMillis: number;
  /** When the next poll is due. */
  readonly nextPollMillis: number;
  /** The loop's copy of the object, fetched anew by every poll. */
  readonly copy: StoredScaledObject;
}

/** The scalers of an object, built once and used until something fails or changes. */
export interface ScalersCache {
  readonly generation: number;
  /** What the scalers were built of. */
  readonly definition: PreparedScaledObject;
  /** The copy of the object that reads of the HPA work on; `loop` if a poll built the scalers, whose copy it then shares. */
  readonly copy: StoredScaledObject | 'loop';
}

/** The outcome of a poll for one metric. */
export interface MetricsRecord {
  readonly values: readonly MetricValue[];
  readonly error: string | undefined;
}

/** An operator that has just started. */
export const NEW_MEMORY: OperatorMemory = { loop: undefined, cache: undefined, records: new Map(), startedGeneration: undefined };
