import type { ClusterView } from './cluster';
import { isProblem, targetOf } from './target-reference';
import { errorOf } from './verdict';
import type { KedaError } from './verdict';
import { authenticationProblems } from './webhook-authentication';
import { hpaConflicts, scaledObjectConflicts } from './webhook-conflicts';
import { resourceTriggerErrors } from './webhook-resources';
import { asNumber, asObject, isObject } from '../../../kubernetes/json';
import type { JsonObject } from '../../../kubernetes/json';
import { usesScalingModifiers } from '../../../kubernetes/keda/formula';
import { kedaHpaName } from '../../../kubernetes/keda/hpa';
import { replicaBoundsProblem } from '../../../kubernetes/keda/replica-bounds';
import {
  fallbackProblem, scalingModifiersOf, scalingModifiersProblem, triggersOf, triggersProblem,
} from '../../../kubernetes/keda/scaled-object-checks';
import { byteLength, LABEL_VALUE_MAX_LENGTH } from '../../../kubernetes/names';
import { refOf } from '../../../kubernetes/object-ref';
import type { Problem } from '../../../kubernetes/problem';

/**
 * What KEDA's validating webhook has against a new object (KEDA 2.20 `apis/keda/v1alpha1`): all that it could object to, of which it
 * names one.
 */
export function webhookErrors(object: JsonObject, kind: string, cluster: ClusterView): readonly KedaError[] {
  switch (kind) {
    case 'ScaledObject': return scaledObjectErrors(object, cluster);
    case 'ScaledJob': return inWebhook([triggersProblem(triggersOf(object))]);
    default: return inWebhook(authenticationProblems(object));
  }
}

function scaledObjectErrors(object: JsonObject, cluster: ClusterView): readonly KedaError[] {
  const own = inWebhook([
    nameProblem(object), replicaBoundsProblem(asObject(object.spec)), fallbackProblem(object), triggersProblem(triggersOf(object)),
    scalingModifiersProblem(object), fallbackBehaviorProblem(object),
  ]);
  const target = targetOf(object, cluster);
  if (isProblem(target)) return [...own, errorOf('webhook', target)];
  return [
    ...own,
    ...scaledObjectConflicts(object, target, cluster),
    ...hpaConflicts(object, target, cluster),
    ...resourceTriggerErrors(object, target, cluster),
  ];
}

/** Names become values of labels (KEDA 2.20, verifyName). */
function nameProblem(object: JsonObject): Problem | undefined {
  const { name } = refOf(object);
  const rule = `must be at most ${LABEL_VALUE_MAX_LENGTH} characters long, since it becomes the value of a label`;
  if (byteLength(name) > LABEL_VALUE_MAX_LENGTH) return { path: 'metadata.name', rule, got: name };
  const hpaName = kedaHpaName(object);
  if (byteLength(hpaName) <= LABEL_VALUE_MAX_LENGTH) return undefined;
  const fix = "shorten it, or give 'spec.advanced.horizontalPodAutoscalerConfig.name'";
  if (hpaName === `keda-hpa-${name}`) {
    return { path: 'metadata.name', rule: `must leave the name of the HPA at most ${LABEL_VALUE_MAX_LENGTH} characters, which ${hpaName} is not`, fix };
  }
  return { path: 'spec.advanced.horizontalPodAutoscalerConfig.name', rule, got: hpaName };
}

function fallbackBehaviorProblem(object: JsonObject): Problem | undefined {
  const { behavior } = asObject(asObject(object.spec).fallback);
  const modifiers = scalingModifiersOf(object);
  if (behavior !== 'scalingModifiers' || (usesScalingModifiers(modifiers) && modifiers.formula !== '')) return undefined;
  return { path: 'spec.fallback.behavior', rule: "needs 'spec.advanced.scalingModifiers.formula'", got: behavior };
}

/** What the webhook warns of: settings that do nothing while there are always replicas. */
export function webhookWarnings(object: JsonObject): readonly string[] {
  const spec = asObject(object.spec);
  if (object.kind !== 'ScaledObject' || (asNumber(spec.minReplicaCount) ?? 0) <= 0 || spec.idleReplicaCount === 0) return [];
  const cached = triggersOf(object).some((trigger) => trigger.useCachedMetrics);
  return [
    ...(isSet(spec.pollingInterval) && !cached ? ['PollingInterval is configured but is not relevant. PollingInterval is only relevant when '
      + 'minReplicaCount = 0 or idleReplicaCount = 0 or useCachedMetrics is enabled'] : []),
    ...(isSet(spec.cooldownPeriod) ? ['CooldownPeriod is configured but is not relevant. CooldownPeriod is only relevant when '
      + 'minReplicaCount = 0 or idleReplicaCount = 0'] : []),
  ];
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && !isObject(value);
}

function inWebhook(problems: readonly (Problem | undefined)[]): readonly KedaError[] {
  return problems.flatMap((problem) => (problem === undefined ? [] : [errorOf('webhook', problem)]));
}
