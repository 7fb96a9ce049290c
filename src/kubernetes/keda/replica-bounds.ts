import { asNumber } from '../json';
import type { JsonObject } from '../json';
import type { Problem } from '../problem';

/** What KEDA 2.20 takes where a ScaledObject or ScaledJob does not say. */
export const KEDA_DEFAULTS = {
  minReplicaCount: 0,
  maxReplicaCount: 100,
  /** Seconds. */
  pollingInterval: 30,
  /** Seconds. */
  cooldownPeriod: 300,
  /** Seconds. */
  initialCooldownPeriod: 0,
  /** Of the HPA, which cannot go to zero. */
  hpaMinReplicas: 1,
} as const;

/** The HPA's `minReplicas`: at least 1 (KEDA 2.20 `scaledobject_types.go`, GetHPAMinReplicas). */
export function hpaMinReplicas(spec: JsonObject): number {
  const min = asNumber(spec.minReplicaCount) ?? 0;
  return min > 0 ? min : KEDA_DEFAULTS.hpaMinReplicas;
}

/** The HPA's `maxReplicas`. */
export function hpaMaxReplicas(spec: JsonObject): number {
  return asNumber(spec.maxReplicaCount) ?? KEDA_DEFAULTS.maxReplicaCount;
}

/**
 * What is wrong between idle, min and max; undefined if nothing is. A minimum of 0 counts as 1 when it is written, as 0 when it
 * is left out (KEDA 2.20 `scaledobject_types.go`, CheckReplicaCountBoundsAreValid).
 */
export function replicaBoundsProblem(spec: JsonObject): Problem | undefined {
  const min = asNumber(spec.minReplicaCount) === undefined ? 0 : hpaMinReplicas(spec);
  const max = hpaMaxReplicas(spec);
  const idle = asNumber(spec.idleReplicaCount);
  if (min > max) return { path: 'spec.minReplicaCount', rule: `must be at most 'maxReplicaCount' (${max})`, got: min };
  if (idle === undefined || idle < min) return undefined;
  return { path: 'spec.idleReplicaCount', rule: `must be less than 'minReplicaCount' (${min})`, got: idle };
}
