import type { Bundle } from '../../../kubernetes/bundle';
import { asObject, asString } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { INGRESS } from '../kinds';
import { sample } from '../samples';
import { DOCUMENTATION } from './gateway';
import { backendsOf } from '../wiring/backends';

const SYSTEM = 'kube-system';
const CONTROLLERS: readonly string[] = ['mse.alibabacloud.com/ingress', 'apig.alibabacloud.com/ingress'];

/** A Service that the gateway does not see. */
export const systemService: Rule = {
  id: 'GATEWAY001',
  name: 'route of MSE or APIG to kube-system',
  severity: 'error',
  cause: 'the gateways of MSE and APIG do not expose Services of kube-system: the route is accepted and leads nowhere',
  fix: 'move the Service to another namespace, or use another Ingress class',
  source: DOCUMENTATION,
  kinds: [INGRESS],
  check: (ingress, { once }) => {
    const name = asString(asObject(ingress.spec).ingressClassName) ?? asString(asObject(ingress.metadata.annotations)['kubernetes.io/ingress.class']);
    if (name === undefined || !once(gatewayClasses).has(name)) return [];
    return backendsOf(ingress).filter(({ namespace }) => namespace === SYSTEM).map(({ path, service }) => ({ path, rule: `must not be in ${SYSTEM}, whose Services the gateway does not expose`, got: service }));
  },
  samples: {
    noncompliant: [route('kube-system')],
    compliant: [route('shop')],
  },
};

/** The Ingress classes of these gateways: by name, and those that the bundle defines. */
function gatewayClasses(bundle: Bundle): ReadonlySet<string> {
  return new Set(['mse', 'apig', ...bundle.ofKind('IngressClass').filter(({ spec }) => CONTROLLERS.includes(String(asObject(spec).controller))).map(({ metadata }) => metadata.name)]);
}

function route(namespace: string) {
  const http = { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }] };
  return sample('networking.k8s.io/v1', 'Ingress', { spec: { ingressClassName: 'mse', rules: [{ host: 'shop.example.com', http }] } }, { namespace });
}
