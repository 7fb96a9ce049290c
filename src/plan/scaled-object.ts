import { renderBehavior } from './behavior';
import { companionTrigger } from './companion';
import { objectMetadata, type Metadata } from './metadata';
import type { Bounds, FallbackSpec, KedaScalerSpec, PausedSpec, ScalingModifiersSpec } from './scaler';
import type { ScaleTargetRef } from './workload';
import { scalingModifiersFault } from '../kubernetes/keda/formula';
import type { PlannedObject } from '../kubernetes/planned-object';
import { Problems, type Problem, type Warning } from '../kubernetes/problem';
import type { KedaTrigger, TriggerOptions } from '../signals/signal';
import { TRIGGER_AUTHENTICATION_ID } from '../signals/trigger-authentication';

/** Name of the trigger of a signal, for formulas. */
export const SIGNAL_TRIGGER = 'signal';

const NAME_MAX = 63;
const HPA_PREFIX = 'keda-hpa-';
/** Failures in a row that a reading may have before the count is held. */
const DEFAULT_FAILURES = 3;

/**
 * Problems of KEDA's settings; paths relative to the scaler. Upstream: KEDA 2.20 CRD bounds and scaledobject_webhook.go.
 *
 * @param name name of the ScaledObject
 * @param triggerNames names of the triggers that a formula may use
 */
export function kedaProblems(
  scaler: KedaScalerSpec, bounds: Bounds, name: string, triggerNames: readonly string[] = [SIGNAL_TRIGGER],
): readonly Problem[] {
  const problems = new Problems();
  const whole = wholeNumber(problems);
  problems.add(pollingProblems(scaler, bounds));
  whole('cooldownPeriodSeconds', scaler.cooldownPeriodSeconds, 0);
  whole('initialCooldownPeriodSeconds', scaler.initialCooldownPeriodSeconds, 0);
  if (whole('idleReplicas', scaler.idleReplicas, 0) && scaler.idleReplicas !== undefined) {
    problems.check(scaler.idleReplicas < bounds.minReplicas, 'idleReplicas', `must be less than 'minReplicas' (${bounds.minReplicas})`,
      scaler.idleReplicas);
  }
  problems.add(fallbackProblems(scaler, bounds), 'fallback');
  whole('paused.replicas', scaler.paused?.replicas, 0);
  problems.check(scaler.paused?.replicas === undefined || scaler.paused.direction === 'both', 'paused.replicas',
    'must not be given when only one direction is paused', scaler.paused?.replicas);
  const hpaName = scaler.hpaName ?? `${HPA_PREFIX}${name}`;
  problems.check(hpaName.length <= NAME_MAX, 'hpaName', `must be at most ${NAME_MAX} characters`, hpaName,
    scaler.hpaName === undefined ? `shorten the name to ${NAME_MAX - HPA_PREFIX.length} characters or give 'hpaName'` : undefined);
  if (scaler.scalingModifiers !== undefined) problems.add(modifiersProblems(scaler.scalingModifiers, triggerNames), 'scalingModifiers');
  return problems.list;
}

/** Problems of the modifiers; paths relative to them. */
function modifiersProblems(modifiers: ScalingModifiersSpec, triggerNames: readonly string[]): readonly Problem[] {
  const problems = new Problems();
  const { target, activationTarget } = modifiers;
  problems.check(activationTarget === undefined || (Number.isFinite(activationTarget) && activationTarget >= 0), 'activationTarget', 'must be a number from 0',
    activationTarget);
  if (!problems.check(Number.isFinite(target), 'target', 'must be a number greater than 0', target)) return problems.list;
  const fault = scalingModifiersFault(renderModifiers(modifiers), triggerNames);
  if (fault === undefined) return problems.list;
  const { field, message } = fault;
  const fix = field === 'formula' ? `the names of the triggers are ${triggerNames.join(', ')}` : undefined;
  problems.check(false, field, message, field === 'formula' ? undefined : modifiers[field], fix);
  return problems.list;
}

function wholeNumber(problems: Problems) {
  return (path: string, value: number | undefined, low: number): boolean => problems.check(
    value === undefined || (Number.isInteger(value) && value >= low), path, `must be a whole number from ${low}`, value);
}

/** Problems of how KEDA looks at the source, for a ScaledObject and a ScaledJob; paths relative to the scaler. */
export function pollingProblems(scaler: KedaScalerSpec, bounds: Bounds): readonly Problem[] {
  const problems = new Problems();
  const { activation } = scaler;
  wholeNumber(problems)('pollingIntervalSeconds', scaler.pollingIntervalSeconds, 1);
  problems.check(activation === undefined || bounds.minReplicas === 0 || scaler.idleReplicas !== undefined, 'activation',
    `must not be set with 'minReplicas' (${bounds.minReplicas}) above 0: KEDA activates only from zero or idle`, activation,
    "lower 'minReplicas' to 0 or leave it out");
  problems.check(activation === undefined || (Number.isFinite(activation) && activation >= 0), 'activation', 'must be a number from 0', activation);
  return problems.list;
}

