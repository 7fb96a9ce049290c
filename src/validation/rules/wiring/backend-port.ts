import { asObject } from '../../../kubernetes/json';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { HTTP_ROUTE, INGRESS } from '../kinds';
import { service } from '../samples';
import { portsInWords, portsOf } from '../services';
import { backendsOf } from './backends';
import { ingress } from './samples';

/** A port that the Service of a route does not have. */
export const backendPort: Rule = {
  id: 'WIRING006',
  name: 'route to a port that the Service does not have',
  severity: 'error',
  cause: 'the API server does not look, and the controller makes no backend for it: every request is answered with 503 or 404',
  fix: 'write the port of the Service, not that of the container',
  source: 'kubernetes networking/v1 IngressServiceBackend; Gateway API BackendObjectReference',
  kinds: [INGRESS, HTTP_ROUTE],
  check: (route, { bundle }) => backendsOf(route).flatMap(({ namespace, service: name, port, portPath }) => {
    const found = bundle.find({ group: '', kind: 'Service', namespace, name });
    if (found === undefined || port === undefined || asObject(found.spec).type === 'ExternalName') return [];
    return portsOf(found).some((one) => one.port === port || one.name === port) ? []
      : [{ path: portPath, rule: `must be a port of ${objectReference(found)}: ${portsInWords(found)}`, got: port }];
  }),
  samples: {
    noncompliant: [service(), ingress({ number: 8080 })],
    compliant: [service(), ingress({ number: 80 })],
  },
};
