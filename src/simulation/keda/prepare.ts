import { prepareModifiers } from './modifiers';
import type { PreparedModifiers } from './modifiers';
import { readOverrides } from './overrides';
import type { Overrides } from './overrides';
import { prepareTriggers } from './prepared-triggers';
import type { BuiltTriggers, TriggerValues } from './prepared-triggers';
import { asNumber, asObject, asString, isObject } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/json';
import { compileFormula } from '../../kubernetes/keda/formula';
import type { Formula } from '../../kubernetes/keda/formula';
import { KEDA_DEFAULTS, replicaBoundsProblem } from '../../kubernetes/keda/replica-bounds';
import { formulaNames, scalingModifiersProblem, triggersOf, triggersProblem } from '../../kubernetes/keda/scaled-object-checks';
import { isResourceTrigger } from '../../kubernetes/keda/trigger';
import type { Trigger } from '../../kubernetes/keda/trigger';
import { Problems, sentence } from '../../kubernetes/problem';
import type { Problem } from '../../kubernetes/problem';

const SECOND = 1000;
const DEFAULT_NAMESPACE = 'default';

/** A ScaledObject read once, so that the steps need not look at JSON. */
export interface PreparedScaledObject {
  /** The manifest that it was read from. */
  readonly manifest: JsonObject;
  readonly overrides: Overrides;
  readonly target: ScaleTarget;
  /** Undefined if it is not set, which counts as 0. */
  readonly minReplicaCount: number | undefined;
  /** Undefined if it is not set: there is no idle mode. */
  readonly idleReplicaCount: number | undefined;
  readonly cooldownMillis: number;
  readonly initialCooldownMillis: number;
  readonly pollingIntervalMillis: number;
  readonly fallback: FallbackSpec | undefined;
  readonly modifiers: PreparedModifiers | undefined;
  /** Whether the target gets its first replica count back when the object is deleted. */
  readonly restoresReplicas: boolean;
  /** Whether there is no trigger but cpu and memory. */
  readonly onlyResources: boolean;
  /** What the reconciler has against it before it builds scalers. */
  readonly fault: { readonly bounds: string | undefined; readonly triggers: string | undefined };
  readonly triggersTypes: string;
  readonly authenticationsTypes: string;
  readonly scalers: PreparedScalers | { readonly error: string };
}

/** The target of a ScaledObject, with upstream's defaults. */
export interface ScaleTarget {
  /** Empty if it is missing. */
  readonly name: string;
  readonly apiVersion: string;
  readonly kind: string;
}

/** `spec.fallback`. */
export interface FallbackSpec {
  readonly failureThreshold: number;
  readonly replicas: number;
  /** Empty counts as `static`. */
  readonly behavior: string;
  /** Whether KEDA uses it: nothing negative, and a target of modifiers that is whole (`HasValidFallback`). */
  readonly valid: boolean;
}

/** What scalers are built of. */
export interface PreparedScalers extends BuiltTriggers {
  /** Undefined if there is none. */
  readonly formula: Formula | undefined;
}

/**
 * Reads a ScaledObject (`keda.sh/v1alpha1`) for the steps of the operator. What KEDA's operator has against it comes out when it
 * is reconciled; throws an error with all problems if it holds something that cannot be simulated: a trigger type whose numbers
 * are not followed, or a function in a formula that is not.
 */
export function prepareScaledObject(manifest: JsonObject, values: TriggerValues = {}): PreparedScaledObject {
  const spec = asObject(manifest.spec);
  const triggers = triggersOf(manifest);
  const modifiers = prepareModifiers(manifest);
  const problems = new Problems();
  const scalers = prepareScalers(manifest, triggers, modifiers, values, problems);
  if (problems.list.length > 0) throw new Error(problems.list.map(sentence).join('\n'));
  return {
    manifest,
    overrides: readOverrides(manifest),
    target: readTarget(asObject(spec.scaleTargetRef)),
    minReplicaCount: asNumber(spec.minReplicaCount),
    idleReplicaCount: asNumber(spec.idleReplicaCount),
    cooldownMillis: (asNumber(spec.cooldownPeriod) ?? KEDA_DEFAULTS.cooldownPeriod) * SECOND,
    initialCooldownMillis: (asNumber(spec.initialCooldownPeriod) ?? KEDA_DEFAULTS.initialCooldownPeriod) * SECOND,
    pollingIntervalMillis: (asNumber(spec.pollingInterval) ?? KEDA_DEFAULTS.pollingInterval) * SECOND,
    fallback: readFallback(spec.fallback, modifiers),
    modifiers,
    restoresReplicas: asObject(spec.advanced).restoreToOriginalReplicaCount === true,
    onlyResources: triggers.every(isResourceTrigger),
    fault: { bounds: textOf(replicaBoundsProblem(spec)), triggers: textOf(triggersProblem(triggers)) },
    triggersTypes: distinct(triggers.map(({ type }) => type)),
    authenticationsTypes: distinct(triggers.flatMap(({ authenticationRef }) => (authenticationRef === undefined ? [] : [authenticationRef.name]))),
    scalers,
  };
}

function prepareScalers(
  manifest: JsonObject, triggers: readonly Trigger[], modifiers: PreparedModifiers | undefined, values: TriggerValues, problems: Problems,
): PreparedScaledObject['scalers'] {
  const namespace = asString(asObject(manifest.metadata).namespace) ?? DEFAULT_NAMESPACE;
  const prepared = prepareTriggers(triggers, { asMetricSource: modifiers !== undefined, namespace }, values, problems);
  if ('error' in prepared) return prepared;
  if (modifiers === undefined || modifiers.formula === '') return { ...prepared, formula: undefined };
  const fault = scalingModifiersProblem(manifest);
  if (fault !== undefined) return { error: sentence(fault) };
  const formula = compileFormula(modifiers.formula, formulaNames(triggers));
  problems.check(formula.unsupported.length === 0, 'spec.advanced.scalingModifiers.formula', `must not use ${formula.unsupported.join(', ')}, which cannot be simulated`);
  return { ...prepared, formula };
}

function readTarget(reference: JsonObject): ScaleTarget {
  const text = (name: string, initial: string): string => {
    const given = asString(reference[name]) ?? '';
    return given === '' ? initial : given;
  };
  return { name: text('name', ''), apiVersion: text('apiVersion', 'apps/v1'), kind: text('kind', 'Deployment') };
}

function readFallback(json: unknown, modifiers: PreparedModifiers | undefined): FallbackSpec | undefined {
  if (!isObject(json)) return undefined;
  const failureThreshold = asNumber(json.failureThreshold) ?? 0;
  const replicas = asNumber(json.replicas) ?? 0;
  const valid = failureThreshold >= 0 && replicas >= 0 && (modifiers === undefined || modifiers.targetIsWhole);
  return { failureThreshold, replicas, behavior: asString(json.behavior) ?? '', valid };
}

function textOf(problem: Problem | undefined): string | undefined {
  return problem === undefined ? undefined : sentence(problem);
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].join(',');
}
