import { Problems, type Problem } from '../kubernetes/problem';
import type { KedaTrigger, TriggerOptions } from '../signals/signal';
import { renderBehavior } from './behavior';
import { companionTrigger } from './companion';
import { objectMetadata, type Metadata } from './metadata';
import type { PlannedObject } from '../kubernetes/planned-object';
import type { Bounds, FallbackSpec, KedaScalerSpec, PausedSpec } from './scaler';
import type { ScaleTargetRef } from './workload';

const NAME_MAX = 63;
const HPA_PREFIX = 'keda-hpa-';
/** Failures in a row that a reading may have before the count is held. */
const DEFAULT_FAILURES = 3;

/** Problems of KEDA's settings; paths relative to the scaler. Upstream: KEDA 2.20 CRD bounds and scaledobject_webhook.go. */
export function kedaProblems(scaler: KedaScalerSpec, bounds: Bounds, name: string): readonly Problem[] {
  const problems = new Problems();
  const whole = (path: string, value: number | undefined, low: number): boolean => problems.check(
    value === undefined || (Number.isInteger(value) && value >= low), path, `must be a whole number from ${low}`, value);
  whole('pollingIntervalSeconds', scaler.pollingIntervalSeconds, 1);
  whole('cooldownPeriodSeconds', scaler.cooldownPeriodSeconds, 0);
  whole('initialCooldownPeriodSeconds', scaler.initialCooldownPeriodSeconds, 0);
  if (whole('idleReplicas', scaler.idleReplicas, 0) && scaler.idleReplicas !== undefined) {
    problems.check(scaler.idleReplicas < bounds.minReplicas, 'idleReplicas', `must be less than 'minReplicas' (${bounds.minReplicas})`,
      scaler.idleReplicas);
  }
  problems.check(scaler.activation === undefined || bounds.minReplicas === 0 || scaler.idleReplicas !== undefined, 'activation',
    `must not be set with 'minReplicas' (${bounds.minReplicas}) above 0: KEDA activates only from zero or idle`, scaler.activation,
    "lower 'minReplicas' to 0 or leave it out");
  problems.check(scaler.activation === undefined || (Number.isFinite(scaler.activation) && scaler.activation >= 0), 'activation',
    'must be a number from 0', scaler.activation);
  whole('fallback.failureThreshold', scaler.fallback?.failureThreshold, 0);
  whole('fallback.replicas', scaler.fallback?.replicas, 0);
  whole('paused.replicas', scaler.paused?.replicas, 0);
  problems.check(scaler.paused?.replicas === undefined || scaler.paused.direction === 'both', 'paused.replicas',
    'must not be given when only one direction is paused', scaler.paused?.replicas);
  const hpaName = scaler.hpaName ?? `${HPA_PREFIX}${name}`;
  problems.check(hpaName.length <= NAME_MAX, 'hpaName', `must be at most ${NAME_MAX} characters`, hpaName,
    scaler.hpaName === undefined ? `shorten the name to ${NAME_MAX - HPA_PREFIX.length} characters or give 'hpaName'` : undefined);
  const modifiers = scaler.scalingModifiers;
  if (modifiers !== undefined) {
    problems.check(modifiers.formula.trim() !== '', 'scalingModifiers.formula', 'must not be empty');
    problems.check(Number.isFinite(modifiers.target) && modifiers.target > 0, 'scalingModifiers.target', 'must be a number greater than 0',
      modifiers.target);
  }
  return problems.list;
}

/** What the scaler asks of the trigger of the signal. */
export function triggerOptions(scaler: KedaScalerSpec): TriggerOptions {
  return scaler.activation === undefined ? {} : { activation: scaler.activation };
}

/** The ScaledObject. */
export function planScaledObject(
  scaler: KedaScalerSpec, triggers: readonly KedaTrigger[], target: ScaleTargetRef, bounds: Bounds, metadata: Metadata,
): PlannedObject {
  const advanced = renderAdvanced(scaler);
  const fallback = scaler.fallback ?? defaultFallback(bounds, triggers);
  return {
    id: 'Autoscaler',
    draft: {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: objectMetadata(metadata, 'Autoscaler', { annotations: pauseAnnotations(scaler.paused) }),
      spec: {
        scaleTargetRef: target,
        ...(scaler.pollingIntervalSeconds !== undefined && { pollingInterval: scaler.pollingIntervalSeconds }),
        ...(scaler.cooldownPeriodSeconds !== undefined && { cooldownPeriod: scaler.cooldownPeriodSeconds }),
        ...(scaler.initialCooldownPeriodSeconds !== undefined && { initialCooldownPeriod: scaler.initialCooldownPeriodSeconds }),
        ...(scaler.idleReplicas !== undefined && { idleReplicaCount: scaler.idleReplicas }),
        minReplicaCount: bounds.minReplicas,
        maxReplicaCount: bounds.maxReplicas,
        ...(fallback !== undefined && { fallback }),
        ...(Object.keys(advanced).length > 0 && { advanced }),
        triggers: [...triggers, ...(scaler.companions ?? []).map(companionTrigger)]
          .map((trigger) => (scaler.useCachedMetrics === true && !isResource(trigger) ? { ...trigger, useCachedMetrics: true } : trigger)),
      },
    },
  };
}

function isResource({ type }: KedaTrigger): boolean {
  return type === 'cpu' || type === 'memory';
}

/** Holds what runs when the source cannot be read; KEDA refuses a fallback where every trigger is cpu or memory. */
function defaultFallback(bounds: Bounds, triggers: readonly KedaTrigger[]): FallbackSpec | undefined {
  if (triggers.every(isResource)) return undefined;
  return { failureThreshold: DEFAULT_FAILURES, replicas: Math.max(1, bounds.minReplicas), behavior: 'currentReplicasIfHigher' };
}

function renderAdvanced(scaler: KedaScalerSpec) {
  const config = {
    ...(scaler.hpaName !== undefined && { name: scaler.hpaName }),
    ...(scaler.behavior !== undefined && { behavior: renderBehavior(scaler.behavior) }),
  };
  const modifiers = scaler.scalingModifiers;
  return {
    ...(scaler.restoreToOriginalReplicaCount !== undefined && { restoreToOriginalReplicaCount: scaler.restoreToOriginalReplicaCount }),
    ...(Object.keys(config).length > 0 && { horizontalPodAutoscalerConfig: config }),
    ...(modifiers !== undefined && {
      scalingModifiers: {
        formula: modifiers.formula,
        target: String(modifiers.target),
        ...(modifiers.activationTarget !== undefined && { activationTarget: String(modifiers.activationTarget) }),
        ...(modifiers.metricType !== undefined && { metricType: modifiers.metricType }),
      },
    }),
  };
}

const PAUSE_ANNOTATIONS = { both: 'paused', in: 'paused-scale-in', out: 'paused-scale-out' } as const;

function pauseAnnotations(paused: PausedSpec | undefined): Readonly<Record<string, string>> {
  if (paused === undefined) return {};
  if (paused.replicas !== undefined) return { 'autoscaling.keda.sh/paused-replicas': String(paused.replicas) };
  return { [`autoscaling.keda.sh/${PAUSE_ANNOTATIONS[paused.direction]}`]: 'true' };
}
