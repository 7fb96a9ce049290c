import { asObject, isObject } from '../../kubernetes/json';

/** `status` of a ScaledObject, as far as the operator looks at it. */
export interface ScaledObjectStatus {
  readonly conditions: readonly Condition[];
  /** `lastActiveTime`, in milliseconds, at a full second. */
  readonly lastActiveMillis: number | undefined;
  /** By metric. */
  readonly health: Readonly<Record<string, MetricHealth>>;
  /** By metric: whether it was active at the last poll. */
  readonly triggersActivity: Readonly<Record<string, boolean>>;
  readonly externalMetricNames: readonly string[];
  readonly resourceMetricNames: readonly string[];
  /** Empty before a formula stood for the metrics. */
  readonly compositeScalerName: string;
  /** Empty before there was an HPA. */
  readonly hpaName: string;
  /** Empty before the target was found. */
  readonly scaleTargetKind: string;
  readonly originalReplicaCount: number | undefined;
  readonly pausedReplicaCount: number | undefined;
  /** With commas between them. */
  readonly triggersTypes: string;
  /** With commas between them. */
  readonly authenticationsTypes: string;
}

export type ConditionType = 'Ready' | 'Active' | 'Fallback' | 'Paused' | 'HPAActive';

/** A condition of a ScaledObject or ScaledJob. */
export interface Condition {
  readonly type: ConditionType;
  readonly status: 'True' | 'False' | 'Unknown';
  /** Empty if there is none. */
  readonly reason: string;
  /** Empty if there is none. */
  readonly message: string;
}

/** How the reads of one metric went. */
export interface MetricHealth {
  /** Failures since the last success. */
  readonly numberOfFailures: number;
  readonly status: 'Happy' | 'Failing';
}

/** The status of an object that no operator has looked at. */
export const NEW_STATUS: ScaledObjectStatus = {
  conditions: [],
  lastActiveMillis: undefined,
  health: {},
  triggersActivity: {},
  externalMetricNames: [],
  resourceMetricNames: [],
  compositeScalerName: '',
  hpaName: '',
  scaleTargetKind: '',
  originalReplicaCount: undefined,
  pausedReplicaCount: undefined,
  triggersTypes: '',
  authenticationsTypes: '',
};

/** What the operator puts into an object that has no conditions. */
export const INITIAL_CONDITIONS: readonly Condition[] = [
  { type: 'Ready', status: 'Unknown', reason: '', message: '' },
  { type: 'Active', status: 'Unknown', reason: '', message: '' },
  { type: 'Fallback', status: 'Unknown', reason: '', message: '' },
  { type: 'Paused', status: 'False', reason: '', message: '' },
];

/** A condition; undefined if the object does not have it. */
export function conditionOf({ conditions }: Pick<ScaledObjectStatus, 'conditions'>, type: ConditionType): Condition | undefined {
  return conditions.find((condition) => condition.type === type);
}

/** The conditions with others set; those that are new come last. */
export function withConditions(conditions: readonly Condition[], changes: readonly Condition[]): readonly Condition[] {
  if (changes.every((change) => conditions.some((condition) => sameValue(condition, change)))) return conditions;
  const kept = conditions.map((condition) => changes.find(({ type }) => type === condition.type) ?? condition);
  return [...kept, ...changes.filter((change) => !conditions.some(({ type }) => type === change.type))];
}

/**
 * A stored status after a write from a copy: only what the copy changed is stored (a JSON merge patch), but lists as a whole.
 *
 * @param stored the status that the API server has
 * @param from the status that the copy had
 * @param to the status that it has now
 */
export function patchStatus(stored: ScaledObjectStatus, from: ScaledObjectStatus, to: ScaledObjectStatus): ScaledObjectStatus {
  return patched(stored, from, to) as ScaledObjectStatus;
}

function patched(stored: unknown, from: unknown, to: unknown): unknown {
  if (from === to) return stored;
  if (!isObject(to)) return sameValue(from, to) ? stored : to;
  const before = asObject(from);
  const result: Record<string, unknown> = { ...asObject(stored) };
  for (const key of new Set([...Object.keys(before), ...Object.keys(to)])) {
    if (key in to) result[key] = patched(result[key], before[key], to[key]);
    else delete result[key];
  }
  return result;
}

/** Whether two values of a status are equal. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return left.length === right.length && left.every(([key, value]) => key in b && sameValue(value, (b as Readonly<Record<string, unknown>>)[key]));
}
