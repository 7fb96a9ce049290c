import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa } from '../samples';
import { behaviorsOf } from './behavior';
import { CONTROLLER } from './metrics';

/** An autoscaler that only adds. */
export const scaleDownDisabled: Rule = {
  id: 'HPA021',
  name: 'scaling in disabled',
  severity: 'info',
  cause: 'with selectPolicy Disabled for scaleDown every peak is paid for until somebody lowers the count by hand',
  fix: 'set a slow policy, such as one pod in ten minutes',
  source: `${CONTROLLER}/horizontal.go calculateScaleDownLimitWithBehaviors`,
  kinds: [HPA, SCALED_OBJECT],
  blindTo: anyName,
  check: each(behaviorsOf, ({ path, scaleUp, scaleDown }) => (scaleDown.selectPolicy !== 'Disabled' || scaleUp.selectPolicy === 'Disabled' ? []
    : [{ path: `${path}.scaleDown.selectPolicy`, rule: 'is Disabled, so the count never goes down' }])),
  samples: {
    noncompliant: [hpa({ behavior: { scaleDown: { selectPolicy: 'Disabled' } } })],
    compliant: [hpa({ behavior: { scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 600 }] } } })],
  },
};
