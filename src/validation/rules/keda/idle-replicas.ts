import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { prometheusObject } from '../samples';
import { boundsOf } from './bounds';
import { KEDA } from './trigger';

/** An idle count that the HorizontalPodAutoscaler undoes. */
export const idleReplicas: Rule = {
  id: 'KEDA025',
  name: 'idle count above 0',
  severity: 'warning',
  cause: 'the HorizontalPodAutoscaler works at every count but 0 and lifts the idle count to its minimum at once: the workload flaps between both',
  fix: "set 'idleReplicaCount' to 0, or leave it out and lower 'minReplicaCount'",
  source: `${KEDA} pkg/scaling/executor/scale_scaledobjects.go; kedacore/keda#2314, #8172`,
  kinds: [SCALED_OBJECT],
  check: (object) => {
    const { idle } = boundsOf(object);
    return idle === undefined || idle <= 0 ? [] : [{ path: 'spec.idleReplicaCount', rule: 'should be 0', got: idle }];
  },
  samples: {
    noncompliant: [prometheusObject({}, { idleReplicaCount: 1 })],
    compliant: [prometheusObject({}, { idleReplicaCount: 0 })],
  },
};
