import { BEHAVIOR_KEYS } from './behavior';
import { COMPANION_KEYS } from './companion';
import type { FallbackSpec, HpaScalerSpec, KedaScalerSpec, KedaSettingsSpec, PausedSpec, ScalerSpec, ScalingModifiersSpec } from './scaler';
import type { Kind } from '../kubernetes/declared/kind';
import { aFlag, aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import { listOf, madeBy, anObject, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';

const FALLBACK_KEYS: KeysOf<FallbackSpec> = {
  failureThreshold: aNumber, replicas: aNumber, behavior: oneOf('static', 'currentReplicas', 'currentReplicasIfHigher', 'currentReplicasIfLower', 'scalingModifiers'),
};
const MODIFIERS_KEYS: KeysOf<ScalingModifiersSpec> = {
  formula: required(aText), target: aNumber, activationTarget: aNumber, metricType: oneOf('AverageValue', 'Value'),
};
const PAUSED_KEYS: KeysOf<PausedSpec> = { direction: required(oneOf('both', 'in', 'out')), replicas: aNumber };

const COMMON_KEYS: KeysOf<Omit<HpaScalerSpec, 'kind'>> = { behavior: anObject(BEHAVIOR_KEYS), companions: listOf(anObject(COMPANION_KEYS)) };

/** The options of `KedaScalerSpec`, besides its kind. */
export const KEDA_SCALER_KEYS: KeysOf<Omit<KedaScalerSpec, 'kind'>> = {
  ...COMMON_KEYS,
  pollingIntervalSeconds: aNumber,
  cooldownPeriodSeconds: aNumber,
  initialCooldownPeriodSeconds: aNumber,
  activation: aNumber,
  idleReplicas: aNumber,
  fallback: anObject(FALLBACK_KEYS),
  scalingModifiers: anObject(MODIFIERS_KEYS),
  paused: anObject(PAUSED_KEYS),
  restoreToOriginalReplicaCount: aFlag,
  hpaName: aText,
  useCachedMetrics: aFlag,
};

/** A scaler that `Scaler` makes. */
export const SCALER: Kind<ScalerSpec> = madeBy('Scaler', 'kind', {
  hpa: anObject<HpaScalerSpec>({ kind: required(oneOf('hpa')), ...COMMON_KEYS }),
  keda: anObject<KedaScalerSpec>({ kind: required(oneOf('keda')), ...KEDA_SCALER_KEYS }),
});

/** The settings of KEDA where there is no other scaler. */
export const KEDA_SETTINGS: Kind<KedaSettingsSpec> = anObject<KedaSettingsSpec>({ kind: oneOf('keda'), ...KEDA_SCALER_KEYS });