/** Problems of the fallback; paths relative to it. */
function fallbackProblems({ fallback, scalingModifiers }: KedaScalerSpec, bounds: Bounds): readonly Problem[] {
  const problems = new Problems();
  if (fallback === undefined) return problems.list;
  const whole = (path: 'failureThreshold' | 'replicas'): boolean =>
    problems.check(Number.isInteger(fallback[path]) && fallback[path] >= 0, path, 'must be a whole number from 0', fallback[path]);
  whole('failureThreshold');
  if (whole('replicas')) {
    problems.check(fallback.replicas <= bounds.maxReplicas, 'replicas', `must be at most 'maxReplicas' (${bounds.maxReplicas})`, fallback.replicas);
  }
  problems.check(fallback.behavior !== 'scalingModifiers' || scalingModifiers !== undefined, 'behavior', "needs 'scalingModifiers'", fallback.behavior);
  problems.check(scalingModifiers === undefined || Number.isInteger(scalingModifiers.target), '',
    "needs a whole number as 'scalingModifiers.target': KEDA drops the fallback silently otherwise", scalingModifiers?.target);
  return problems.list;
}

/** The rules that find in a ScaledObject what is said here of its declaration. */
const FOUND_BY: Readonly<Record<string, string>> = { pollingIntervalSeconds: 'KEDA013', cooldownPeriodSeconds: 'KEDA013', idleReplicas: 'KEDA025' };

/** What works and does not do what one would expect; paths relative to the scaler. Upstream: the warnings of scaledobject_webhook.go. */
export function kedaWarnings(scaler: KedaScalerSpec, bounds: Bounds): readonly Warning[] {
  const problems = new Problems();
  const { pollingIntervalSeconds, cooldownPeriodSeconds, idleReplicas } = scaler;
  const reachesZero = bounds.minReplicas === 0 || idleReplicas === 0;
  problems.check(pollingIntervalSeconds === undefined || reachesZero || scaler.useCachedMetrics === true, 'pollingIntervalSeconds',
    'has no effect: between the minimum and the maximum the HorizontalPodAutoscaler asks every 15 s', pollingIntervalSeconds,
    "leave it out, or set 'useCachedMetrics'");
  problems.check(cooldownPeriodSeconds === undefined || reachesZero, 'cooldownPeriodSeconds',
    'has no effect: it delays only the step to zero or idle', cooldownPeriodSeconds,
    "set 'behavior.scaleDown.stabilizationWindowSeconds' to delay other steps");
  problems.check(idleReplicas === undefined || idleReplicas === 0, 'idleReplicas',
    'should be 0: the HorizontalPodAutoscaler lifts every other count back to the minimum', idleReplicas);
  return problems.list.map((warning) => ({ ...warning, foundBy: FOUND_BY[warning.path]! }));
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
  const fallback = scaler.fallback ?? defaultFallback(bounds, triggers, scaler.scalingModifiers);
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
        triggers: [...named(triggers, scaler), ...(scaler.companions ?? []).map(companionTrigger)].map((trigger) => cached(trigger, scaler)),
      },
    },
    after: ['Deployment', TRIGGER_AUTHENTICATION_ID],
  };
}

/** A formula needs a name for each of its triggers. */
function named(triggers: readonly KedaTrigger[], scaler: KedaScalerSpec): readonly KedaTrigger[] {
  if (scaler.scalingModifiers === undefined) return triggers;
  return triggers.map((trigger) => ({ ...trigger, name: trigger.name ?? SIGNAL_TRIGGER }));
}

/** KEDA refuses cached metrics for triggers that it does not ask, or need not. */
function cached(trigger: KedaTrigger, scaler: KedaScalerSpec): KedaTrigger {
  return scaler.useCachedMetrics === true && !isResource(trigger) && trigger.type !== 'cron' ? { ...trigger, useCachedMetrics: true } : trigger;
}

function isResource({ type }: KedaTrigger): boolean {
  return type === 'cpu' || type === 'memory';
}

/**
 * Holds what runs when the source cannot be read. KEDA refuses a fallback where every trigger is cpu or memory, and drops it where the
 * target of a composite metric is no whole number.
 */
function defaultFallback(bounds: Bounds, triggers: readonly KedaTrigger[], modifiers: ScalingModifiersSpec | undefined): FallbackSpec | undefined {
  if (triggers.every(isResource) || !Number.isInteger(modifiers?.target ?? 1)) return undefined;
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
    ...(modifiers !== undefined && { scalingModifiers: renderModifiers(modifiers) }),
  };
}

function renderModifiers({ formula, target, activationTarget, metricType }: ScalingModifiersSpec) {
  return {
    formula,
    target: String(target),
    ...(activationTarget !== undefined && { activationTarget: String(activationTarget) }),
    ...(metricType !== undefined && { metricType }),
  };
}

const PAUSE_ANNOTATIONS = { both: 'paused', in: 'paused-scale-in', out: 'paused-scale-out' } as const;

/** The annotations that stop scaling. */
export function pauseAnnotations(paused: PausedSpec | undefined): Readonly<Record<string, string>> {
  if (paused === undefined) return {};
  if (paused.replicas !== undefined) return { 'autoscaling.keda.sh/paused-replicas': String(paused.replicas) };
  return { [`autoscaling.keda.sh/${PAUSE_ANNOTATIONS[paused.direction]}`]: 'true' };
}
