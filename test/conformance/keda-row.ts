import type { JsonObject } from '../../src/kubernetes/json';

/** The lines of the files in vectors/keda; its README explains the fields. */
export type KedaVector = ExecutorRow | FallbackRow | HpaRow | LoopRow | ModifiersRow;

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
