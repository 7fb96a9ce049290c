import { scaledJob } from './samples';
import { asNumber, asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { KEDA } from '../keda/trigger';
import { SCALED_JOB } from '../kinds';

const MAX_DEFAULT = 100;

/** A minimum that no maximum holds. */
export const jobBounds: Rule = {
  id: 'JOB002',
  name: 'minimum of Jobs above the maximum',
  severity: 'error',
  cause: 'unlike for a ScaledObject nothing compares them: KEDA silently takes the maximum for the minimum',
  fix: "lower 'minReplicaCount' or raise 'maxReplicaCount'",
  source: `${KEDA} apis/keda/v1alpha1/scaledjob_types.go MinReplicaCount`,
  kinds: [SCALED_JOB],
  check: ({ spec }) => {
    const { minReplicaCount, maxReplicaCount } = asObject(spec);
    const [min, max] = [asNumber(minReplicaCount) ?? 0, asNumber(maxReplicaCount) ?? MAX_DEFAULT];
    return min <= max ? [] : [{ path: 'spec.minReplicaCount', rule: `must be at most 'maxReplicaCount' (${max})`, got: min }];
  },
  samples: {
    noncompliant: [scaledJob({ minReplicaCount: 20 })],
    compliant: [scaledJob({ minReplicaCount: 10 })],
  },
};
