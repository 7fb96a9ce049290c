import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa } from '../samples';
import { behaviorsOf } from './behavior';
import { CONTROLLER } from './metrics';

/** An autoscaler that does nothing. */
export const disabledBothWays: Rule = {
  id: 'HPA013',
  name: 'scaling disabled both ways',
  severity: 'warning',
  cause: 'with selectPolicy Disabled in both directions only the bounds are enforced, and no metric ever changes the count',
  fix: 'enable one direction, or pause by name: autoscaling.keda.sh/paused for KEDA',
  source: `${CONTROLLER}/horizontal.go normalizeDesiredReplicasWithBehaviors`,
  kinds: [HPA, SCALED_OBJECT],
  blindTo: anyName,
  check: each(behaviorsOf, ({ scaleUp, scaleDown, path }) => (scaleUp.selectPolicy === 'Disabled' && scaleDown.selectPolicy === 'Disabled'
    ? [{ path, rule: 'should not disable both scaleUp and scaleDown' }] : [])),
  samples: {
    noncompliant: [hpa({ behavior: { scaleUp: { selectPolicy: 'Disabled' }, scaleDown: { selectPolicy: 'Disabled' } } })],
    compliant: [hpa({ behavior: { scaleDown: { selectPolicy: 'Min' } } })],
  },
};
