import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { deployment, hpa } from '../samples';
import { CONTROLLER } from './metrics';
import { resourceReadings, runningContainers, targetTemplate } from './pod-resources';

/** A container that the pods do not have. */
export const unknownContainer: Rule = {
  id: 'HPA007',
  name: 'container not found',
  severity: 'error',
  cause: 'the metric of a container that no pod has fails at every sync, and neither the API server nor KEDA looks',
  fix: 'name a container of the pod template',
  source: `${CONTROLLER}/replica_calculator.go calculateRequests`,
  kinds: [HPA, SCALED_OBJECT],
  blindTo: anyName,
  check: each(resourceReadings, ({ path, container }, { bundle }, object) => {
    const template = container === undefined ? undefined : targetTemplate(object, bundle);
    if (template === undefined) return [];
    const names = runningContainers(template).map(({ name }) => String(name));
    return names.includes(String(container)) ? [] : [{
      path: object.kind === 'ScaledObject' ? `${path}.metadata.containerName` : `${path}.container`,
      rule: `must be a container of the pods: ${names.join(', ')}`,
      got: container,
    }];
  }),
  samples: {
    noncompliant: [deployment(), hpa({ metrics: [metric('app')] })],
    compliant: [deployment(), hpa({ metrics: [metric('web')] })],
  },
};

function metric(container: string) {
  return { type: 'ContainerResource', containerResource: { name: 'cpu', container, target: { type: 'Utilization', averageUtilization: 70 } } };
}
