import { checkImage } from './container-checks';
import { objectMetadata, type Metadata } from './metadata';
import { podTemplate, type ContainerPort, type PodSpec } from './pod';
import { aLeaf, aText, judged } from '../kubernetes/declared/scalars';
import { mapOf, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import type { PlannedObject } from '../kubernetes/planned-object';
import type { Problems } from '../kubernetes/problem';
import { checkLabels } from '../kubernetes/text-map-checks';

/** A workload that exists already, or is declared elsewhere, and shall be scaled. */
export interface TargetSpec {
  /** Such as `apps/v1`. */
  readonly apiVersion: string;
  /** Such as `Deployment`, `StatefulSet` or `Rollout`; it must have a scale subresource. */
  readonly kind: string;
  readonly name: Leaf;
  /** Labels that select its pods; needed for a Service, a monitor or a PodDisruptionBudget. */
  readonly podLabels?: Readonly<Record<string, string>>;
}

/** The options of `TargetSpec`. */
export const TARGET_KEYS: KeysOf<TargetSpec> = {
  apiVersion: required(aText), kind: required(aText), name: required(aLeaf), podLabels: mapOf(judged()),
};

/** What a scaler points at. */
export interface ScaleTargetRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: Leaf;
}

/** The workload of a declaration: ours, or one that exists. */
export interface Workload {
  readonly ref: ScaleTargetRef;
  /** Ours to emit; undefined for one that exists. */
  readonly object?: PlannedObject;
}

/** Checks that exactly one of `image` and `target` is given. */
export function checkWorkload(image: Leaf | undefined, target: TargetSpec | undefined, problems: Problems): void {
  const both = image !== undefined && target !== undefined;
  const none = image === undefined && target === undefined;
  problems.check(!both, 'target', "must not be given together with 'image'", target?.name, 'scale either an own Deployment or an existing workload');
  problems.check(!none, 'image', "is required unless 'target' names an existing workload");
  checkImage(image, problems);
  if (target === undefined) return;
  for (const field of ['apiVersion', 'kind', 'name'] as const) {
    problems.check(target[field] !== undefined && target[field] !== '', `target.${field}`, 'must not be empty', target[field]);
  }
  checkLabels(target.podLabels, 'target.podLabels', problems);
}

/** Checks that nothing is said about pods that are declared elsewhere. */
export function checkForeignPods(pod: PodSpec, target: TargetSpec, problems: Problems): void {
  for (const option of Object.keys(pod)) {
    problems.check(option === 'disruption', `pod.${option}`, "must not be given with 'target', whose pods are declared elsewhere");
  }
  problems.check(pod.disruption === undefined || target.podLabels !== undefined, 'target.podLabels',
    "is required with 'pod.disruption': the PodDisruptionBudget selects the pods by it");
}

/** The Deployment of a declaration, without `spec.replicas`: the scaler owns the count. */
export function planWorkload(
  image: Leaf | undefined, target: TargetSpec | undefined, pod: PodSpec, metadata: Metadata, ports: readonly ContainerPort[] = [],
): Workload {
  if (target !== undefined) return { ref: { apiVersion: target.apiVersion, kind: target.kind, name: target.name } };
  const draft = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: objectMetadata(metadata, 'Deployment'),
    spec: {
      selector: { matchLabels: metadata.selectorLabels },
      template: podTemplate(image ?? '', pod, metadata, ports),
    },
  };
  return {
    ref: { apiVersion: draft.apiVersion, kind: draft.kind, name: draft.metadata.name },
    object: { id: 'Deployment', draft, ownedByCluster: ['spec.replicas'] },
  };
}
