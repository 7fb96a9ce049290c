import { asNumber, asObject, asString, type Json } from '../../../kubernetes/json';
import { anyName } from '../../alike';
import type { Rule } from '../../rule';
import { POD_DISRUPTION_BUDGET } from '../kinds';
import { deployment, hpa } from '../samples';
import { minimumOf } from './minimum';
import { disruptionBudget } from './samples';

/** A budget that leaves nothing to evict at the minimum of replicas. */
export const blockingBudget: Rule = {
  id: 'AVAIL001',
  name: 'budget blocks every drain',
  severity: 'warning',
  cause: 'at the minimum of replicas the budget allows no eviction, so draining a node, and every upgrade of the cluster, hangs',
  fix: 'write maxUnavailable: 1, or raise the minimum of replicas',
  source: 'kubernetes pkg/controller/disruption; kubernetes/kubernetes#93476',
  kinds: [POD_DISRUPTION_BUDGET],
  blindTo: anyName,
  check: (budget, { bundle }) => {
    const { minAvailable, maxUnavailable } = asObject(budget.spec);
    if (maxUnavailable === 0 || maxUnavailable === '0%') return [{ path: 'spec.maxUnavailable', rule: 'should allow at least one pod', got: maxUnavailable }];
    if (minAvailable === undefined) return [];
    return bundle.coveredBy(budget).flatMap((workload) => {
      const minimum = minimumOf(workload, bundle);
      const kept = minimum === undefined ? undefined : required(minAvailable, minimum.replicas);
      return minimum === undefined || kept === undefined || kept < minimum.replicas || minimum.replicas === 0 ? [] : [{
        path: 'spec.minAvailable',
        sub: workload.metadata.name,
        rule: `should be less than the ${minimum.replicas} ${minimum.replicas === 1 ? 'replica' : 'replicas'} that ${minimum.by} guarantees`,
        got: minAvailable,
      }];
    });
  },
  samples: {
    noncompliant: [deployment(), hpa(), disruptionBudget({ minAvailable: 2 })],
    compliant: [deployment(), hpa(), disruptionBudget({ maxUnavailable: 1 })],
  },
};

/** Pods that must stay, rounded up as the controller does. */
function required(minAvailable: Json, replicas: number): number | undefined {
  const percent = /^(\d+)%$/.exec(asString(minAvailable) ?? '')?.[1];
  return percent === undefined ? asNumber(minAvailable) : Math.ceil(Number(percent) * replicas / 100);
}
