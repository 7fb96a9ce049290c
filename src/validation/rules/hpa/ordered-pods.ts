import { asObject } from '../../../kubernetes/json';
import { refOf } from '../../../kubernetes/object-ref';
import { anyName } from '../../alike';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { hpa, podTemplate, sample } from '../samples';

/** Pods that wait for each other. */
export const orderedPods: Rule = {
  id: 'HPA027',
  name: 'StatefulSet that starts one pod after the other',
  severity: 'info',
  cause: 'by default each pod of a StatefulSet waits until the one before it is ready, so scaling out by several pods takes as many start times',
  fix: "set 'podManagementPolicy' to Parallel where the pods do not depend on the order",
  source: 'kubernetes pkg/controller/statefulset; apps/v1 StatefulSetSpec.podManagementPolicy',
  kinds: ['StatefulSet'],
  blindTo: anyName,
  check: (workload, { bundle }) => {
    if (asObject(workload.spec).podManagementPolicy === 'Parallel') return [];
    const [scaler] = bundle.scalersOf(refOf(workload));
    return scaler === undefined ? [] : [{
      path: 'spec.podManagementPolicy', rule: `is OrderedReady, so the pods that ${objectReference(scaler.manifest)} adds start one after the other`,
    }];
  },
  samples: {
    noncompliant: [ofStatefulSet(), statefulSet()],
    compliant: [ofStatefulSet(), statefulSet('Parallel')],
  },
};

function ofStatefulSet() {
  return hpa({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' } });
}

function statefulSet(podManagementPolicy?: string) {
  return sample('apps/v1', 'StatefulSet', {
    spec: {
      serviceName: 'web', selector: { matchLabels: { app: 'web' } }, template: podTemplate(), ...(podManagementPolicy !== undefined && { podManagementPolicy }),
    },
  });
}
