import { installationFrom, type Installation } from './installation';
import { aLeaf, aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import { listOf, anObject, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';

/** A port on which the load balancer listens. */
export interface AlbListenerSpec {
  /** From 1 to 65535. */
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS' | 'QUIC';
}

const LISTENER_KEYS: KeysOf<AlbListenerSpec> = { port: aNumber, protocol: required(oneOf('HTTP', 'HTTPS', 'QUIC')) };

/** An Application Load Balancer, as AlbConfig declares it. */
export interface AlbConfigSpec {
  /** Name of the object and of its IngressClass parameters. A DNS label. */
  readonly name: string;
  /** One vSwitch in each of at least two zones. */
  readonly vSwitchIds: readonly Leaf[];
  /** @default 'Internet' */
  readonly addressType?: 'Internet' | 'Intranet';
  /** Where the access logs go. The project must exist; the logstore is made. @default - no access logs */
  readonly accessLog?: AlbAccessLogSpec;
  /** @default - HTTP on port 80 */
  readonly listeners?: readonly AlbListenerSpec[];
  /** Class whose Ingresses it serves. @default 'alb' */
  readonly ingressClass?: string;
}

/** The access logs of a load balancer. */
export interface AlbAccessLogSpec {
  readonly project: Leaf;
  /** Must start with `alb_`. */
  readonly logstore: Leaf;
}

const ACCESS_LOG_KEYS: KeysOf<AlbAccessLogSpec> = { project: required(aLeaf), logstore: required(aLeaf) };

const KEYS: KeysOf<AlbConfigSpec> = {
  name: required(aText), vSwitchIds: required(listOf(aLeaf)), addressType: oneOf('Internet', 'Intranet'), accessLog: anObject(ACCESS_LOG_KEYS), listeners: listOf(anObject(LISTENER_KEYS)), ingressClass: aText,
};

const API_GROUP = 'alibabacloud.com';
const ZONES_MIN = 2;

/** Plans an AlbConfig with its IngressClass. Deleting the config deletes the load balancer. */
export function planAlbConfig(given: AlbConfigSpec): Installation {
  return installationFrom(given, KEYS, albConfig);
}

function albConfig(spec: AlbConfigSpec): Installation {
  const problems = new Problems();
  problems.check(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(spec.name), 'name', 'must be a DNS label of at most 63 characters', spec.name);
  problems.check(spec.vSwitchIds.length >= ZONES_MIN, 'vSwitchIds', `must name a vSwitch in each of at least ${ZONES_MIN} zones`, spec.vSwitchIds.length);
  const logstore = spec.accessLog?.logstore;
  problems.check(typeof logstore !== 'string' || logstore.startsWith('alb_'), 'accessLog.logstore', 'must start with "alb_"', logstore);
  const listeners = spec.listeners ?? [{ port: 80, protocol: 'HTTP' as const }];
  listeners.forEach(({ port }, index) => problems.check(Number.isInteger(port) && port >= 1 && port <= 65_535, `listeners[${index}].port`,
    'must be a whole number from 1 to 65535', port));
  return {
    objects: [
      {
        id: 'LoadBalancer',
        irreplaceable: true,
        draft: {
          apiVersion: `${API_GROUP}/v1`,
          kind: 'AlbConfig',
          metadata: { name: spec.name },
          spec: {
            config: {
              addressType: spec.addressType ?? 'Internet',
              zoneMappings: spec.vSwitchIds.map((vSwitchId) => ({ vSwitchId })),
              ...(spec.accessLog !== undefined && { accessLogConfig: { logProject: spec.accessLog.project, logStore: spec.accessLog.logstore } }),
            },
            listeners: listeners.map(({ port, protocol }) => ({ port, protocol })),
          },
        },
      },
      {
        id: 'IngressClass',
        after: ['LoadBalancer'],
        draft: {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'IngressClass',
          metadata: { name: spec.ingressClass ?? 'alb' },
          spec: { controller: 'ingress.k8s.alibabacloud/alb', parameters: { apiGroup: API_GROUP, kind: 'AlbConfig', name: spec.name } },
        },
      },
    ],
    problems: problems.list,
  };
}
