import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa } from '../samples';
import { behaviorsOf } from './behavior';
import { CONTROLLER } from './metrics';

/** An autoscaler that only takes away. */
export const scaleUpDisabled: Rule = {
  id: 'HPA020',
  name: 'scaling out disabled',
  severity: 'warning',
  cause: 'with selectPolicy Disabled for scaleUp no load ever adds a pod: only a raised minimum does',
  fix: 'leave it out, or set a slow policy',
  source: `${CONTROLLER}/horizontal.go calculateScaleUpLimitWithScalingRules`,
  kinds: [HPA, SCALED_OBJECT],
  blindTo: anyName,
  check: each(behaviorsOf, ({ path, scaleUp, scaleDown }) => (scaleUp.selectPolicy !== 'Disabled' || scaleDown.selectPolicy === 'Disabled' ? []
    : [{ path: `${path}.scaleUp.selectPolicy`, rule: 'should not be Disabled, since no load ever adds a pod then' }])),
  samples: {
    noncompliant: [hpa({ minReplicas: 2, behavior: { scaleUp: { selectPolicy: 'Disabled' } } })],
    compliant: [hpa({ minReplicas: 2, behavior: { scaleUp: { selectPolicy: 'Min' } } })],
  },
};
