import type { Bundle } from '../../../kubernetes/bundle';
import { asNumber, asObject, asString, type Json } from '../../../kubernetes/json';
import { parseLabelSelector } from '../../../kubernetes/label-selector';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf, refOf } from '../../../kubernetes/object-ref';
import type { Scaler } from '../../../kubernetes/scaler';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { POD_DISRUPTION_BUDGET } from '../kinds';
import { deployment, hpa, sample } from '../samples';

/** A budget that leaves nothing to evict at the minimum of replicas. */
export const blockingBudget: Rule = {
  id: 'AVAIL001',
  name: 'budget blocks every drain',
  severity: 'warning',
  cause: 'at the minimum of replicas the budget allows no eviction, so draining a node, and every upgrade of the cluster, hangs',
  fix: 'write maxUnavailable: 1, or raise the minimum of replicas',
  source: 'kubernetes pkg/controller/disruption; kubernetes/kubernetes#93476',
  kinds: [POD_DISRUPTION_BUDGET],
  check: (budget, { bundle }) => {
    const { minAvailable, maxUnavailable, selector } = asObject(budget.spec);
    if (maxUnavailable === 0 || maxUnavailable === '0%') return [{ path: 'spec.maxUnavailable', rule: 'should allow at least one pod', got: maxUnavailable }];
    if (minAvailable === undefined) return [];
    return bundle.selectedWorkloads(namespaceOf(budget), parseLabelSelector(selector)).flatMap((workload) => {
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

/** The replicas that are there at least; undefined where nothing says so. */
function minimumOf(workload: Manifest, bundle: Bundle): { readonly replicas: number; readonly by: string } | undefined {
  const [scaler] = bundle.scalersOf(refOf(workload));
  if (scaler !== undefined) return { replicas: lowest(scaler), by: objectReference(scaler.manifest) };
  const replicas = asNumber(asObject(workload.spec).replicas);
  return replicas === undefined ? undefined : { replicas, by: objectReference(workload) };
}

function lowest({ type, manifest }: Scaler): number {
  const { minReplicas, minReplicaCount } = asObject(manifest.spec);
  return type === 'keda' ? asNumber(minReplicaCount) ?? 0 : asNumber(minReplicas) ?? 1;
}

function disruptionBudget(spec: { readonly [field: string]: Json }): Manifest {
  return sample('policy/v1', 'PodDisruptionBudget', { spec: { ...spec, selector: { matchLabels: { app: 'web' } } } });
}
