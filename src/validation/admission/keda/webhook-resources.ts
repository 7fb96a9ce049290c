import type { ClusterView } from './cluster';
import { apiVersionOf } from './target-reference';
import type { TargetReference } from './target-reference';
import { errorOf } from './verdict';
import type { KedaError } from './verdict';
import { groupBy } from '../../../kubernetes/group-by';
import { asList, asNumber, asObject, asString } from '../../../kubernetes/json';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { triggersOf } from '../../../kubernetes/keda/scaled-object-checks';
import { isResourceTrigger } from '../../../kubernetes/keda/trigger';
import type { Trigger } from '../../../kubernetes/keda/trigger';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { quantityOf } from '../../../kubernetes/quantity';

/** The kinds of targets whose containers the webhook looks at; with other versions of them it does not. */
const INSPECTED = new Set(['apps/v1 Deployment', 'apps/v1 StatefulSet']);

/**
 * What is wrong with cpu and memory triggers: their target's containers need requests or limits, and alone they cannot scale to
 * zero (KEDA 2.20 `scaledobject_webhook.go`, verifyCPUMemoryScalers).
 */
export function resourceTriggerErrors(object: JsonObject, target: TargetReference, cluster: ClusterView): readonly KedaError[] {
  const triggers = triggersOf(object);
  if (!triggers.some(isResourceTrigger) || !INSPECTED.has(`${apiVersionOf(target)} ${target.kind}`)) return [];
  const zero = triggers.every(isResourceTrigger) && (asNumber(asObject(object.spec).minReplicaCount) ?? 0) === 0
    ? [errorOf('webhook', { path: 'spec.minReplicaCount', rule: 'must be at least 1, since all triggers are of cpu or memory and cannot scale to zero' })]
    : [];
  const namespace = namespaceOf(object);
  const workload = cluster.get('apps', target.kind, namespace, target.name);
  if (workload !== undefined) return [...requestErrors(triggers, workload, namespace, cluster), ...zero];
  return cluster.complete ? [missingTarget(target, namespace), ...zero] : zero;
}

/** The target is not there, which a layer needs. */
function missingTarget(target: TargetReference, namespace: string): KedaError {
  const missing = `${target.kind} ${namespace}/${target.name}`;
  return errorOf('webhook', { path: 'spec.scaleTargetRef.name', rule: `must name a ${target.kind} that exists`, got: target.name }, { missing });
}

function requestErrors(triggers: readonly Trigger[], workload: JsonObject, namespace: string, cluster: ClusterView): readonly KedaError[] {
  const containers = asList(asObject(asObject(asObject(workload.spec).template).spec).containers).map(asObject);
  return triggers.flatMap((trigger, index) => {
    if (!isResourceTrigger(trigger)) return [];
    const only = trigger.metadata.containerName ?? '';
    const meant = containers.filter((container) => only === '' || container.name === only);
    return meant.filter((container) => !hasResource(asObject(container.resources), ['requests', 'limits'], trigger.type))
      .filter(() => cluster.complete && !hasDefault(cluster, namespace, trigger.type))
      .map((container) => errorOf('webhook', {
        path: `spec.triggers[${index}]`,
        rule: `needs a request or limit of ${trigger.type} on container '${asString(container.name) ?? ''}' of the target`,
      }, { trigger: index }));
  });
}

/** Whether a LimitRange of the namespace gives containers a default. */
function hasDefault(cluster: ClusterView, namespace: string, resource: string): boolean {
  const ranges = cluster.once(limitRanges).get(namespace) ?? [];
  const limits = ranges.flatMap((range) => asList(asObject(range.spec).limits)).map(asObject);
  return limits.some((limit) => limit.type === 'Container' && hasResource(limit, ['defaultRequest', 'default'], resource));
}

function limitRanges(cluster: ClusterView): ReadonlyMap<string, readonly JsonObject[]> {
  return groupBy(cluster.all('', 'LimitRange'), namespaceOf);
}

function hasResource(amounts: JsonObject, lists: readonly string[], resource: string): boolean {
  return lists.some((list) => isPositive(asObject(amounts[list])[resource]));
}

function isPositive(amount: Json | undefined): boolean {
  return quantityOf(amount)?.sign === 1;
}
