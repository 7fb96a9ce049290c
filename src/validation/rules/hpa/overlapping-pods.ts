import type { Bundle } from '../../../kubernetes/bundle';
import { asObject } from '../../../kubernetes/json';
import { parseLabelSelector } from '../../../kubernetes/label-selector';
import type { Manifest } from '../../../kubernetes/manifest';
import { keyOf, namespaceOf, refOf } from '../../../kubernetes/object-ref';
import { scalerOf } from '../../../kubernetes/scaler';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { triggersOf } from '../keda/trigger';
import { HPA, SCALED_OBJECT } from '../kinds';
import { deployment, hpa, podTemplate, sample } from '../samples';
import { CONTROLLER, metricsOf } from './metrics';

const OF_PODS: readonly string[] = ['Resource', 'ContainerResource', 'Pods'];

/** Pods of another workload that count as those of the target. */
export const overlappingPods: Rule = {
  id: 'HPA022',
  name: 'pods of another workload counted',
  severity: 'warning',
  cause: 'the autoscaler finds the pods by the labels of the target alone, not by their owner: pods of another workload with these labels count in '
    + 'every average, and one without a request fails the metric',
  fix: 'give each workload a label that only its pods have, in its selector as well',
  source: `${CONTROLLER}/replica_calculator.go; kubernetes/kubernetes#124307, #78761`,
  kinds: [HPA, SCALED_OBJECT],
  check: (object, { bundle }) => {
    const scaler = scalerOf(object);
    const target = scaler === undefined || !readsPods(object) ? undefined : bundle.targetOf(scaler);
    return target === undefined ? [] : othersOf(target, bundle).map((other) => ({
      path: 'spec.scaleTargetRef', sub: objectReference(other), rule: `should name a workload with pods of its own labels: ${objectReference(other)} has pods with the same`,
    }));
  },
  samples: {
    noncompliant: [deployment(), job({ app: 'web' }), hpa()],
    compliant: [deployment(), job({ app: 'web-migrate' }), hpa()],
  },
};

/** Whether it averages over pods. */
function readsPods(object: Manifest): boolean {
  return object.kind === 'ScaledObject' ? triggersOf(object).some(({ type }) => type === 'cpu' || type === 'memory') : metricsOf(object).some(({ type }) => OF_PODS.includes(type));
}

function othersOf(target: Manifest, bundle: Bundle): readonly Manifest[] {
  const { selector, workloadRef } = asObject(target.spec);
  const pods = bundle.selectedWorkloads(namespaceOf(target), parseLabelSelector(selector));
  if (pods.length === 1 && pods[0] === target) return [];
  const own = keyOf(refOf(target));
  // The Deployment that a Rollout refers to is scaled down to 0.
  return pods.filter((other) => keyOf(refOf(other)) !== own && !(workloadRef !== undefined && other.metadata.name === asObject(workloadRef).name));
}

function job(labels: Readonly<Record<string, string>>): Manifest {
  return sample('batch/v1', 'Job', { spec: { template: podTemplate({ restartPolicy: 'Never' }, { labels }) } }, { name: 'migrate' });
}
