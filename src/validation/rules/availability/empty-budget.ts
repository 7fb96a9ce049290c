import { disruptionBudget } from './samples';
import { asObject } from '../../../kubernetes/json';
import { namespaceOf } from '../../../kubernetes/object-ref';
import type { Rule } from '../../rule';
import { POD_DISRUPTION_BUDGET } from '../kinds';
import { deployment } from '../samples';
import { namespacesWithOtherPods } from '../wiring/other-pods';
import { namespacesWithWorkloads } from '../wiring/workloads';

/** A budget of nothing. */
export const emptyBudget: Rule = {
  id: 'AVAIL006',
  name: 'budget that covers no pods',
  severity: 'warning',
  cause: 'a selector that matches nothing protects nothing, and nobody says so',
  fix: 'use the labels of the pod template, or acknowledge that the pods are declared elsewhere',
  source: 'kubernetes pkg/controller/disruption getPodsForPdb; kube-linter dangling-poddisruptionbudget',
  kinds: [POD_DISRUPTION_BUDGET],
  check: (budget, { bundle, once }) => {
    const namespace = namespaceOf(budget);
    if (!once(namespacesWithWorkloads).has(namespace) || once(namespacesWithOtherPods).has(namespace)) return [];
    return bundle.coveredBy(budget).length > 0 ? []
      : [{ path: 'spec.selector', rule: `should match the pods of a workload of namespace '${namespace}' in this bundle`, got: asObject(budget.spec).selector }];
  },
  samples: {
    noncompliant: [deployment(), disruptionBudget({ maxUnavailable: 1, selector: { matchLabels: { app: 'wep' } } })],
    compliant: [deployment(), disruptionBudget({ maxUnavailable: 1 })],
  },
};
