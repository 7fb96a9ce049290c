import { asObject } from '../../../kubernetes/json';
import { refOf } from '../../../kubernetes/object-ref';
import { anyName } from '../../alike';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { deployment, hpa } from '../samples';
import { CONTROLLER } from './metrics';

/** A count of 0, which switches the autoscaler off. */
export const pausedAtZero: Rule = {
  id: 'HPA028',
  name: 'autoscaler switched off by 0 replicas',
  severity: 'warning',
  cause: 'a HorizontalPodAutoscaler takes 0 replicas for paused: it reports ScalingDisabled, reads no metric and never starts the first pod',
  fix: "leave 'spec.replicas' out",
  source: `${CONTROLLER}/horizontal.go reconcileAutoscaler, ScalingDisabled`,
  fixable: true,
  kinds: ['Deployment', 'StatefulSet', 'ReplicaSet', 'Rollout.argoproj.io'],
  blindTo: anyName,
  check: (workload, { bundle }) => {
    if (asObject(workload.spec).replicas !== 0) return [];
    const scaler = bundle.scalersOf(refOf(workload)).find(({ type }) => type === 'hpa');
    return scaler === undefined ? [] : [{ path: 'spec.replicas', rule: `should not be 0, which switches ${objectReference(scaler.manifest)} off`, edits: [{ op: 'remove', path: 'spec.replicas' }] }];
  },
  samples: {
    noncompliant: [hpa(), deployment({ replicas: 0 })],
    compliant: [hpa(), deployment()],
  },
};
