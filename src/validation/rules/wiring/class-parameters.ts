import { asObject, asString } from '../../../kubernetes/json';
import { nearest } from '../../../kubernetes/nearest';
import type { Rule } from '../../rule';
import { sample } from '../samples';

/** The kinds that an IngressClass refers to, of which a cluster has few. */
const GATEWAYS: Readonly<Record<string, string>> = { AlbConfig: 'alibabacloud.com', MseIngressConfig: 'mse.alibabacloud.com', ApigConfig: 'apig.alibabacloud.com' };

/** A class that leads to no gateway. */
export const classParameters: Rule = {
  id: 'WIRING015',
  name: 'IngressClass of a gateway that is not there',
  severity: 'warning',
  cause: 'an Ingress finds its gateway by ingressClassName, parameters and the name of the gateway object: where the chain breaks its routes are made nowhere',
  fix: 'correct the name, or acknowledge that the gateway is declared elsewhere',
  source: 'kubernetes networking/v1 IngressClassSpec.parameters; Alibaba Cloud documentation, AlbConfig, MseIngressConfig, ApigConfig',
  kinds: ['IngressClass'],
  check: ({ spec }, { bundle }) => {
    const { apiGroup, kind, name } = asObject(asObject(spec).parameters);
    const group = GATEWAYS[asString(kind) ?? ''];
    if (group === undefined || group !== apiGroup) return [];
    const names = bundle.ofKind(`${String(kind)}.${group}`).map(({ metadata }) => metadata.name);
    if (names.length === 0 || names.includes(String(name))) return [];
    const meant = nearest(String(name), names);
    return [{ path: 'spec.parameters.name', rule: `should be the name of a gateway of this bundle: ${names.map((one) => `${String(kind)} ${one}`).join(', ')}`, got: name, ...(meant !== undefined && { fix: `write ${meant}` }) }];
  },
  samples: {
    noncompliant: [alb(), ingressClass('shop-lb')],
    compliant: [alb(), ingressClass('shop-alb')],
  },
};

function alb() {
  return sample('alibabacloud.com/v1', 'AlbConfig', { spec: { config: { name: 'shop', addressType: 'Internet', zoneMappings: [{ vSwitchId: 'vsw-1' }, { vSwitchId: 'vsw-2' }] } } },
    { name: 'shop-alb', namespace: undefined });
}

function ingressClass(name: string) {
  return sample('networking.k8s.io/v1', 'IngressClass', {
    spec: { controller: 'ingress.k8s.alibabacloud/alb', parameters: { apiGroup: 'alibabacloud.com', kind: 'AlbConfig', name } },
  }, { name: 'alb', namespace: undefined });
}
