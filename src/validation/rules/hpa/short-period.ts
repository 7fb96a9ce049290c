import { asList, asNumber, asObject } from '../../../kubernetes/json';
import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa } from '../samples';
import { behaviorsOf } from './behavior';
import { CONTROLLER } from './metrics';

/** Seconds between two syncs of the controller by default. */
const SYNC = 15;

/** A period within which the controller does not look twice. */
export const shortPeriod: Rule = {
  id: 'HPA029',
  name: 'period of a policy below that of the controller',
  severity: 'info',
  cause: `the controller decides once in ${SYNC} seconds (--horizontal-pod-autoscaler-sync-period), so a shorter period allows no more than the value per sync`,
  fix: `write ${SYNC} seconds, or a multiple`,
  source: `${CONTROLLER}/config HorizontalPodAutoscalerSyncPeriod`,
  kinds: [HPA, SCALED_OBJECT],
  blindTo: anyName,
  check: each(behaviorsOf, ({ path, scaleUp, scaleDown }) => ([['scaleUp', scaleUp], ['scaleDown', scaleDown]] as const).flatMap(([direction, { policies }]) =>
    asList(policies).flatMap((policy, position) => {
      const period = asNumber(asObject(policy).periodSeconds);
      return period === undefined || period >= SYNC || period <= 0 ? []
        : [{ path: `${path}.${direction}.policies[${position}].periodSeconds`, rule: `counts as ${SYNC} seconds, in which the controller decides once`, got: period }];
    }))),
  samples: {
    noncompliant: [hpa({ behavior: { scaleUp: { policies: [{ type: 'Pods', value: 4, periodSeconds: 5 }] } } })],
    compliant: [hpa({ behavior: { scaleUp: { policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }] } } })],
  },
};
