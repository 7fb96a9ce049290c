import { GATEWAY_METRIC_KEYS, type GatewayMetricSpec, gatewaySignal, type ServiceFacts } from './gateway-metric';
import type { Signal } from './signal';
import type { KeysOf, KnownKeys } from '../kubernetes/known-keys';
import { interpolate, type Leaf } from '../kubernetes/opaque';
import { labelIs } from '../kubernetes/promql/matcher';

/** How a gateway built on Envoy counts the requests to a Service, its Envoy cluster named as Istio names it. */
export interface IstioClusterSpec extends GatewayMetricSpec {
  /**
   * Domain of the Kubernetes cluster.
   * @default 'cluster.local'
   */
  readonly clusterDomain?: Leaf;
}

const CLUSTER_KEYS: KeysOf<IstioClusterSpec> = { ...GATEWAY_METRIC_KEYS, clusterDomain: true };

/** How an Envoy counts the requests to one of its clusters. */
export interface EnvoySpec extends IstioClusterSpec {
  /**
   * Name of the Envoy cluster of the Service.
   * @default - `outbound|<port>||<service>.<namespace>.svc.<clusterDomain>`, as Istio, Higress and APIG name it
   */
  readonly clusterName?: Leaf;
  /**
   * Label with that name: `cluster_name` where Istio's tags are in force, `envoy_cluster_name` with a plain Envoy.
   * @default 'cluster_name'
   */
  readonly clusterLabel?: string;
}

const ENVOY_KEYS: KeysOf<EnvoySpec> = { ...CLUSTER_KEYS, clusterName: true, clusterLabel: true };

/**
 * Requests per second that an Envoy passes on to the Service (`envoy_cluster_upstream_rq_total`): any gateway built on Envoy, and APIG with
 * the delivery of metrics switched on.
 */
export function envoy(spec: EnvoySpec): Signal {
  return upstreamRequests('envoy', spec, ENVOY_KEYS);
}

/**
 * Requests per second that a Higress gateway passes on to the Service, from port 15020 of its pods. Needs cluster series, which
 * `global.liteMetrics` may leave out.
 */
export function higress(spec: IstioClusterSpec): Signal {
  return upstreamRequests('higress', spec, CLUSTER_KEYS);
}

function upstreamRequests(source: string, spec: EnvoySpec, keys: KnownKeys): Signal {
  return gatewaySignal({
    source,
    unit: 'requests/s',
    metrics: ['envoy_cluster_upstream_rq_total'],
    over: 'rate',
    matchers: (service) => [labelIs(spec.clusterLabel ?? 'cluster_name', spec.clusterName ?? outbound(service, spec.clusterDomain ?? 'cluster.local'))],
    spec,
    keys,
  });
}

function outbound({ namespace, name, port }: ServiceFacts, domain: Leaf): Leaf {
  return interpolate`outbound|${port.number}||${name}.${namespace}.svc.${domain}`;
}
