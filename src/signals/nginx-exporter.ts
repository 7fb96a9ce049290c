import { POD_METRIC_KEYS, podCounter, type PodMetricSpec } from './pod-metric';
import type { Signal } from './signal';
import { signalFrom } from './signal-from';
import type { KeysOf } from '../kubernetes/known-keys';

/** How the exporter beside an NGINX is scraped and read. */
export interface NginxExporterSpec extends Omit<PodMetricSpec, 'counter' | 'exclude' | 'metricsPort'> {
  /**
   * Port of the exporter. From 1 to 65535.
   * @default 9113
   */
  readonly metricsPort?: number;
}

const { counter: _counter, exclude: _exclude, ...KEYS }: KeysOf<PodMetricSpec> = POD_METRIC_KEYS;
const COUNTER = 'nginx_http_requests_total';
const PORT = 9113;

/**
 * Requests per second by nginx-prometheus-exporter, which runs beside NGINX in each pod and reads its stub status. Each scrape asks NGINX once
 * and is counted with the requests. Silent without pods.
 */
export function nginxExporter(given: NginxExporterSpec): Signal {
  return signalFrom('nginxExporter', given, KEYS, makeNginxExporter);
}

function makeNginxExporter(spec: NginxExporterSpec): Signal {
  const counted = { ...spec, counter: COUNTER, metricsPort: spec.metricsPort ?? PORT };
  return podCounter('nginxExporter', counted);
}
