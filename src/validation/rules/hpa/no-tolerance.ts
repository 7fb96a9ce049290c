import { quantityOf } from '../../../kubernetes/quantity';
import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa } from '../samples';
import { behaviorsOf } from './behavior';
import { CONTROLLER } from './metrics';

/** Any noise moves the count. */
export const noTolerance: Rule = {
  id: 'HPA031',
  name: 'no tolerance either way',
  severity: 'warning',
  cause: 'with a tolerance of 0 in both directions every reading that differs from the target moves the count: it follows the noise',
  fix: 'leave one of them at its default of 0.1',
  source: `${CONTROLLER}/replica_calculator.go Tolerances.isWithin; kubernetes/kubernetes#116984`,
  kinds: [HPA, SCALED_OBJECT],
  blindTo: anyName,
  check: each(behaviorsOf, ({ path, scaleUp, scaleDown }) => {
    const none = [scaleUp, scaleDown].every(({ tolerance }) => quantityOf(tolerance)?.sign === 0);
    return none ? [{ path, rule: 'should leave a tolerance in one direction', got: 0 }] : [];
  }),
  samples: {
    noncompliant: [hpa({ behavior: { scaleUp: { tolerance: '0' }, scaleDown: { tolerance: '0' } } })],
    compliant: [hpa({ behavior: { scaleUp: { tolerance: '0' }, scaleDown: { tolerance: '0.1' } } })],
  },
};
