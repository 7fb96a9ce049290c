import { GATEWAY_METRIC_KEYS, type GatewayMetricSpec, gatewaySignal } from './gateway-metric';
import type { Signal } from './signal';
import { signalFrom } from './signal-from';
import { oneOf } from '../kubernetes/declared/scalars';
import type { KeysOf } from '../kubernetes/known-keys';
import { labelIs } from '../kubernetes/promql/matcher';

/** How Istio counts the requests to a Service. */
export interface IstioSpec extends GatewayMetricSpec {
  /**
   * Which proxy reports: the sidecars of the pods, those of the callers and gateways, or a waypoint of an ambient mesh.
   * @default 'destination'
   */
  readonly reporter?: 'destination' | 'source' | 'waypoint';
}

const KEYS: KeysOf<IstioSpec> = { ...GATEWAY_METRIC_KEYS, reporter: oneOf('destination', 'source', 'waypoint') };

/** Requests per second to the Service within an Istio mesh (`istio_requests_total`), each counted once, by the chosen reporter. */
export function istio(given: IstioSpec): Signal {
  return signalFrom('istio', given, KEYS, makeIstio);
}

function makeIstio(spec: IstioSpec): Signal {
  return gatewaySignal({
    source: 'istio',
    unit: 'requests/s',
    metrics: ['istio_requests_total'],
    over: 'rate',
    matchers: ({ namespace, name }) => [
      labelIs('reporter', spec.reporter ?? 'destination'),
      labelIs('destination_service_name', name),
      labelIs('destination_service_namespace', namespace),
    ],
    spec,
  });
}
