import type { Bundle } from '../../../kubernetes/bundle';
import { namespaceOf } from '../../../kubernetes/object-ref';
import type { Rule } from '../../rule';
import { POD_DISRUPTION_BUDGET } from '../kinds';
import { deployment, hpa, service } from '../samples';
import { minimumOf } from './minimum';
import { disruptionBudget } from './samples';

/** A workload without a budget, where the others of its namespace have one. */
export const noBudget: Rule = {
  id: 'AVAIL004',
  name: 'no budget for disruptions',
  severity: 'info',
  cause: 'without a PodDisruptionBudget the drain of several nodes may evict all pods at once, however many the autoscaler guarantees',
  fix: 'add a PodDisruptionBudget with maxUnavailable: 1',
  source: 'kube-score deployment-has-poddisruptionbudget; Polaris missingPodDisruptionBudget; KICS',
  kinds: ['Deployment', 'StatefulSet', 'Rollout.argoproj.io'],
  check: (workload, { bundle, once }) => {
    // Where nobody writes budgets they are made elsewhere, or not wanted.
    if (!once(namespacesWithBudgets).has(namespaceOf(workload)) || bundle.podDisruptionBudgetsOf(workload).length > 0) return [];
    const minimum = minimumOf(workload, bundle);
    return minimum === undefined || minimum.replicas < 2 || bundle.servicesOf(workload).length === 0 ? []
      : [{ path: '', rule: `has no PodDisruptionBudget, though ${minimum.by} guarantees ${minimum.replicas} replicas` }];
  },
  samples: {
    noncompliant: [db(), disruptionBudget({ maxUnavailable: 1, selector: { matchLabels: { app: 'db' } } }, { name: 'db' }), service(), hpa(), deployment()],
    compliant: [db(), disruptionBudget({ maxUnavailable: 1, selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }), service(), hpa(), deployment()],
  },
};

function namespacesWithBudgets(bundle: Bundle): ReadonlySet<string> {
  return new Set(bundle.ofKind(POD_DISRUPTION_BUDGET).map(namespaceOf));
}

function db() {
  return deployment({ selector: { matchLabels: { app: 'db' } }, template: { metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'db', image: 'registry.example.com/db:1.0' }] } } },
    { name: 'db' });
}
