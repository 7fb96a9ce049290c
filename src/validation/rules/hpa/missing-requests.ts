import { asObject, asString } from '../../../kubernetes/json';
import { show } from '../../../kubernetes/problem';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA, SCALED_OBJECT } from '../kinds';
import { container, deployment, hpa, podTemplate } from '../samples';
import { CONTROLLER } from './metrics';
import { hasDefaultRequest, requestOf, resourceReadings, runningContainers, targetTemplate } from './pod-resources';

/** A share of a request that nobody made. */
export const missingRequests: Rule = {
  id: 'HPA006',
  name: 'utilization without requests',
  severity: 'error',
  cause: 'utilization is a share of the requests: one container without a request, a sidecar too, fails the metric for the whole workload; '
    + 'the webhook of KEDA rejects the object',
  fix: 'give every container a request, read one container (ContainerResource, containerName), or use an average value',
  source: `${CONTROLLER}/replica_calculator.go calculateRequests; KEDA 2.20.2 scaledobject_webhook.go verifyCPUMemoryScalers`,
  kinds: [HPA, SCALED_OBJECT],
  check: each(resourceReadings, ({ path, resource, container: only }, { bundle }, object) => {
    const template = targetTemplate(object, bundle);
    if (template === undefined || requestOf(asObject(template.spec), resource) !== undefined) return [];
    const without = runningContainers(template).filter((one) => (only === undefined || one.name === only) && requestOf(one, resource) === undefined);
    if (without.length === 0 || hasDefaultRequest(object, resource, bundle)) return [];
    const names = without.map(({ name }) => show(asString(name))).join(', ');
    return [{ path, sub: resource, rule: `needs a request of ${resource} in every container, but ${names} ${without.length === 1 ? 'has' : 'have'} none` }];
  }),
  samples: {
    noncompliant: [deployment({ template: podTemplate({ containers: [container({ resources: {} })] }) }), hpa()],
    compliant: [deployment(), hpa()],
  },
};
