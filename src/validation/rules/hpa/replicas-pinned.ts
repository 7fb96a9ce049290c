import { asObject } from '../../../kubernetes/json';
import { refOf } from '../../../kubernetes/object-ref';
import { anyName } from '../../alike';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { deployment, hpa } from '../samples';

/** A count in the manifest that every apply sets back. */
export const replicasPinned: Rule = {
  id: 'HPA004',
  name: 'replicas pinned under an autoscaler',
  severity: 'warning',
  cause: 'each apply of the manifest sets the count back, whatever the autoscaler had decided, and removes pods under load',
  fix: "leave 'spec.replicas' out; on a living Deployment first hand the field over (kubectl apply view-last-applied), since dropping it once sets 1",
  source: 'kubernetes documentation, HorizontalPodAutoscaler, migrating Deployments; kubernetes/kubernetes#25238',
  fixable: true,
  kinds: ['Deployment', 'StatefulSet', 'ReplicaSet', 'Rollout.argoproj.io'],
  blindTo: anyName,
  check: (workload, { bundle }) => {
    const { replicas } = asObject(workload.spec);
    if (replicas === undefined || replicas === null) return [];
    const scaler = bundle.scalersOf(refOf(workload))[0];
    // Under an HPA 0 is more than pinned: it switches the autoscaler off, as a rule of its own says.
    if (scaler === undefined || (replicas === 0 && scaler.type === 'hpa')) return [];
    const path = 'spec.replicas';
    return [{ path, rule: `should be left to ${objectReference(scaler.manifest)}`, got: replicas, edits: [{ op: 'remove', path }] }];
  },
  samples: {
    noncompliant: [hpa(), deployment({ replicas: 1 })],
    compliant: [hpa(), deployment()],
  },
};
