import { asObject } from '../../../kubernetes/json';
import { labelsOf } from '../../../kubernetes/label-selector';
import { namespaceOf } from '../../../kubernetes/object-ref';
import type { Rule } from '../../rule';
import { SERVICE } from '../kinds';
import { deployment, service } from '../samples';
import { namespacesWithOtherPods } from './other-pods';
import { namespacesWithWorkloads, servedWorkloads } from './workloads';

/** Labels that controllers put on pods, which no template has. */
const BY_CONTROLLERS: readonly string[] = [
  'statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index', 'pod-template-hash', 'controller-revision-hash', 'rollouts-pod-template-hash',
  'batch.kubernetes.io/job-name', 'batch.kubernetes.io/job-completion-index', 'job-name',
];

/** A Service in front of nothing. */
export const serviceSelector: Rule = {
  id: 'WIRING007',
  name: 'Service selects no pods',
  severity: 'warning',
  cause: 'the Service has no endpoints: requests fail, and metrics of its pods do not exist',
  fix: 'use the labels of the pod template, or acknowledge that the pods are declared elsewhere',
  source: 'kubernetes core/v1 ServiceSpec.selector',
  kinds: [SERVICE],
  check: (object, { read, once }) => {
    const namespace = namespaceOf(object);
    if (read(object, servedWorkloads).length > 0 || !once(namespacesWithWorkloads).has(namespace)) return [];
    if (once(namespacesWithOtherPods).has(namespace)) return [];
    const selector = labelsOf(asObject(object.spec).selector);
    if (Object.keys(selector).length === 0 || BY_CONTROLLERS.some((label) => Object.hasOwn(selector, label))) return [];
    return [{ path: 'spec.selector', rule: `should match the pods of a workload of namespace '${namespace}' in this bundle`, got: selector }];
  },
  samples: {
    noncompliant: [deployment(), service({ selector: { app: 'wep' } })],
    compliant: [deployment(), service()],
  },
};
