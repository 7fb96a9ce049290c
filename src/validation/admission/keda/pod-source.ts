import type { ClusterView } from './cluster';
import { apiVersionOf, isProblem, targetOf } from './target-reference';
import type { TargetReference } from './target-reference';
import { asList, asObject, asString } from '../../../kubernetes/json';
import type { JsonObject } from '../../../kubernetes/json';
import { namespaceOf } from '../../../kubernetes/object-ref';
import type { Problem } from '../../../kubernetes/problem';

/** The pods that triggers take their environment and identity from. */
export type PodSource =
  /** The pods of the target or Job, and the container that the environment is read from; empty for the first one. */
  | PodsOfTemplate
  /** The target has no containers, so that there is no environment. */
  | { readonly kind: 'none' }
  /** The target is not known. */
  | { readonly kind: 'unknown' };

/** Pods whose template is known. */
export interface PodsOfTemplate {
  readonly kind: 'pods';
  readonly spec: JsonObject;
  readonly container: string;
  /** Where the object leads to the pods. */
  readonly path: string;
  /** Where the object names the container. */
  readonly containerPath: string;
}

/** A target that is not there. */
export interface MissingTarget extends Problem {
  readonly missing: string;
}

/** Finds the pods of a ScaledObject or ScaledJob (KEDA 2.20 `pkg/scaling/resolver`, ResolveScaleTargetPodSpec). */
export function podSourceOf(object: JsonObject, kind: string, cluster: ClusterView): PodSource | Problem | MissingTarget {
  const spec = asObject(object.spec);
  if (kind === 'ScaledJob') {
    const template = asObject(asObject(spec.jobTargetRef).template);
    return {
      kind: 'pods',
      spec: asObject(template.spec),
      container: asString(spec.envSourceContainerName) ?? '',
      path: 'spec.jobTargetRef.template',
      containerPath: 'spec.envSourceContainerName',
    };
  }
  const target = targetOf(object, cluster);
  if (isProblem(target)) return target;
  const namespace = namespaceOf(object);
  const workload = findTarget(target, namespace, cluster);
  if (workload === undefined) return cluster.complete ? missing(target, namespace) : { kind: 'unknown' };
  const pods = asObject(asObject(asObject(workload.spec).template).spec);
  if (asList(pods.containers).length === 0) return { kind: 'none' };
  const container = asString(asObject(spec.scaleTargetRef).envSourceContainerName) ?? '';
  return { kind: 'pods', spec: pods, container, path: 'spec.scaleTargetRef', containerPath: 'spec.scaleTargetRef.envSourceContainerName' };
}

/** Deployments and StatefulSets are read in any version, other kinds in the one that the reference names. */
function findTarget(target: TargetReference, namespace: string, cluster: ClusterView): JsonObject | undefined {
  const found = cluster.get(target.group, target.kind, namespace, target.name);
  const anyVersion = target.group === 'apps' && (target.kind === 'Deployment' || target.kind === 'StatefulSet');
  return anyVersion || found?.apiVersion === apiVersionOf(target) ? found : undefined;
}

function missing(target: TargetReference, namespace: string): MissingTarget {
  const { kind, name } = target;
  return {
    path: 'spec.scaleTargetRef.name', rule: `must name a ${kind} of ${apiVersionOf(target)} that exists`, got: name, missing: `${kind} ${namespace}/${name}`,
  };
}
