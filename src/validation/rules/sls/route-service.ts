import { nearest } from '../../../kubernetes/nearest';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA, SERVICE } from '../kinds';
import { SLS_LABELS, service, slsHpa } from '../samples';
import { routesOf } from './routes';
import { INGRESS_SOURCE, slsMetrics, textLabel } from './sls-metric';

/** A route of no Service, in a bundle that has Services beside the HPA. */
export const routeService: Rule = {
  id: 'SLS017',
  name: 'route of no Service',
  severity: 'warning',
  cause: 'a misspelt route reads 0 without an error, and the workload shrinks to its minimum under load',
  fix: 'write <namespace>-<service>-<port of the Service>, or acknowledge that the Service is declared elsewhere',
  source: INGRESS_SOURCE,
  kinds: [HPA],
  check: each(slsMetrics, (metric, { bundle, once }, hpa) => {
    const route = textLabel(metric, 'sls.ingress.route');
    const routes = once(routesOf);
    if (route === undefined || routes.servicesOf(route).length > 0 || routes.nearestService(route) !== undefined) return [];
    if (bundle.ofKind(SERVICE, namespaceOf(hpa)).length === 0) return [];
    const meant = nearest(route, routes.all());
    return [{
      path: `${metric.labelsPath}[sls.ingress.route]`,
      rule: 'should be the route of a Service of this bundle',
      got: route,
      ...(meant !== undefined && { fix: `write ${meant}` }),
    }];
  }),
  samples: {
    noncompliant: [service(), slsHpa({ ...SLS_LABELS, 'sls.ingress.route': 'shop-wep-80' })],
    compliant: [service(), slsHpa(SLS_LABELS)],
  },
};
