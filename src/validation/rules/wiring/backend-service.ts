import { asString } from '../../../kubernetes/json';
import { nearest } from '../../../kubernetes/nearest';
import type { Rule } from '../../rule';
import { HTTP_ROUTE, INGRESS, SERVICE } from '../kinds';
import { service } from '../samples';
import { backendsOf } from './backends';
import { ingress } from './samples';

/** A Service that is not there, where others are. */
export const backendService: Rule = {
  id: 'WIRING010',
  name: 'route to no Service',
  severity: 'warning',
  cause: 'the API server does not look, and every request is answered with 503',
  fix: 'correct the name, or acknowledge that the Service is declared elsewhere',
  source: 'kubernetes networking/v1 IngressServiceBackend; Gateway API BackendObjectReference',
  kinds: [INGRESS, HTTP_ROUTE],
  check: (route, { bundle }) => backendsOf(route).flatMap(({ namespace, service: name, path }) => {
    if (bundle.find({ group: '', kind: 'Service', namespace, name }) !== undefined) return [];
    const others = bundle.ofKind(SERVICE, namespace).flatMap(({ metadata }) => asString(metadata.name) ?? []);
    if (others.length === 0) return [];
    const meant = nearest(name, others);
    return [{ path, rule: `should name a Service of namespace '${namespace}' in this bundle`, got: name, ...(meant !== undefined && { fix: `write ${meant}` }) }];
  }),
  samples: {
    noncompliant: [service(), ingress({ number: 80 }, 'wep')],
    compliant: [service(), ingress({ number: 80 })],
  },
};
