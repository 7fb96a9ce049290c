import { asNumber, asObject } from '../../../kubernetes/json';
import { anyName } from '../../alike';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa } from '../samples';

/** Bounds that leave no choice. */
export const fixedCount: Rule = {
  id: 'HPA014',
  name: 'minimum equals maximum',
  severity: 'info',
  cause: 'the count is fixed, and an alert on reaching the maximum would always fire',
  fix: "raise the maximum, or set 'spec.replicas' on the workload and leave the autoscaler out",
  source: 'kubernetes-monitoring/kubernetes-mixin#222',
  kinds: [HPA, SCALED_OBJECT],
  blindTo: anyName,
  check: (object) => {
    const spec = asObject(object.spec);
    const [low, high] = object.kind === 'ScaledObject' ? ['minReplicaCount', 'maxReplicaCount'] : ['minReplicas', 'maxReplicas'];
    const max = asNumber(spec[high ?? '']);
    const min = asNumber(spec[low ?? '']) ?? (object.kind === 'ScaledObject' ? 0 : 1);
    return max === undefined || min !== max ? [] : [{ path: `spec.${high ?? ''}`, rule: `equals '${low ?? ''}', so the count is fixed`, got: max }];
  },
  samples: {
    noncompliant: [hpa({ minReplicas: 3, maxReplicas: 3 })],
    compliant: [hpa({ minReplicas: 3, maxReplicas: 6 })],
  },
};
