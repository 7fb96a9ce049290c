import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { hpa } from '../samples';
import { CONTROLLER } from './metrics';
import { resourceReadings } from './pod-resources';

const LEAST = 10;

/** A target of so few percent that one more is a tenth. */
export const coarseUtilization: Rule = {
  id: 'HPA023',
  name: 'utilization of a few percent',
  severity: 'warning',
  cause: 'the controller cuts the utilization to whole percent: below 10 one percent more is beyond the whole tolerance, and the count flaps',
  fix: 'lower the request to what a pod really uses, and raise the target to 50 and more',
  source: `${CONTROLLER}/metrics/utilization.go GetResourceUtilizationRatio`,
  kinds: [HPA, SCALED_OBJECT],
  blindTo: anyName,
  check: each(resourceReadings, ({ path, utilization }) => (utilization === undefined || utilization < 1 || utilization >= LEAST ? []
    : [{ path, rule: `should aim at a utilization of at least ${LEAST} percent`, got: utilization }])),
  samples: {
    noncompliant: [hpa({ metrics: [cpu(5)] })],
    compliant: [hpa({ metrics: [cpu(50)] })],
  },
};

function cpu(averageUtilization: number) {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } };
}
