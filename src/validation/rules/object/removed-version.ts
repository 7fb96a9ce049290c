import { asObject, type JsonObject } from '../../../kubernetes/json';
import { anyName } from '../../alike';
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
  source: 'Kubernetes documentation, deprecated API migration guide; Pluto, kubent',
  fixable: true,
  kinds: [ANY],
  blindTo: anyName,
  check: ({ apiVersion, kind, spec }, { profile }) => {
    const removed = REMOVED[`${String(apiVersion)} ${String(kind)}`];
    if (removed === undefined || !atLeast(profile.kubernetes, removed[0])) return [];
    const [since, instead] = removed;
    const same = SAME_FIELDS[`${String(apiVersion)} ${String(kind)}`]?.(asObject(spec)) === true;
    return [{
      path: 'apiVersion', rule: `must be ${instead} since Kubernetes ${since}`, got: apiVersion, ...(same && { edits: [{ op: 'replace', path: 'apiVersion', value: instead }] }),
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
