import { routesOf } from './routes';
import { INGRESS_SOURCE, slsMetrics, textLabel } from './sls-metric';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { each } from '../../each';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, service, slsHpa } from '../samples';
import { portsInWords, portsOf } from '../services';

/** A route of a Service with a port that it does not have, such as that of the container. */
export const routePort: Rule = {
  id: 'SLS003',
  name: 'route with a wrong port',
  severity: 'error',
  cause: 'no request matches such a route, so the count reads 0 without an error and the workload shrinks to its minimum under load',
  fix: 'write the port of the Service, not the port of the container',
  source: `${INGRESS_SOURCE}; ingress-nginx internal/ingress/controller upstreamName`,
  kinds: [HPA],
  check: each(slsMetrics, (metric, { once }) => {
    const route = textLabel(metric, 'sls.ingress.route');
    if (route === undefined || once(routesOf).servicesOf(route).length > 0) return [];
    const found = once(routesOf).nearestService(route);
    if (found === undefined) return [];
    const [port] = portsOf(found);
    return [{
      path: `${metric.labelsPath}[sls.ingress.route]`,
      rule: `must end in a port of ${objectReference(found)}: ${portsInWords(found)}`,
      got: route,
      ...(port?.port !== undefined && { fix: `write ${namespaceOf(found)}-${found.metadata.name}-${port.port}` }),
    }];
  }),
  samples: {
    noncompliant: [service({ ports: [{ name: 'http', port: 80, targetPort: 8080 }] }), slsHpa({ ...SLS_LABELS, 'sls.ingress.route': 'shop-web-8080' })],
    compliant: [service({ ports: [{ name: 'http', port: 80, targetPort: 8080 }] }), slsHpa(SLS_LABELS)],
  },
};
