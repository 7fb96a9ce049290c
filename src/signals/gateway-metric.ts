import { exactly } from './adapter-rule';
import { PROMETHEUS_READER_KEYS, type PrometheusReaderSpec } from './prometheus-reader';
import { promqlSignal } from './promql-signal';
import { decideWindow, prometheusSeconds, RATE_WINDOW_KEYS, type RateWindowSpec } from './rate-window';
import type { NamedPort, Signal, SignalContext, SignalUnit } from './signal';
import { aLeaf } from '../kubernetes/declared/scalars';
import { mapOf } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { interpolate, type Leaf } from '../kubernetes/opaque';
import { Problems, type Problem, type Warning } from '../kubernetes/problem';
import { labelIs, type LabelMatcher } from '../kubernetes/promql/matcher';
import { vectorSelector } from '../kubernetes/promql/selector';

/** How the metrics of a gateway are asked for. */
export interface GatewayMetricSpec extends PrometheusReaderSpec, RateWindowSpec {
  /**
   * Further labels that the series must have, such as `job`, without which a gateway that two jobs scrape counts twice.
   * @default - none
   */
  readonly matchLabels?: Readonly<Record<string, Leaf>>;
}

/** The keys of `GatewayMetricSpec`. */
export const GATEWAY_METRIC_KEYS: KeysOf<GatewayMetricSpec> = { ...PROMETHEUS_READER_KEYS, ...RATE_WINDOW_KEYS, matchLabels: mapOf(aLeaf) };

/** The Service of the declaration, as gateways name it in their labels. */
export interface ServiceFacts {
  readonly namespace: string;
  readonly name: string;
  readonly port: NamedPort;
}

/** A number that a gateway counts for each Service behind it. */
export interface GatewayMetric {
  readonly source: string;
  readonly unit: SignalUnit;
  /** Names of the series; several are added up. */
  readonly metrics: readonly [string, ...string[]];
  /** What is made of the samples of a window: the rate of a counter, or the average of a gauge. */
  readonly over: 'rate' | 'avg_over_time';
  /** The labels that pick out the Service. */
  readonly matchers: (service: ServiceFacts) => readonly LabelMatcher[];
  readonly spec: GatewayMetricSpec;
  readonly serviceAnnotations?: Readonly<Record<string, string>>;
  readonly problems?: readonly Problem[];
  readonly warnings?: readonly Warning[];
}

/** The signal that a gateway's own metrics give. It is silent without pods: a gateway refuses what it cannot pass on. */
export function gatewaySignal(metric: GatewayMetric): Signal {
  const { windowSeconds, scrapeIntervalSeconds, problems, warnings } = decideWindow(metric.spec);
  const selector = (name: string, context: SignalContext): Leaf => vectorSelector(name, [
    ...metric.matchers(serviceFacts(context)),
    ...Object.entries(metric.spec.matchLabels ?? {}).map(([label, value]) => labelIs(label, value)),
  ]);
  const term = (name: string, context: SignalContext): Leaf =>
    interpolate`sum(${metric.over}(${selector(name, context)}[${prometheusSeconds(windowSeconds)}]))`;
  const [first, ...others] = metric.metrics;
  return promqlSignal({
    source: metric.source,
    unit: metric.unit,
    lagSeconds: windowSeconds + scrapeIntervalSeconds,
    lowestMinReplicas: 1,
    reader: metric.spec,
    query: (context) => others.reduce<Leaf>((sum, name) => interpolate`${sum} + ${term(name, context)}`, term(first, context)),
    series: (context) => ({ selector: selector(first, context), matches: exactly(first) }),
    ...(metric.serviceAnnotations !== undefined && { serviceAnnotations: metric.serviceAnnotations }),
    problems: [...problems, ...metric.problems ?? []],
    warnings: [...warnings, ...metric.warnings ?? []],
    check: serviceProblems,
  });
}

/** The facts of the Service; without one they are empty, and `serviceProblems` says so. */
function serviceFacts({ namespace, service }: SignalContext): ServiceFacts {
  return { namespace, name: service?.name ?? '', port: service?.port ?? { name: '', number: 0 } };
}

function serviceProblems({ service }: SignalContext): readonly Problem[] {
  const problems = new Problems();
  problems.check(service !== undefined, '', 'needs a Service, from whose name and port the labels of the gateway are derived');
  return problems.list;
}
