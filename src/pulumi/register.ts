import * as kubernetes from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { rememberManifests } from './manifests';
import type { Draft } from '../kubernetes/manifest';
import { toDnsLabel } from '../kubernetes/names';
import { Interpolation } from '../kubernetes/opaque';
import type { PlannedObject } from '../kubernetes/planned-object';
import { sentence, type Problem } from '../kubernetes/problem';
import type { Plan } from '../plan/plan';
import { PULUMI_RELEASE } from '../platform/delivery';

/** Registers the objects of a plan as children of a component, by id. Throws if the plan has problems; its warnings are logged. */
export function register(
  parent: pulumi.ComponentResource, kind: string, name: string, plan: Pick<Plan, 'objects' | 'problems' | 'warnings'>,
): Readonly<Record<string, pulumi.CustomResource>> {
  throwProblems(kind, name, plan.problems);
  plan.warnings?.forEach((warning) => void pulumi.log.warn(`${kind} '${name}': ${sentence(warning)}`, parent));
  const registered: Record<string, pulumi.CustomResource> = {};
  for (const object of plan.objects) {
    const dependsOn = (object.after ?? []).flatMap((id) => registered[id] ?? []);
    registered[object.id] = registerObject(parent, `${name}-${toDnsLabel(object.id)}`, object, dependsOn);
  }
  rememberManifests(parent, plan.objects.map(({ draft }) => resolved(draft)));
  return registered;
}

/** Thrown by a component whose declaration has problems; the engine prints all of them. */
export function throwProblems(kind: string, name: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  throw new pulumi.InputPropertiesError({
    message: `${kind} '${name}' has ${count}:\n${problems.map((problem) => `  - ${sentence(problem)}`).join('\n')}`,
    errors: problems.map((problem) => ({ propertyPath: problem.path, reason: sentence(problem) })),
  });
}

type ResourceClass = new (name: string, args: never, opts: pulumi.CustomResourceOptions) => pulumi.CustomResource;

/** The kinds whose type token is not built from the group and version alone, or that users expect typed. */
const TYPED: Readonly<Record<string, ResourceClass>> = {
  'apps/v1/Deployment': kubernetes.apps.v1.Deployment,
  'autoscaling/v2/HorizontalPodAutoscaler': kubernetes.autoscaling.v2.HorizontalPodAutoscaler,
  'networking.k8s.io/v1/Ingress': kubernetes.networking.v1.Ingress,
  'networking.k8s.io/v1/IngressClass': kubernetes.networking.v1.IngressClass,
  'policy/v1/PodDisruptionBudget': kubernetes.policy.v1.PodDisruptionBudget,
  'v1/ConfigMap': kubernetes.core.v1.ConfigMap,
  'v1/Namespace': kubernetes.core.v1.Namespace,
  'v1/Secret': kubernetes.core.v1.Secret,
  'v1/Service': kubernetes.core.v1.Service,
};

/** The kinds of which single fields are set on objects that exist already. */
const PATCHES: Readonly<Record<string, ResourceClass>> = {
  'v1/ConfigMap': kubernetes.core.v1.ConfigMapPatch,
};

function registerObject(parent: pulumi.Resource, name: string, object: PlannedObject, dependsOn: pulumi.Resource[]): pulumi.CustomResource {
  const { draft } = object;
  const options: pulumi.CustomResourceOptions = {
    parent,
    ...(dependsOn.length > 0 && { dependsOn }),
    ...(object.ownedByCluster !== undefined && { ignoreChanges: [...object.ownedByCluster] }),
    ...(object.irreplaceable === true && { protect: true, retainOnDelete: true }),
  };
  const args = resolved(draft);
  if (draft.apiVersion === PULUMI_RELEASE.apiVersion) {
    return new kubernetes.helm.v3.Release(name, args.spec as kubernetes.helm.v3.ReleaseArgs, options);
  }
  const Typed = (object.existing === true ? PATCHES : TYPED)[`${draft.apiVersion}/${draft.kind}`];
  return Typed === undefined
    ? new kubernetes.apiextensions.CustomResource(name, args as unknown as kubernetes.apiextensions.CustomResourceArgs, options)
    : new Typed(name, args as never, options);
}

/** The draft with its interpolations put together as Outputs; secrets stay secret. */
function resolved(value: Draft): Readonly<Record<string, unknown>> {
  return resolveValue(value) as Readonly<Record<string, unknown>>;
}

function resolveValue(value: unknown): unknown {
  if (value instanceof Interpolation) return joined(value);
  if (Array.isArray(value)) return value.map(resolveValue);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, resolveValue(field)]));
}

function joined(interpolation: Interpolation): pulumi.Output<string> {
  const parts = interpolation.parts.map((part) => (part instanceof Interpolation ? joined(part) : part) as pulumi.Input<string>);
  return pulumi.all(parts).apply((values) => interpolation.join(values.map(String)));
}
