import type { Reachability } from '../../src/simulation/kpa/decider-spec';

type Data = Readonly<Record<string, string>>;

/** A number of the vectors: JSON has no word for three of them. */
export type VectorNumber = number | 'NaN' | 'Infinity' | '-Infinity';

/** One line of decider.jsonl: what upstream resolves from the ConfigMap and the annotations. */
export interface DeciderRow {
  readonly id: string;
  readonly config: Data;
  readonly annotations: Data;
  readonly containerConcurrency: number;
  readonly reachability: Reachability;
  readonly configError: string;
  readonly annotationError: string;
  readonly result: unknown;
}

/** Ready pods: a number, none found, or not to be counted. */
export type ReadyCount = number | 'notfound' | 'error';

/** The decider's parameters as the vectors name them. */
export interface SpecFields {
  readonly metric: string;
  readonly target: VectorNumber;
  readonly total: VectorNumber;
  readonly tbc: VectorNumber;
  readonly activatorCapacity: VectorNumber;
  readonly panicThreshold: VectorNumber;
  readonly maxScaleUpRate: VectorNumber;
  readonly maxScaleDownRate: VectorNumber;
  readonly stableWindow: number;
  readonly scaleDownDelay: number;
  readonly initialScale: number;
  readonly activationScale: number;
  readonly reachable: boolean;
  readonly panicWindow: number;
  readonly algorithm: string;
  readonly scrape: boolean;
}

/** One operation of scale.jsonl. */
export type ScaleOp =
  | readonly ['r', number, VectorNumber, VectorNumber]
  | readonly ['r', number, VectorNumber, VectorNumber, VectorNumber, VectorNumber]
  | readonly ['p', ReadyCount]
  | readonly ['u', Partial<SpecFields>]
  | readonly ['w', number, number, number]
  | readonly ['s', number, null]
  | readonly ['s', number, number, number, VectorNumber, VectorNumber, 0 | 1, number];

/** One line of scale.jsonl: statistics and decisions of one autoscaler. */
export interface ScaleRow {
  readonly id: string;
  readonly note?: string;
  readonly spec: SpecFields;
  readonly ready: ReadyCount;
  readonly t: number;
  readonly ops: readonly ScaleOp[];
}

/** `[t, replicas, ready, desired, ebc, want, mode, proxied, active, initialized, activators]`. */
export type ClosedState = readonly [
  number, number, number, number, number, number | null, 'P' | 'S', 0 | 1, 'A' | 'Q' | 'I' | 'T', 0 | 1, number,
];

/** One line of closed.jsonl: a revision from its creation to the horizon. */
export interface ClosedRow {
  readonly id: string;
  readonly note?: string;
  readonly config: Data;
  readonly annotations: Data;
  readonly containerConcurrency: number;
  readonly reachability: Reachability;
  readonly env: { readonly startDelays: readonly number[]; readonly sksDelay: number; readonly horizon: number };
  readonly events: readonly { readonly t: number; readonly reachability?: Reachability; readonly config?: Data }[];
  readonly load: readonly (readonly [number, number, number])[];
  readonly rows: readonly ClosedState[];
  readonly ticks?: readonly (readonly [number, null] | readonly [number, VectorNumber, VectorNumber])[];
}

/** A line of any of the three files. */
export type KpaRow = DeciderRow | ScaleRow | ClosedRow;
