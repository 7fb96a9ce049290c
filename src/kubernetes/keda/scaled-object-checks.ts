import { asList, asNumber, asObject, asString, isObject } from '../json';
import type { JsonObject } from '../json';
import type { Problem } from '../problem';
import { scalingModifiersFault, usesScalingModifiers } from './formula';
import type { ScalingModifiers } from './formula';
import { isResourceTrigger, readTrigger } from './trigger';
import type { Trigger } from './trigger';

/** The trigger types whose metric KEDA never reads itself, or reads from the clock. */
const NEVER_CACHED: ReadonlySet<string> = new Set(['cpu', 'memory', 'cron']);

/** The triggers of a ScaledObject or ScaledJob. */
export function triggersOf(object: JsonObject): readonly Trigger[] {
  return asList(asObject(object.spec).triggers).map(readTrigger);
}

/** The first thing that is wrong with the list of triggers, whatever their types (KEDA 2.20 `scaletriggers_types.go`, ValidateTriggers). */
export function triggersProblem(triggers: readonly Trigger[]): Problem | undefined {
  if (triggers.length === 0) return { path: 'spec.triggers', rule: 'must hold at least one trigger' };
  const names = new Map<string, number>();
  for (const [index, { name, type, useCachedMetrics }] of triggers.entries()) {
    if (useCachedMetrics && NEVER_CACHED.has(type)) {
      return { path: `spec.triggers[${index}].useCachedMetrics`, rule: `must not be true for a trigger of type ${type}` };
    }
    const first = names.get(name);
    if (name !== '' && first !== undefined) {
      return { path: `spec.triggers[${index}].name`, rule: `must be unique, but 'spec.triggers[${first}]' has it too`, got: name };
    }
    names.set(name, index);
  }
  return undefined;
}

/** What is wrong with the fallback of a ScaledObject; undefined if nothing is (KEDA 2.20 `scaledobject_types.go`, CheckFallbackValid). */
export function fallbackProblem(object: JsonObject): Problem | undefined {
  const { fallback } = asObject(object.spec);
  if (!isObject(fallback)) return undefined;
  for (const field of ['failureThreshold', 'replicas']) {
    const value = asNumber(fallback[field]) ?? 0;
    if (value < 0) return { path: `spec.fallback.${field}`, rule: 'must not be negative', got: value };
  }
  if (usesScalingModifiers(scalingModifiersOf(object)) || !triggersOf(object).every(isResourceTrigger)) return undefined;
  return { path: 'spec.fallback', rule: 'needs a trigger that is neither cpu nor memory' };
}

/** `spec.advanced.scalingModifiers` of a ScaledObject. */
export function scalingModifiersOf(object: JsonObject): ScalingModifiers {
  const modifiers = asObject(asObject(asObject(object.spec).advanced).scalingModifiers);
  const text = (name: string): string => asString(modifiers[name]) ?? '';
  return { formula: text('formula'), target: text('target'), activationTarget: text('activationTarget'), metricType: text('metricType') };
}

/** The names that a formula of a ScaledObject may use: those of its triggers that are neither cpu nor memory. */
export function formulaNames(triggers: readonly Trigger[]): readonly string[] {
  return triggers.filter((trigger) => !isResourceTrigger(trigger) && trigger.name !== '').map(({ name }) => name);
}

/** What is wrong with the scaling modifiers of a ScaledObject; undefined if nothing is, or it has none. */
export function scalingModifiersProblem(object: JsonObject): Problem | undefined {
  const modifiers = scalingModifiersOf(object);
  if (!usesScalingModifiers(modifiers)) return undefined;
  const fault = scalingModifiersFault(modifiers, formulaNames(triggersOf(object)));
  if (fault === undefined) return undefined;
  const got = modifiers[fault.field];
  const path = `spec.advanced.scalingModifiers.${fault.field}`;
  return { path, rule: fault.message, ...(got !== undefined && got !== '' && { got }) };
}
