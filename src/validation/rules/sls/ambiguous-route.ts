import { each } from '../../each';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, service, slsHpa } from '../samples';
import { routesOf } from './routes';
import { INGRESS_SOURCE, slsMetrics, textLabel } from './sls-metric';

/** Names that run together. */
export const ambiguousRoute: Rule = {
  id: 'SLS016',
  name: 'route of two Services',
  severity: 'warning',
  cause: 'namespace, Service and port are joined by dashes that names may contain too, so the requests of both Services are counted together',
  fix: 'rename one of the Services',
  source: INGRESS_SOURCE,
  kinds: [HPA],
  check: each(slsMetrics, (metric, { once }) => {
    const route = textLabel(metric, 'sls.ingress.route') ?? '';
    const services = once(routesOf).servicesOf(route).map(objectReference);
    return services.length < 2 ? [] : [{
      path: `${metric.labelsPath}[sls.ingress.route]`, rule: `should be the route of one Service, not of ${services.sort().join(' and ')}`, got: route,
    }];
  }),
  samples: {
    noncompliant: [service({}, { name: 'a', namespace: 'shop-web' }), service({}, { name: 'web-a', namespace: 'shop' }),
      slsHpa({ ...SLS_LABELS, 'sls.ingress.route': 'shop-web-a-80' })],
    compliant: [service({}, { name: 'a', namespace: 'store' }), service({}, { name: 'web-a', namespace: 'shop' }),
      slsHpa({ ...SLS_LABELS, 'sls.ingress.route': 'shop-web-a-80' })],
  },
};
