import type { Bundle } from '../../../kubernetes/bundle';
import { asList, asObject, asString, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { groupOf, namespaceOf } from '../../../kubernetes/object-ref';
import type { Scaler } from '../../../kubernetes/scaler';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { VERTICAL_POD_AUTOSCALER } from '../kinds';
import { deployment, hpa, sample } from '../samples';
import { resourceReadings } from './pod-resources';

const BOTH: readonly string[] = ['cpu', 'memory'];

/** Requests that move under a share of requests. */
export const verticalAutoscaler: Rule = {
  id: 'HPA017',
  name: 'vertical autoscaler on the resource of the utilization',
  severity: 'warning',
  cause: 'utilization is a share of the requests: each change of the requests by the VerticalPodAutoscaler moves the share, and both chase each other',
  fix: "leave the resource out of 'controlledResources', set updateMode Off, or use an average value instead of a utilization",
  source: 'kubernetes/autoscaler vertical-pod-autoscaler/README.md, known limitations; kubernetes/autoscaler#6060',
  kinds: [VERTICAL_POD_AUTOSCALER],
  check: (vpa, { bundle }) => {
    const controlled = controlledResources(asObject(vpa.spec));
    return controlled.length === 0 ? [] : scalersOf(vpa, bundle).flatMap(({ manifest }) => {
      const resources = new Set(resourceReadings(manifest).filter(({ utilization }) => utilization !== undefined).map(({ resource }) => resource));
      return controlled.filter((resource) => resources.has(resource)).map((resource) => ({
        path: 'spec.targetRef', sub: resource, rule: `should not have its ${resource} requests changed here while ${objectReference(manifest)} scales on their utilization`,
      }));
    });
  },
  samples: {
    noncompliant: [deployment(), hpa(), ofDeployment({ updatePolicy: { updateMode: 'Recreate' } })],
    compliant: [deployment(), hpa(), ofDeployment({ resourcePolicy: { containerPolicies: [{ containerName: '*', controlledResources: ['memory'] }] } })],
  },
};

function scalersOf(vpa: Manifest, bundle: Bundle): readonly Scaler[] {
  const { apiVersion, kind, name } = asObject(asObject(vpa.spec).targetRef);
  return bundle.scalersOf({ group: groupOf(apiVersion), kind: asString(kind) ?? '', namespace: namespaceOf(vpa), name: asString(name) ?? '' });
}

/** The resources whose requests it changes: both, unless every policy says otherwise. */
function controlledResources({ updatePolicy, resourcePolicy }: JsonObject): readonly string[] {
  if (asObject(updatePolicy).updateMode === 'Off') return [];
  const policies = asList(asObject(resourcePolicy).containerPolicies).map(asObject);
  if (policies.length === 0 || !policies.some(({ containerName }) => containerName === '*')) return BOTH;
  return BOTH.filter((resource) => policies.some(({ mode, controlledResources: only }) => mode !== 'Off' && (only === undefined || asList(only).includes(resource))));
}

function ofDeployment(spec: JsonObject): Manifest {
  return sample('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', { spec: { targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, ...spec } });
}
