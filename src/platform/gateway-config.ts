import { installationFrom, type Installation } from './installation';
import { aLeaf, aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import { listOf, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import type { PlannedObject } from '../kubernetes/planned-object';
import { Problems, type Problem } from '../kubernetes/problem';

/** What MSE and APIG gateways have in common: one object is one gateway. */
export interface GatewayConfigSpec {
  /** Name of the object, of the gateway and of its IngressClass parameters. A DNS label. */
  readonly name: string;
  /** Size of the gateway's instances. */
  readonly instanceSpec?: string;
  /** Up to two vSwitches. @default - of the controller's node */
  readonly vSwitches?: readonly Leaf[];
  /** Project of the Log Service for the access logs; an empty text takes the default project. @default - no log shipping */
  readonly logProject?: Leaf;
  /** Id of an existing gateway (`gw-…`) to take over; nothing of it is overwritten. @default - a new gateway */
  readonly gatewayId?: Leaf;
  /** Class whose Ingresses the gateway serves. @default - the product's own class */
  readonly ingressClass?: string;
  /** The only namespace whose Ingresses are served. @default - all */
  readonly watchNamespace?: string;
}

const COMMON_KEYS: KeysOf<GatewayConfigSpec> = {
  name: required(aText),
  instanceSpec: aText,
  vSwitches: listOf(aLeaf),
  logProject: aLeaf,
  gatewayId: aLeaf,
  ingressClass: aText,
  watchNamespace: aText,
};

/** An MSE cloud-native gateway, as MseIngressConfig declares it. */
export interface MseIngressConfigSpec extends GatewayConfigSpec {
  /** @default '4c8g' (of the product) */
  readonly instanceSpec?: '2c4g' | '4c8g' | '8c16g' | '16c32g';
  /** Whole number from 0 to 30. @default 3 (of the product) */
  readonly replicas?: number;
  /** Share of requests that are traced, from 0 to 100. @default - no tracing */
  readonly xTraceSampleRate?: number;
}

const MSE_KEYS: KeysOf<MseIngressConfigSpec> = {
  ...COMMON_KEYS, instanceSpec: oneOf('2c4g', '4c8g', '8c16g', '16c32g'), replicas: aNumber, xTraceSampleRate: aNumber,
};

/** A cloud-native API gateway, as ApigConfig declares it. */
export interface ApigConfigSpec extends GatewayConfigSpec {
  /** Such as `apigw.small.x1`. @default - of the product */
  readonly instanceSpec?: string;
  /** @default 'Internet' */
  readonly networkType?: 'Internet' | 'Intranet';
}

const APIG_KEYS: KeysOf<ApigConfigSpec> = { ...COMMON_KEYS, networkType: oneOf('Internet', 'Intranet') };

const APIG_SPECS = ['small.x1', 'small.x2', 'small.x4', 'medium.x1', 'medium.x2', 'medium.x3', 'large.x1', 'large.x2', 'large.x3']
  .map((size) => `apigw.${size}`);
const V_SWITCHES_MAX = 2;
const REPLICAS_MAX = 30;

/** Plans an MseIngressConfig with its IngressClass. Deleting the config deletes the gateway. */
export function planMseIngressConfig(given: MseIngressConfigSpec): Installation {
  return installationFrom(given, MSE_KEYS, mseIngressConfig);
}

function mseIngressConfig(spec: MseIngressConfigSpec): Installation {
  const problems = new Problems();
  problems.add(commonProblems(spec));
  const { replicas } = spec;
  problems.check(replicas === undefined || (Number.isInteger(replicas) && replicas >= 0 && replicas <= REPLICAS_MAX), 'replicas',
    `must be a whole number from 0 to ${REPLICAS_MAX}`, replicas);
  const sampleRate = spec.xTraceSampleRate;
  problems.check(sampleRate === undefined || (sampleRate >= 0 && sampleRate <= 100), 'xTraceSampleRate', 'must be from 0 to 100', sampleRate);
  const instance = {
    ...(spec.instanceSpec !== undefined && { spec: spec.instanceSpec }),
    ...(replicas !== undefined && { replicas }),
  };
  const monitor = {
    ...logging(spec),
    ...(sampleRate !== undefined && { tracing: { xTrace: { sampleRate } } }),
  };
  return {
    objects: gatewayObjects('mse', 'MseIngressConfig', spec, {
      ...common(spec, instance, {}),
      ...(Object.keys(monitor).length > 0 && { monitor }),
    }),
    problems: problems.list,
  };
}

/** Plans an ApigConfig with its IngressClass. Deleting the config deletes the gateway. */
export function planApigConfig(given: ApigConfigSpec): Installation {
  return installationFrom(given, APIG_KEYS, apigConfig);
}

function apigConfig(spec: ApigConfigSpec): Installation {
  const problems = new Problems();
  problems.add(commonProblems(spec));
  problems.check(spec.instanceSpec === undefined || APIG_SPECS.includes(spec.instanceSpec), 'instanceSpec', `must be one of ${APIG_SPECS.join(', ')}`,
    spec.instanceSpec);
  const monitor = logging(spec);
  return {
    objects: gatewayObjects('apig', 'ApigConfig', spec, {
      ...common(spec, spec.instanceSpec === undefined ? {} : { spec: spec.instanceSpec },
        spec.networkType === undefined ? {} : { networkType: spec.networkType }),
      ...(Object.keys(monitor).length > 0 && { monitor }),
    }),
    problems: problems.list,
  };
}

function commonProblems(spec: GatewayConfigSpec): readonly Problem[] {
  const problems = new Problems();
  problems.check(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(spec.name), 'name', 'must be a DNS label of at most 63 characters', spec.name);
  const switches = spec.vSwitches?.length;
  problems.check(switches === undefined || (switches >= 1 && switches <= V_SWITCHES_MAX), 'vSwitches', `must name one or ${V_SWITCHES_MAX} vSwitches`, switches);
  problems.check(spec.watchNamespace === undefined || !spec.watchNamespace.includes(','), 'watchNamespace', 'must be one namespace or left out for all',
    spec.watchNamespace);
  return problems.list;
}

function logging({ logProject }: GatewayConfigSpec): { readonly logging?: object } {
  return logProject === undefined ? {} : { logging: { sls: { reuseProject: logProject } } };
}

function common(spec: GatewayConfigSpec, instance: object, network: object) {
  const networkSpec = { ...(spec.vSwitches !== undefined && { vSwitches: spec.vSwitches }), ...network };
  const commonSpec = {
    ...(Object.keys(instance).length > 0 && { instance }),
    ...(Object.keys(networkSpec).length > 0 && { network: networkSpec }),
  };
  return {
    name: spec.name,
    // An existing gateway keeps its listeners, access control and logs: the object would switch off what it does not name.
    ...(spec.gatewayId !== undefined && { id: spec.gatewayId, override: false }),
    ...(Object.keys(commonSpec).length > 0 && { common: commonSpec }),
  };
}

function gatewayObjects(product: 'mse' | 'apig', kind: string, spec: GatewayConfigSpec, body: object): readonly PlannedObject[] {
  const apiGroup = `${product}.alibabacloud.com`;
  const ingressClass = spec.ingressClass ?? product;
  const local = { ingressClass, ...(spec.watchNamespace !== undefined && { watchNamespace: spec.watchNamespace }) };
  return [
    {
      id: 'Gateway',
      irreplaceable: true,
      draft: { apiVersion: `${apiGroup}/v1alpha1`, kind, metadata: { name: spec.name }, spec: { ...body, ingress: { local } } },
    },
    {
      id: 'IngressClass',
      after: ['Gateway'],
      draft: {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'IngressClass',
        metadata: { name: ingressClass },
        spec: { controller: `${apiGroup}/ingress`, parameters: { apiGroup, kind, name: spec.name } },
      },
    },
  ];
}
