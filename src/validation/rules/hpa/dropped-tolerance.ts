import { anyName } from '../../alike';
import { each } from '../../each';
import { atLeast } from '../../profile';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa } from '../samples';
import { behaviorsOf } from './behavior';

const SINCE = '1.35';

/** A field that older clusters drop. */
export const droppedTolerance: Rule = {
  id: 'HPA012',
  name: 'tolerance dropped by the cluster',
  severity: 'error',
  cause: `before Kubernetes ${SINCE} the API server drops the field without a word (1.33 and 1.34 unless the gate HPAConfigurableTolerance is on)`,
  fix: `leave it out, or state a cluster of ${SINCE} or later in the profile`,
  source: 'kubernetes KEP-4951; pkg/apis/autoscaling (1.33 alpha, 1.35 beta)',
  kinds: [HPA, SCALED_OBJECT],
  blindTo: anyName,
  check: each(behaviorsOf, (behavior, { profile }) => {
    const set = (['scaleUp', 'scaleDown'] as const).filter((direction) => behavior[direction].tolerance !== undefined);
    return set.length === 0 || atLeast(profile.kubernetes, SINCE) ? [] : set.map((direction) => ({
      path: `${behavior.path}.${direction}.tolerance`, rule: `is dropped by Kubernetes ${profile.kubernetes}`, got: behavior[direction].tolerance,
    }));
  }),
  samples: {
    profile: { kubernetes: '1.34' },
    noncompliant: [hpa({ behavior: { scaleUp: { tolerance: '0' } } })],
    compliant: [hpa({ behavior: { scaleUp: { stabilizationWindowSeconds: 0 } } })],
  },
};
