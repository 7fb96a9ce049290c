import { asList, asNumber } from '../../../kubernetes/json';
import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa } from '../samples';
import { behaviorsOf } from './behavior';
import { CONTROLLER } from './metrics';

/** Scaling in at the first low reading, by any number of pods. */
export const shortWindow: Rule = {
  id: 'HPA030',
  name: 'scaling in at the first low reading',
  severity: 'warning',
  cause: 'without a stabilization window and without policies one low reading, such as after a gap in the metric, removes every pod above the minimum at once',
  fix: "leave 'stabilizationWindowSeconds' out (300 seconds) or set 60 and more, or give scaleDown policies",
  source: `${CONTROLLER}/horizontal.go stabilizeRecommendationWithBehaviors; kubernetes/kubernetes#101371`,
  kinds: [HPA, SCALED_OBJECT],
  blindTo: anyName,
  check: each(behaviorsOf, ({ path, scaleDown }) => (
    asNumber(scaleDown.stabilizationWindowSeconds) !== 0 || asList(scaleDown.policies).length > 0 || scaleDown.selectPolicy === 'Disabled' ? []
      : [{ path: `${path}.scaleDown.stabilizationWindowSeconds`, rule: 'should be above 0 without policies', got: 0 }])),
  samples: {
    noncompliant: [hpa({ behavior: { scaleDown: { stabilizationWindowSeconds: 0 } } })],
    compliant: [hpa({ behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } })],
  },
};
