import { asObject, type JsonObject } from '../../../kubernetes/json';
import { anyName } from '../../alike';
import { atLeast } from '../../profile';
import type { Rule } from '../../rule';
import { ANY } from '../kinds';
import { sample } from '../samples';

/** What a version was removed from, as in the profile, and its name. */
const PRODUCTS = { kubernetes: 'Kubernetes', keda: 'KEDA', knative: 'Knative' } as const;

type Removed = readonly [since: string, instead: string, from?: keyof typeof PRODUCTS];

/** Versions that the API server no longer serves: since when, what takes their place, and whose versions those are. */
const REMOVED: Readonly<Record<string, Removed>> = {
  'autoscaling/v2beta1 HorizontalPodAutoscaler': ['1.25', 'autoscaling/v2'],
  'autoscaling/v2beta2 HorizontalPodAutoscaler': ['1.26', 'autoscaling/v2'],
  'policy/v1beta1 PodDisruptionBudget': ['1.25', 'policy/v1'],
  'batch/v1beta1 CronJob': ['1.25', 'batch/v1'],
  'extensions/v1beta1 Ingress': ['1.22', 'networking.k8s.io/v1'],
  'networking.k8s.io/v1beta1 Ingress': ['1.22', 'networking.k8s.io/v1'],
  'networking.k8s.io/v1beta1 IngressClass': ['1.22', 'networking.k8s.io/v1'],
  'apiregistration.k8s.io/v1beta1 APIService': ['1.22', 'apiregistration.k8s.io/v1'],
  'apiextensions.k8s.io/v1beta1 CustomResourceDefinition': ['1.22', 'apiextensions.k8s.io/v1'],
  'extensions/v1beta1 Deployment': ['1.16', 'apps/v1'],
  'apps/v1beta1 Deployment': ['1.16', 'apps/v1'],
  'apps/v1beta2 Deployment': ['1.16', 'apps/v1'],
  'apps/v1beta1 StatefulSet': ['1.16', 'apps/v1'],
  'apps/v1beta2 StatefulSet': ['1.16', 'apps/v1'],
  'extensions/v1beta1 DaemonSet': ['1.16', 'apps/v1'],
  'apps/v1beta2 DaemonSet': ['1.16', 'apps/v1'],
  'extensions/v1beta1 ReplicaSet': ['1.16', 'apps/v1'],
  'apps/v1beta2 ReplicaSet': ['1.16', 'apps/v1'],
  'extensions/v1beta1 NetworkPolicy': ['1.16', 'networking.k8s.io/v1'],
  'scheduling.k8s.io/v1beta1 PriorityClass': ['1.22', 'scheduling.k8s.io/v1'],
  ...eachOf(['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'], 'rbac.authorization.k8s.io/v1beta1', ['1.22', 'rbac.authorization.k8s.io/v1']),
  ...eachOf(['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'], 'admissionregistration.k8s.io/v1beta1',
    ['1.22', 'admissionregistration.k8s.io/v1']),
  ...eachOf(['ScaledObject', 'TriggerAuthentication'], 'keda.k8s.io/v1alpha1', ['2.0', 'keda.sh/v1alpha1', 'keda']),
  ...eachOf(['Service', 'Route', 'Configuration', 'Revision'], 'serving.knative.dev/v1alpha1', ['1.0', 'serving.knative.dev/v1', 'knative']),
  ...eachOf(['Service', 'Route', 'Configuration', 'Revision'], 'serving.knative.dev/v1beta1', ['1.0', 'serving.knative.dev/v1', 'knative']),
};

function eachOf(kinds: readonly string[], apiVersion: string, removed: Removed): Record<string, Removed> {
  return Object.fromEntries(kinds.map((kind) => [`${apiVersion} ${kind}`, removed]));
}

const always = (): boolean => true;

/** Versions whose fields, and what they mean, are those of the version that takes their place; with what must hold of the spec for it. */
const SAME_FIELDS: Readonly<Record<string, (spec: JsonObject) => boolean>> = {
  'autoscaling/v2beta2 HorizontalPodAutoscaler': always,
  'batch/v1beta1 CronJob': always,
  'networking.k8s.io/v1beta1 IngressClass': always,
  'apiregistration.k8s.io/v1beta1 APIService': always,
  // An empty selector covered no pods once, and covers all now.
  'policy/v1beta1 PodDisruptionBudget': ({ selector }) => Object.keys(asObject(asObject(selector).matchLabels)).length > 0,
  'apps/v1beta2 Deployment': always,
  'apps/v1beta2 StatefulSet': always,
  'apps/v1beta2 DaemonSet': always,
};

/** An object that the API server does not know any more. */
export const removedVersion: Rule = {
  id: 'OBJECT003',
  name: 'version of an API that was removed',
  severity: 'error',
  cause: 'the API server answers "no matches for kind": the object never reaches the cluster',
  fix: 'move to the version that is served; its fields differ in places',
  source: 'Kubernetes documentation, deprecated API migration guide; KEDA documentation, migration guide; Knative Serving config/core/300-resources',
  fixable: true,
  kinds: [ANY],
  blindTo: anyName,
  check: ({ apiVersion, kind, spec }, { profile }) => {
    const removed = REMOVED[`${String(apiVersion)} ${String(kind)}`];
    if (removed === undefined) return [];
    const [since, instead, from = 'kubernetes'] = removed;
    if (!atLeast(profile[from], since)) return [];
    const same = SAME_FIELDS[`${String(apiVersion)} ${String(kind)}`]?.(asObject(spec)) === true;
    return [{
      path: 'apiVersion', rule: `must be ${instead} since ${PRODUCTS[from]} ${since}`, got: apiVersion, ...(same && { edits: [{ op: 'replace', path: 'apiVersion', value: instead }] }),
    }];
  },
  samples: {
    noncompliant: [scaler('autoscaling/v2beta2')],
    compliant: [scaler('autoscaling/v2')],
  },
};

function scaler(apiVersion: string) {
  return sample(apiVersion, 'HorizontalPodAutoscaler', {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
    },
  });
}
