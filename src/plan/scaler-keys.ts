import type { FallbackSpec, HpaScalerSpec, KedaScalerSpec, PausedSpec, ScalerSpec, ScalingModifiersSpec } from './scaler';
import { checkKeys, type KeysOf } from '../kubernetes/known-keys';
import { Problems, type Problem } from '../kubernetes/problem';

const HPA_KEYS: KeysOf<HpaScalerSpec> = { kind: true, behavior: true, companions: true };

/** The keys of `KedaScalerSpec`. */
export const KEDA_SCALER_KEYS: KeysOf<KedaScalerSpec> = {
  ...HPA_KEYS,
  pollingIntervalSeconds: true,
  cooldownPeriodSeconds: true,
  initialCooldownPeriodSeconds: true,
  activation: true,
  idleReplicas: true,
  fallback: true,
  scalingModifiers: true,
  paused: true,
  restoreToOriginalReplicaCount: true,
  hpaName: true,
  useCachedMetrics: true,
};
const FALLBACK_KEYS: KeysOf<FallbackSpec> = { failureThreshold: true, replicas: true, behavior: true };
const MODIFIERS_KEYS: KeysOf<ScalingModifiersSpec> = { formula: true, target: true, activationTarget: true, metricType: true };
const PAUSED_KEYS: KeysOf<PausedSpec> = { direction: true, replicas: true };

/** Problems of keys that a scaler does not have; paths relative to it. Behavior and companions are checked where their values are. */
export function scalerKeyProblems(scaler: ScalerSpec): readonly Problem[] {
  const problems = new Problems();
  checkKeys(scaler, scaler.kind === 'hpa' ? HPA_KEYS : KEDA_SCALER_KEYS, problems);
  if (scaler.kind === 'hpa') return problems.list;
  checkKeys(scaler.fallback, FALLBACK_KEYS, problems, 'fallback');
  checkKeys(scaler.scalingModifiers, MODIFIERS_KEYS, problems, 'scalingModifiers');
  checkKeys(scaler.paused, PAUSED_KEYS, problems, 'paused');
  return problems.list;
}
