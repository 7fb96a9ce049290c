import { GATEWAY_METRIC_KEYS, type GatewayMetricSpec, gatewaySignal } from './gateway-metric';
import type { LabelOwner } from './ingress-nginx';
import type { Signal } from './signal';
import { signalFrom } from './signal-from';
import { oneOf } from '../kubernetes/declared/scalars';
import type { KeysOf } from '../kubernetes/known-keys';
import { labelIs } from '../kubernetes/promql/matcher';

/** How Traefik counts the requests to a Service. */
export interface TraefikSpec extends GatewayMetricSpec {
  /**
   * Which objects route to the Service: an Ingress (`kubernetes`) or an IngressRoute (`kubernetescrd`).
   * @default 'kubernetes'
   */
  readonly provider?: 'kubernetes' | 'kubernetescrd';
  /**
   * Who keeps the label `service`, which Traefik and the scrape job both set: `scrape` renames that of Traefik to `exported_service`;
   * `exporter` (`honorLabels` of the scrape job) leaves it as it is.
   * @default 'scrape'
   */
  readonly labels?: LabelOwner;
}

const KEYS: KeysOf<TraefikSpec> = { ...GATEWAY_METRIC_KEYS, provider: oneOf('kubernetes', 'kubernetescrd'), labels: oneOf('scrape', 'exporter') };

/**
 * Requests per second to the Service, as Traefik counts them (`traefik_service_requests_total`). The Ingress or IngressRoute must name the
 * port of the Service by its number, since Traefik writes a port name into the label as it is; the Ingress of a declaration does.
 */
export function traefik(given: TraefikSpec): Signal {
  return signalFrom('traefik', given, KEYS, makeTraefik);
}

function makeTraefik(spec: TraefikSpec): Signal {
  const label = spec.labels === 'exporter' ? 'service' : 'exported_service';
  return gatewaySignal({
    source: 'traefik',
    unit: 'requests/s',
    metrics: ['traefik_service_requests_total'],
    over: 'rate',
    matchers: ({ namespace, name, port }) => [labelIs(label, `${namespace}-${name}-${port.number}@${spec.provider ?? 'kubernetes'}`)],
    spec,
  });
}
