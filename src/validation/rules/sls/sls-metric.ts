import { asList, asObject, asString, type Json, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';

/** Upstream of all rules about metrics of the Log Service. */
export const ADAPTER = 'alibaba-cloud-metrics-adapter v0.2.9';
/** The file that reads the labels of a selector and asks the Log Service. */
export const INGRESS_SOURCE = `${ADAPTER} pkg/metrics/sls/ingress.go`;

/** The labels that the adapter reads; it ignores all others. */
export const SLS_KEYS = [
  'sls.project', 'sls.logstore', 'sls.ingress.route', 'sls.query.interval', 'sls.query.delay', 'sls.query.max_retry', 'sls.internal.endpoint',
] as const;

/** The unit of each metric that the adapter serves from access logs. */
export const SLS_METRICS: Readonly<Record<string, 'rate' | 'latency'>> = {
  sls_ingress_qps: 'rate',
  sls_alb_ingress_qps: 'rate',
  sls_ingress_inflow: 'rate',
  sls_ingress_latency_avg: 'latency',
  sls_ingress_latency_p50: 'latency',
  sls_ingress_latency_p95: 'latency',
  sls_ingress_latency_p99: 'latency',
  sls_ingress_latency_p9999: 'latency',
};

/** The one metric that is read from the logs of an ALB. */
export const ALB_METRIC = 'sls_alb_ingress_qps';

/** Seconds of logs that a reading covers unless said otherwise, and the fewest that it can cover. */
export const INTERVAL_DEFAULT = 15;
/** Seconds by which a reading lies in the past unless said otherwise: what logs need to arrive. */
export const DELAY_DEFAULT = 10;

/** An External metric of an HPA that is read from access logs in the Log Service. */
export interface SlsMetric {
  readonly name: string;
  /** Such as `spec.metrics[0].external`. */
  readonly path: string;
  /** Such as `spec.metrics[0].external.metric.selector.matchLabels`. */
  readonly labelsPath: string;
  readonly labels: JsonObject;
  readonly expressions: readonly Json[];
  readonly target: JsonObject;
}

const NONE: readonly SlsMetric[] = [];

/** The metrics of an HPA that the adapter reads from the Log Service: by their name, or by a label that only it has. */
export function slsMetrics(hpa: Manifest): readonly SlsMetric[] {
  const metrics = asList(asObject(hpa.spec).metrics).flatMap((metric, position) => slsMetric(metric, position) ?? []);
  return metrics.length === 0 ? NONE : metrics;
}

function slsMetric(json: Json, position: number): SlsMetric | undefined {
  const { type, external } = asObject(json);
  if (type !== 'External') return undefined;
  const { metric, target } = asObject(external);
  const name = asString(asObject(metric).name) ?? '';
  const { matchLabels, matchExpressions } = asObject(asObject(metric).selector);
  const labels = asObject(matchLabels);
  if (!name.startsWith('sls_') && !Object.keys(labels).some((key) => key.startsWith('sls.'))) return undefined;
  const path = `spec.metrics[${position}].external`;
  return {
    name,
    path,
    labelsPath: `${path}.metric.selector.matchLabels`,
    labels,
    expressions: asList(matchExpressions),
    target: asObject(target),
  };
}

/** The label as a text that is not empty; undefined otherwise. */
export function textLabel({ labels }: SlsMetric, key: (typeof SLS_KEYS)[number]): string | undefined {
  const text = asString(labels[key]);
  return text === '' ? undefined : text;
}

/** A label that is a whole number as the adapter reads it; the default where it is missing, undefined where it is no number. */
export function numberLabel({ labels }: SlsMetric, key: (typeof SLS_KEYS)[number], initial: number): number | undefined {
  const text = labels[key];
  if (text === undefined || text === '') return initial;
  return typeof text === 'string' && WHOLE_NUMBER.test(text) ? Number(text) : undefined;
}

/** What Go's strconv.Atoi takes. */
export const WHOLE_NUMBER = /^[+-]?[0-9]+$/;
