import type { JsonObject } from '../../src/kubernetes/json';
import type { JobPod } from '../../src/simulation/keda/job-reading';

/** The lines of the files in vectors/keda, whose README explains the fields; and the lives of ScaledJobs. */
export type KedaVector = ExecutorRow | FallbackRow | HpaRow | JobsRow | LoopRow | ModifiersRow;

/** One scale request: time, changes before it, verdict of the triggers (active, error), and the outcome as it is stored. */
export type ExecutorStep = readonly [
  t: number, env: ExecutorChange | null, active: number, error: number,
  replicas: number, lastActive: number | null, ready: string, activeCondition: string, paused: string, hpaActive: string, activity: number,
];

export interface ExecutorChange {
  readonly replicas?: number;
  readonly annotations?: JsonObject;
  readonly hpaCondition?: readonly [type: string, status: string, reason: string] | null;
}

export interface ExecutorRow {
  readonly id: string;
  readonly spec: {
    readonly min: number | null; readonly max: number | null; readonly idle: number | null;
    readonly cooldown: number | null; readonly initialCooldown: number | null; readonly fallback: JsonObject | null;
  };
  readonly annotations: JsonObject;
  readonly replicas: number;
  readonly lastActive: number | null;
  readonly hpa: boolean;
  readonly steps: readonly ExecutorStep[];
}

export type FallbackRead = readonly [
  op: 'read', metric: number, answer: number | string, value: number | string | null, name: string, fallingBack: number, health: JsonObject, condition: string,
];

export interface FallbackRow {
  readonly id: string;
  readonly fallback: JsonObject | null;
  readonly scalingModifiers: JsonObject;
  readonly metrics: readonly (readonly [metricType: string, target: number])[];
  readonly replicas: number;
  readonly ready: number;
  readonly ops: readonly (FallbackRead | readonly [op: 'replicas' | 'ready', count: number])[];
}

export interface ObjectSpec {
  readonly name: string;
  readonly labels?: JsonObject;
  readonly annotations?: JsonObject;
  readonly spec: JsonObject;
}

export interface HpaRow {
  readonly id: string;
  readonly object: ObjectSpec;
  readonly checks: Readonly<Partial<Record<'fallback' | 'replicaBounds' | 'scalingModifiers' | 'triggers', string>>>;
  readonly error: string;
  readonly hpa: JsonObject | null;
  readonly status: JsonObject;
}

export type LoopAnswer = number | string;

export type LoopEvent =
  | readonly ['source', number, number, LoopAnswer]
  | readonly ['replicas', number, number]
  | readonly ['annotations' | 'spec', number, JsonObject]
  | readonly ['delete', number];

export interface LoopRow {
  readonly id: string;
  readonly object: ObjectSpec;
  readonly phase: number;
  readonly replicas: number;
  readonly sources: readonly LoopAnswer[];
  readonly read: readonly [every: number, offset: number];
  readonly horizon: number;
  readonly events: readonly LoopEvent[];
  /** One for each second in which something changed. */
  readonly rows: readonly (readonly unknown[])[];
  readonly reads: readonly (readonly unknown[])[];
}

export interface ModifiersRow {
  readonly id: string;
  readonly scalingModifiers: JsonObject;
  readonly fallback?: JsonObject;
  readonly triggers: readonly string[];
  readonly admissionError: string;
  readonly cases: readonly (readonly [values: readonly (number | null)[], result: number | string | null])[];
}

/** A Job as it is found: without `generation` its annotation is missing. Pods have the conditions that are True. */
export interface FoundJob {
  readonly name: string;
  readonly finished?: 'Complete' | 'Failed';
  /** Seconds after second 0. */
  readonly completedAt?: number;
  readonly generation?: number;
  readonly pods: readonly JobPod[];
}

/** `jobs` puts Jobs in the place of all that there are; those that the operator makes are called `made-0000`, `made-0001`, … */
export type JobsEvent =
  | readonly ['source', number, number, LoopAnswer]
  | readonly ['jobs', number, readonly FoundJob[]]
  | readonly ['annotations' | 'spec', number, JsonObject];

/**
 * The life of a ScaledJob, which is created at second 0. Within a second: events; the poll, if one is due; after an event of kind annotations or spec, and at
 * second 0, a reconciliation, and then the first poll of the loop that it started.
 */
export interface JobsRow {
  readonly id: string;
  readonly scaledJob: ObjectSpec;
  readonly sources: readonly LoopAnswer[];
  readonly horizon: number;
  readonly events: readonly JobsEvent[];
  /** One for each second in which something changed: `[t, jobs, lastActive, ready, active, paused, activity, error]`. */
  readonly rows: readonly (readonly unknown[])[];
}
