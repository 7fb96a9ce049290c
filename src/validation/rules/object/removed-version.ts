import { atLeast } from '../../profile';
import type { Rule } from '../../rule';
import { ANY } from '../kinds';
import { sample } from '../samples';

/** Versions that the API server no longer serves: since when, and what takes their place. */
const REMOVED: Readonly<Record<string, readonly [since: string, instead: string]>> = {
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
};

/** An object that the API server does not know any more. */
export const removedVersion: Rule = {
  id: 'OBJECT003',
  name: 'version of an API that was removed',
  severity: 'error',
  cause: 'the API server answers "no matches for kind": the object never reaches the cluster',
  fix: 'move to the version that is served; its fields differ in places',
  source: 'Kubernetes documentation, deprecated API migration guide; Pluto, kubent',
  kinds: [ANY],
  check: ({ apiVersion, kind }, { profile }) => {
    const removed = REMOVED[`${String(apiVersion)} ${String(kind)}`];
    if (removed === undefined || !atLeast(profile.kubernetes, removed[0])) return [];
    return [{ path: 'apiVersion', rule: `must be ${removed[1]} since Kubernetes ${removed[0]}`, got: apiVersion }];
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
