import { GATEWAY_METRIC_KEYS, type GatewayMetricSpec, gatewaySignal, type ServiceFacts } from './gateway-metric';
import type { Signal } from './signal';
import { signalFrom } from './signal-from';
import { aLeaf, aText } from '../kubernetes/declared/scalars';
import type { KeysOf } from '../kubernetes/known-keys';
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

const CLUSTER_KEYS: KeysOf<IstioClusterSpec> = { ...GATEWAY_METRIC_KEYS, clusterDomain: aLeaf };

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

const ENVOY_KEYS: KeysOf<EnvoySpec> = { ...CLUSTER_KEYS, clusterName: aLeaf, clusterLabel: aText };

/**
 * Requests per second that an Envoy passes on to the Service (`envoy_cluster_upstream_rq_total`): any gateway built on Envoy, and APIG with
 * the delivery of metrics switched on.
 */
export function envoy(given: EnvoySpec): Signal {
  return signalFrom('envoy', given, ENVOY_KEYS, (spec) => upstreamRequests('envoy', spec));
}

/**
 * Requests per second that a Higress gateway passes on to the Service, from port 15020 of its pods. Needs cluster series, which
 * `global.liteMetrics` may leave out.
 */
export function higress(given: IstioClusterSpec): Signal {
  return signalFrom('higress', given, CLUSTER_KEYS, (spec) => upstreamRequests('higress', spec));
}

function upstreamRequests(source: string, spec: EnvoySpec): Signal {
  return gatewaySignal({
    source,
    unit: 'requests/s',
    metrics: ['envoy_cluster_upstream_rq_total'],
    over: 'rate',
    matchers: (service) => [labelIs(spec.clusterLabel ?? 'cluster_name', spec.clusterName ?? outbound(service, spec.clusterDomain ?? 'cluster.local'))],
    spec,
  });
}

function outbound({ namespace, name, port }: ServiceFacts, domain: Leaf): Leaf {
  return interpolate`outbound|${port.number}||${name}.${namespace}.svc.${domain}`;
}
