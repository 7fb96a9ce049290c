import { asObject, asString } from './json';

/** A kind with its API group; the version is ignored, since the API server serves an object in any of them. */
export interface GroupKind {
  /** Empty for the core group. */
  readonly group: string;
  readonly kind: string;
}

/** What names an object of a cluster. */
export interface ObjectRef extends GroupKind {
  /** `default` for a namespaced object that says none; empty for an object without namespaces. */
  readonly namespace: string;
  readonly name: string;
}

const BUILT_IN: Readonly<Record<string, string>> = {
  '': 'ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume PersistentVolumeClaim Pod ReplicationController ResourceQuota Secret Service ServiceAccount',
  'apps': 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet',
  'batch': 'CronJob Job',
  'autoscaling': 'HorizontalPodAutoscaler',
  'autoscaling.k8s.io': 'VerticalPodAutoscaler',
  'policy': 'PodDisruptionBudget',
  'networking.k8s.io': 'Ingress IngressClass NetworkPolicy',
  'gateway.networking.k8s.io': 'GRPCRoute Gateway GatewayClass HTTPRoute',
  'rbac.authorization.k8s.io': 'ClusterRole ClusterRoleBinding Role RoleBinding',
  'apiregistration.k8s.io': 'APIService',
  'apiextensions.k8s.io': 'CustomResourceDefinition',
  'admissionregistration.k8s.io': 'MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration',
  'scheduling.k8s.io': 'PriorityClass',
  'storage.k8s.io': 'CSIDriver StorageClass',
  'node.k8s.io': 'RuntimeClass',
};

const GROUP_OF_KIND: ReadonlyMap<string, string> = new Map(
  Object.entries(BUILT_IN).flatMap(([group, kinds]) => kinds.split(' ').map((kind): [string, string] => [kind, group])),
);

const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  'APIService', 'CSIDriver', 'ClusterPodMonitor', 'ClusterRole', 'ClusterRoleBinding', 'ClusterTriggerAuthentication', 'CustomResourceDefinition', 'GatewayClass',
  'IngressClass', 'MutatingWebhookConfiguration', 'Namespace', 'Node', 'PersistentVolume', 'PriorityClass', 'RuntimeClass', 'StorageClass',
  'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration',
]);

/** The API group of an `apiVersion`: `apps` of `apps/v1`, empty of `v1`. */
export function groupOf(apiVersion: unknown): string {
  const text = asString(apiVersion) ?? '';
  return text.includes('/') ? text.slice(0, text.indexOf('/')) : '';
}

/**
 * Reads `Deployment` or `ScaledObject.keda.sh`. A kind without group is that of Kubernetes itself (`Service` is never Knative's);
 * undefined stands for any group, where Kubernetes has no such kind.
 */
export function parseGroupKind(text: string): { readonly kind: string; readonly group: string | undefined } {
  const dot = text.indexOf('.');
  return dot < 0 ? { kind: text, group: GROUP_OF_KIND.get(text) } : { kind: text.slice(0, dot), group: text.slice(dot + 1) };
}

/** Whether objects of a kind have no namespace. */
export function isClusterScoped(kind: string): boolean {
  return CLUSTER_SCOPED.has(kind);
}

/** What names the object of a manifest; a part that is missing is empty. */
export function refOf(manifest: unknown): ObjectRef {
  const { apiVersion, kind, metadata } = asObject(manifest);
  const { name, namespace } = asObject(metadata);
  const kindName = asString(kind) ?? '';
  return { group: groupOf(apiVersion), kind: kindName, namespace: effectiveNamespace(kindName, namespace), name: asString(name) ?? '' };
}

/** The namespace of a manifest: `default` if it says none, empty for a kind without namespaces. */
export function namespaceOf(manifest: unknown): string {
  const { kind, metadata } = asObject(manifest);
  return effectiveNamespace(asString(kind) ?? '', asObject(metadata).namespace);
}

function effectiveNamespace(kind: string, namespace: unknown): string {
  if (isClusterScoped(kind)) return '';
  return asString(namespace) || 'default';
}

/** One text for each object, such as `apps/Deployment/default/web`. */
export function keyOf({ group, kind, namespace, name }: ObjectRef): string {
  return `${group}/${kind}/${namespace}/${name}`;
}
