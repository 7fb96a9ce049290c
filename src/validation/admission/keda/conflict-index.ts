import type { ClusterView } from './cluster';
import { isProblem, targetOf } from './target-reference';
import type { TargetReference } from './target-reference';
import { groupBy } from '../../../kubernetes/group-by';
import type { JsonObject } from '../../../kubernetes/json';
import { kedaHpaName } from '../../../kubernetes/keda/hpa';
import { namespaceOf, refOf } from '../../../kubernetes/object-ref';

/** A cause of conflicts between autoscalers of one namespace. */
type Cause = readonly ['unknown target'] | readonly ['target', TargetReference] | readonly ['HPA', string];

/**
 * The autoscalers of a cluster by what may bring others of their namespace into conflict with them: KEDA's webhook goes through all of
 * them for each object, which takes minutes where thousands are judged at once.
 */
class ConflictIndex {
  private readonly byCause: ReadonlyMap<string, readonly { readonly autoscaler: JsonObject }[]>;

  public constructor(autoscalers: readonly JsonObject[], causesOf: (autoscaler: JsonObject) => readonly Cause[]) {
    const entries = autoscalers.flatMap((autoscaler) => {
      const namespace = namespaceOf(autoscaler);
      return causesOf(autoscaler).map((cause) => ({ key: keyOf(namespace, cause), autoscaler }));
    });
    this.byCause = groupBy(entries, ({ key }) => key);
  }

  /** The autoscalers of a namespace that have any of the causes, each once, in the order of their names. */
  public withAnyOf(namespace: string, causes: readonly Cause[]): readonly JsonObject[] {
    const entries = causes.flatMap((cause) => this.byCause.get(keyOf(namespace, cause)) ?? []);
    const found = new Set(entries.map(({ autoscaler }) => autoscaler));
    return [...found].sort((a, b) => (refOf(a).name < refOf(b).name ? -1 : 1));
  }
}

/** The ScaledObjects that a ScaledObject may not be admitted for, itself among them. */
export function scaledObjectsToMeet(object: JsonObject, target: TargetReference, cluster: ClusterView): readonly JsonObject[] {
  return cluster.once(scaledObjects).withAnyOf(namespaceOf(object), [UNKNOWN, ['target', target], ['HPA', kedaHpaName(object)]]);
}

/** The HPAs that a ScaledObject may not be admitted for. */
export function hpasToMeet(object: JsonObject, target: TargetReference, cluster: ClusterView): readonly JsonObject[] {
  return cluster.once(hpas).withAnyOf(namespaceOf(object), [UNKNOWN, ['target', target]]);
}

const UNKNOWN: Cause = ['unknown target'];

function scaledObjects(cluster: ClusterView): ConflictIndex {
  return new ConflictIndex(cluster.all('keda.sh', 'ScaledObject'), (object) => [targetCause(object, cluster), ['HPA', kedaHpaName(object)]]);
}

function hpas(cluster: ClusterView): ConflictIndex {
  return new ConflictIndex(cluster.all('autoscaling', 'HorizontalPodAutoscaler'), (hpa) => [targetCause(hpa, cluster)]);
}

function targetCause(autoscaler: JsonObject, cluster: ClusterView): Cause {
  const target = targetOf(autoscaler, cluster);
  return isProblem(target) ? UNKNOWN : ['target', target];
}

function keyOf(namespace: string, [cause, what]: Cause): string {
  const named = typeof what === 'object' ? [what.group, what.version, what.kind, what.name] : [what ?? ''];
  return JSON.stringify([namespace, cause, ...named]);
}
