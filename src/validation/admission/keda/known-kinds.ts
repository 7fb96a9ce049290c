/**
 * The kinds that every cluster with KEDA serves, by group and version: those of Kubernetes 1.35 (k8s.io/api v0.35.5, versions that
 * are no longer served left in, as upstream's own libraries know them), KEDA's, and Argo's Rollout, which KEDA may scale by default.
 */
const KINDS = `
v1 Binding ComponentStatus ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume PersistentVolumeClaim Pod PodStatusResult
v1 PodTemplate RangeAllocation ReplicationController ResourceQuota Secret SerializedReference Service ServiceAccount
admissionregistration.k8s.io/v1 MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration
apps/v1 ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet
apps/v1beta1 ControllerRevision Deployment DeploymentRollback Scale StatefulSet
apps/v1beta2 ControllerRevision DaemonSet Deployment ReplicaSet Scale StatefulSet
authentication.k8s.io/v1 SelfSubjectReview TokenRequest TokenReview
authorization.k8s.io/v1 LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview
autoscaling/v1 HorizontalPodAutoscaler Scale
autoscaling/v2 HorizontalPodAutoscaler
autoscaling/v2beta1 HorizontalPodAutoscaler
autoscaling/v2beta2 HorizontalPodAutoscaler
batch/v1 CronJob Job
batch/v1beta1 CronJob
certificates.k8s.io/v1 CertificateSigningRequest
coordination.k8s.io/v1 Lease
discovery.k8s.io/v1 EndpointSlice
events.k8s.io/v1 Event
extensions/v1beta1 DaemonSet Deployment DeploymentRollback Ingress NetworkPolicy ReplicaSet Scale
flowcontrol.apiserver.k8s.io/v1 FlowSchema PriorityLevelConfiguration
networking.k8s.io/v1 IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR
node.k8s.io/v1 RuntimeClass
policy/v1 Eviction PodDisruptionBudget
rbac.authorization.k8s.io/v1 ClusterRole ClusterRoleBinding Role RoleBinding
resource.k8s.io/v1 DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice
scheduling.k8s.io/v1 PriorityClass
storage.k8s.io/v1 CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass
keda.sh/v1alpha1 ClusterTriggerAuthentication ScaledJob ScaledObject TriggerAuthentication
eventing.keda.sh/v1alpha1 CloudEventSource ClusterCloudEventSource
argoproj.io/v1alpha1 Rollout
`;

const known: ReadonlySet<string> = new Set(KINDS.trim().split('\n').flatMap((line) => {
  const [apiVersion = '', ...kinds] = line.split(' ');
  return kinds.map((kind) => `${apiVersion} ${kind}`);
}));

/** Whether any cluster with KEDA serves a kind in a version, such as `apps/v1` and `ReplicaSet`. */
export function isKnownKind(apiVersion: string, kind: string): boolean {
  return known.has(`${apiVersion} ${kind}`);
}
