import { asObject } from '../../../kubernetes/json';
import { refOf } from '../../../kubernetes/object-ref';
import { anyName } from '../../alike';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { DEPLOYMENT } from '../kinds';
import { deployment, hpa, service } from '../samples';

/** A rollout that begins with an outage. */
export const recreate: Rule = {
  id: 'AVAIL008',
  name: 'rollout that stops all pods of a scaled workload',
  severity: 'warning',
  cause: 'with strategy Recreate each rollout stops all pods before it starts one, at the load for which the autoscaler asked for many',
  fix: 'leave the strategy out (RollingUpdate), or acknowledge that two versions must not run together',
  source: 'kubernetes pkg/controller/deployment/recreate.go; kube-linter no-rolling-update-strategy',
  kinds: [DEPLOYMENT],
  blindTo: anyName,
  check: (workload, { bundle }) => {
    if (asObject(asObject(workload.spec).strategy).type !== 'Recreate') return [];
    const [scaler] = bundle.scalersOf(refOf(workload));
    const [serving] = scaler === undefined ? [] : bundle.servicesOf(workload);
    return scaler === undefined || serving === undefined ? []
      : [{ path: 'spec.strategy.type', rule: `should not be Recreate while ${objectReference(scaler.manifest)} scales what ${objectReference(serving)} serves` }];
  },
  samples: {
    noncompliant: [hpa(), service(), deployment({ strategy: { type: 'Recreate' } })],
    compliant: [hpa(), service(), deployment({ strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } } })],
  },
};
