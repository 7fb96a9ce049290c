import { disruptionBudget } from './samples';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { POD_DISRUPTION_BUDGET } from '../kinds';
import { deployment } from '../samples';

/** Two budgets for one pod, which refuse every eviction. */
export const twoBudgets: Rule = {
  id: 'AVAIL005',
  name: 'two budgets for the same pods',
  severity: 'warning',
  cause: 'the API server refuses to evict a pod with more than one PodDisruptionBudget, so draining its node, and every upgrade of the cluster, hangs',
  fix: 'keep one of them, or make their selectors differ',
  source: 'kubernetes pkg/registry/core/pod/storage/eviction.go',
  kinds: [POD_DISRUPTION_BUDGET],
  check: (budget, { bundle }) => bundle.coveredBy(budget).flatMap((workload) => {
    const [first] = bundle.podDisruptionBudgetsOf(workload);
    // Reported for each but the first.
    return first === undefined || first === budget || first.metadata.name === budget.metadata.name ? [] : [{
      path: 'spec.selector', sub: objectReference(workload), rule: `should not cover the pods of ${objectReference(workload)}, which ${objectReference(first)} covers`,
    }];
  }),
  samples: {
    noncompliant: [deployment(), disruptionBudget({ maxUnavailable: 1 }, { name: 'all' }), disruptionBudget({ maxUnavailable: 1 })],
    compliant: [deployment(), disruptionBudget({ maxUnavailable: 1 })],
  },
};
