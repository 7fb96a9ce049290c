import { DOCUMENTATION, GATEWAYS } from './gateway';
import { mseGateway } from './samples';
import { asList, asNumber, asObject, asString, type JsonObject } from '../../../kubernetes/json';
import type { Detection, Rule } from '../../rule';

const SIZES: Readonly<Record<string, readonly string[]>> = {
  MseIngressConfig: ['2c4g', '4c8g', '8c16g', '16c32g'],
  ApigConfig: ['small', 'medium', 'large'].flatMap((size) => (size === 'small' ? ['x1', 'x2', 'x4'] : ['x1', 'x2', 'x3']).map((step) => `apigw.${size}.${step}`)),
};
const MOST_REPLICAS = 30;
const MOST_SWITCHES = 2;

/** A gateway that cannot be made. */
export const gatewayRange: Rule = {
  id: 'GATEWAY003',
  name: 'gateway out of range',
  severity: 'error',
  cause: 'the schema lets the value through; the controller then cannot make the gateway, which ends in status Failed',
  fix: 'write a value that the product has',
  source: DOCUMENTATION,
  kinds: GATEWAYS,
  check: ({ kind, spec }) => {
    const { common, ingress } = asObject(spec);
    const { instance, network } = asObject(common);
    return [
      ...sizeProblems(kind, asObject(instance)),
      ...switchProblems(asList(asObject(network).vSwitches).length),
      ...namespaceProblems(asString(asObject(asObject(ingress).local).watchNamespace)),
    ];
  },
  samples: {
    noncompliant: [mseGateway({ common: { instance: { spec: '3c6g' } } })],
    compliant: [mseGateway({ common: { instance: { spec: '4c8g' } } })],
  },
};

function sizeProblems(kind: string, { spec, replicas }: JsonObject): readonly Detection[] {
  const sizes = SIZES[kind] ?? [];
  const count = asNumber(replicas);
  return [
    ...(spec === undefined || sizes.includes(String(spec)) ? [] : [{ path: 'spec.common.instance.spec', rule: `must be one of ${sizes.join(', ')}`, got: spec }]),
    ...(count === undefined || (count >= 0 && count <= MOST_REPLICAS) ? [] : [{ path: 'spec.common.instance.replicas', rule: `must be from 0 to ${MOST_REPLICAS}`, got: count }]),
  ];
}

function switchProblems(count: number): readonly Detection[] {
  return count <= MOST_SWITCHES ? [] : [{ path: 'spec.common.network.vSwitches', rule: `must have at most ${MOST_SWITCHES} entries`, got: count }];
}

function namespaceProblems(namespace: string | undefined): readonly Detection[] {
  return namespace === undefined || !namespace.includes(',') ? [] : [{ path: 'spec.ingress.local.watchNamespace', rule: 'must be one namespace, or empty for all', got: namespace }];
}
