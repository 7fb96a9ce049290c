import { lowest } from './minimum';
import { disruptionBudget } from './samples';
import { asObject } from '../../../kubernetes/json';
import { scalerOf } from '../../../kubernetes/scaler';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { deployment, hpa, service } from '../samples';

/** One pod, and a Service that needs it. */
export const singleReplica: Rule = {
  id: 'AVAIL003',
  name: 'minimum of one replica behind a Service',
  severity: 'info',
  cause: 'while one pod serves, each crash, drain or move of that pod is an outage until the next one is ready',
  fix: 'raise the minimum to 2, or say that outages are acceptable by acknowledging this',
  source: 'kube-score horizontalpodautoscaler-replicas; Polaris hpaMinAvailability; kube-linter hpa-minimum-three-replicas',
  kinds: [HPA, SCALED_OBJECT],
  check: (object, { bundle }) => {
    const scaler = scalerOf(object);
    const workload = scaler === undefined || lowest(scaler) !== 1 ? undefined : bundle.targetOf(scaler);
    if (workload === undefined || bundle.servicesOf(workload).length === 0) return [];
    const field = object.kind === 'ScaledObject' ? 'minReplicaCount' : 'minReplicas';
    return [{ path: `spec.${field}`, rule: 'guarantees one pod only', got: asObject(object.spec)[field] ?? 1 }];
  },
  samples: {
    noncompliant: [deployment(), service(), hpa({ minReplicas: 1 })],
    compliant: [deployment(), service(), disruptionBudget({ maxUnavailable: 1 }), hpa({ minReplicas: 2 })],
  },
};
