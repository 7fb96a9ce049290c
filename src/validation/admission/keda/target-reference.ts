import { asObject, asString } from '../../../kubernetes/json';
import type { JsonObject } from '../../../kubernetes/json';
import type { Problem } from '../../../kubernetes/problem';
import { parseGroupVersion } from '../group-version';
import type { ClusterView } from './cluster';

/** The kind that a reference names, and the name. */
export interface TargetReference {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string;
}

/**
 * Reads a reference to a scale target; a problem if the cluster has no such kind. Deployments and StatefulSets are taken for
 * served, whatever their group and version (KEDA 2.20 `gvkr.go`, ParseGVKR).
 */
export function readTarget(reference: JsonObject, path: string, cluster: ClusterView): TargetReference | Problem {
  const apiVersion = asString(reference.apiVersion) ?? '';
  const kind = asString(reference.kind) ?? '';
  const name = asString(reference.name) ?? '';
  const parsed = apiVersion === '' ? { group: 'apps', version: 'v1' } : parseGroupVersion(apiVersion);
  if (parsed === undefined) return { path: `${path}.apiVersion`, rule: "must have at most one '/'", got: apiVersion };
  const target = { ...parsed, kind: kind === '' ? 'Deployment' : kind, name };
  if (target.kind === 'Deployment' || target.kind === 'StatefulSet' || serves(cluster, target)) return target;
  return { path: `${path}.kind`, rule: `must be a kind that the cluster serves in ${apiVersion === '' ? 'apps/v1' : apiVersion}`, got: kind };
}

/** Whether something is a problem, not a target. */
export function isProblem(result: TargetReference | Problem): result is Problem {
  return 'rule' in result;
}

/** The reference of a ScaledObject or HPA to what it scales. */
export function targetOf(object: JsonObject, cluster: ClusterView): TargetReference | Problem {
  return readTarget(asObject(asObject(object.spec).scaleTargetRef), 'spec.scaleTargetRef', cluster);
}

/** `apiVersion` as KEDA writes it for the HPA. */
export function apiVersionOf({ group, version }: TargetReference): string {
  return group === '' ? version : `${group}/${version}`;
}

/** Whether two references name the same object, by the same version of its kind. */
export function sameTarget(a: TargetReference, b: TargetReference): boolean {
  return a.group === b.group && a.version === b.version && a.kind === b.kind && a.name === b.name;
}

function serves(cluster: ClusterView, target: TargetReference): boolean {
  return cluster.serves(apiVersionOf(target), target.kind);
}
