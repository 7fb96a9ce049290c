import { GATEWAY_METRIC_KEYS, type GatewayMetricSpec, gatewaySignal } from './gateway-metric';
import type { Signal } from './signal';
import { signalFrom } from './signal-from';
import { oneOf } from '../kubernetes/declared/scalars';
import type { KeysOf } from '../kubernetes/known-keys';
import { labelIs } from '../kubernetes/promql/matcher';

/** How ingress-nginx counts the requests to a Service. */
export interface IngressNginxSpec extends GatewayMetricSpec {
  /**
   * Who keeps the labels `namespace` and `service`, which ingress-nginx and the scrape job both set: `scrape` renames those of ingress-nginx
   * to `exported_namespace` and `exported_service`; `exporter` (`honorLabels` of the scrape job) leaves them as they are.
   * @default 'scrape'
   */
  readonly labels?: LabelOwner;
}

const KEYS: KeysOf<IngressNginxSpec> = { ...GATEWAY_METRIC_KEYS, labels: oneOf('scrape', 'exporter') };

/** Who keeps a label that the exporter and the scrape job both set. Upstream: `honor_labels` of a Prometheus scrape job. */
export type LabelOwner = 'scrape' | 'exporter';

/** Requests per second to the Service, as the ingress-nginx controller counts them (`nginx_ingress_controller_requests`). */
export function ingressNginx(given: IngressNginxSpec): Signal {
  return signalFrom('ingressNginx', given, KEYS, makeIngressNginx);
}

function makeIngressNginx(spec: IngressNginxSpec): Signal {
  const prefix = spec.labels === 'exporter' ? '' : 'exported_';
  return gatewaySignal({
    source: 'ingressNginx',
    unit: 'requests/s',
    metrics: ['nginx_ingress_controller_requests'],
    over: 'rate',
    matchers: ({ namespace, name }) => [labelIs(`${prefix}namespace`, namespace), labelIs(`${prefix}service`, name)],
    spec,
  });
}
