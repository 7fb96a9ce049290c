import { exactly, templateText } from './adapter-rule';
import { metricsPortOf, metricsPortProblems, MONITOR_INTERVAL_DEFAULT, MONITOR_KEYS, monitorName, monitorProblems, renderMonitor, type MonitorSpec } from './monitor';
import { PROMETHEUS_READER_KEYS, readerObjects, readerProblems, readerTrigger, type PrometheusReaderSpec } from './prometheus-reader';
import { decideWindow, prometheusSeconds } from './rate-window';
import type { AdapterRule, Signal, SignalContext } from './signal';
import { signalFrom } from './signal-from';
import { targetQuantity } from './target';
import { aLeaf, aNumber, aText } from '../kubernetes/declared/scalars';
import { listOf, mapOf } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { interpolate, type Leaf } from '../kubernetes/opaque';
import { Problems, type Problem } from '../kubernetes/problem';
import { escapeRegex } from '../kubernetes/promql/escape';
import { labelIs, labelIsNot, labelMatchesNot, type LabelMatcher } from '../kubernetes/promql/matcher';
import { vectorSelector } from '../kubernetes/promql/selector';

/** A counter of requests that the pods export themselves, how it is scraped, and how it is read. */
export interface PodMetricSpec extends MonitorSpec, PrometheusReaderSpec {
  /**
   * Name of the counter.
   * @default 'http_requests_total'
   */
  readonly counter?: string;
  /**
   * Name under which prometheus-adapter serves the rate. Two rules with one name would silently shadow each other, so workloads that
   * exclude different requests need different names.
   * @default - the counter with `_per_second` in place of `_total`: `http_requests_per_second`
   */
  readonly metricName?: string;
  /**
   * Requests that do not count, as values by label: `{ path: ['/health'] }` leaves out the probes of the kubelet.
   * @default - all requests count
   */
  readonly exclude?: Readonly<Record<string, readonly string[]>>;
  /**
   * Seconds over which the rate is averaged. At least 2 times the scrape interval, better 4 times.
   * @default - 120, or 4 times the scrape interval if that is more
   */
  readonly windowSeconds?: number;
  /**
   * Labels that tell the series of these pods from all others; KEDA asks with them.
   * @default - `namespace` with `service` (ServiceMonitor) or `job` (PodMonitor); required with the monitor `none` and KEDA
   */
  readonly seriesLabels?: Readonly<Record<string, Leaf>>;
}

/** The keys of `PodMetricSpec`. */
export const POD_METRIC_KEYS: KeysOf<PodMetricSpec> = {
  ...MONITOR_KEYS,
  ...PROMETHEUS_READER_KEYS,
  counter: aText,
  metricName: aText,
  exclude: mapOf(listOf(aText)),
  windowSeconds: aNumber,
  seriesLabels: mapOf(aLeaf),
};

const COUNTER_DEFAULT = 'http_requests_total';
const WINDOW_DEFAULT = 120;
const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const COUNTER_NAME = /_(total|count|sum|bucket)$/;

/**
 * Requests per second by a counter that the pods export: scraped through a ServiceMonitor or PodMonitor, read by KEDA from Prometheus, or by a
 * HorizontalPodAutoscaler as a metric of its pods through prometheus-adapter. Silent without pods.
 */
export function podMetric(given: PodMetricSpec): Signal {
  return signalFrom('podMetric', given, POD_METRIC_KEYS, (spec) => podCounter('podMetric', spec));
}

/** The signal of a counter of the pods, under the name of the factory that asked for it, with what that has found in the caller's options. */
export function podCounter(source: string, spec: PodMetricSpec): Signal {
  const counter = spec.counter ?? COUNTER_DEFAULT;
  const metricName = spec.metricName ?? `${counter.replace(/_total$/, '')}_per_second`;
  const { windowSeconds, scrapeIntervalSeconds, problems, warnings } = decideWindow(spec, MONITOR_INTERVAL_DEFAULT, WINDOW_DEFAULT);
  const window = prometheusSeconds(windowSeconds);
  const excluded = exclusions(spec);
  const query = (context: SignalContext): Leaf => counted(excluded, (matchers) =>
    interpolate`sum(rate(${vectorSelector(counter, [...seriesMatchers(spec, context), ...matchers])}[${window}]))`);
  return {
    source,
    unit: 'requests/s',
    lagSeconds: windowSeconds + scrapeIntervalSeconds,
    lowestMinReplicas: 1,
    problems: [...counterProblems(spec, counter, metricName), ...monitorProblems(spec), ...problems],
    warnings: [...counterWarnings(counter), ...warnings],
    hpaMetric: (_, target) => ({
      type: 'Pods',
      pods: { metric: { name: metricName }, target: { type: 'AverageValue', averageValue: targetQuantity(target) } },
    }),
    kedaTrigger: (context, target, options) => readerTrigger(spec, { query: query(context), target, ...options }, context),
    check: (context, scaler) => [
      ...readerProblems(spec, scaler),
      ...metricsPortProblems(spec, context),
      ...scaler === 'keda' && spec.monitor === 'none' && spec.seriesLabels === undefined ? [SERIES_LABELS_MISSING] : [],
    ],
    needs: (context, scaler) => {
      const port = metricsPortOf(spec, context);
      return {
        objects: [...renderMonitor(spec, context), ...scaler === 'keda' ? readerObjects(spec, context) : []],
        ...(port !== undefined && { metricsPort: port }),
        ...(scaler === 'hpa' && { adapterRules: [adapterRule(counter, metricName, excluded, window)] }),
      };
    },
  };
}

/** The rule of prometheus-adapter that serves the rate of each pod. */
function adapterRule(counter: string, metricName: string, excluded: readonly LabelMatcher[], window: string): AdapterRule {
  const query = counted(excluded, (matchers) => {
    const selected = ['<<.LabelMatchers>>', ...matchers.map(({ text }) => templateText(String(text)))].join(',');
    return `sum(rate(<<.Series>>{${selected}}[${window}])) by (<<.GroupBy>>)`;
  });
  return {
    seriesQuery: String(vectorSelector(counter, [labelIsNot('namespace', ''), labelIsNot('pod', '')])),
    seriesFilters: [],
    resources: { overrides: { namespace: { resource: 'namespace' }, pod: { resource: 'pod' } } },
    name: { matches: exactly(counter), as: metricName },
    metricsQuery: String(query),
  };
}

/**
 * What counts; if something is left out, then 0 where only that is there. A pod that has served nothing but probes would otherwise have no
 * number at all, and a broken scrape could not be told from silence.
 */
function counted(excluded: readonly LabelMatcher[], rate: (matchers: readonly LabelMatcher[]) => Leaf): Leaf {
  return excluded.length === 0 ? rate([]) : interpolate`${rate(excluded)} or 0 * ${rate([])}`;
}

function exclusions({ exclude = {} }: PodMetricSpec): readonly LabelMatcher[] {
  return Object.entries(exclude).map(([label, values]) =>
    (values.length === 1 ? labelIsNot(label, values[0] ?? '') : labelMatchesNot(label, values.map(escapeRegex).join('|'))));
}

/** The labels that the operator gives to the series of a monitor. */
function seriesMatchers(spec: PodMetricSpec, context: SignalContext): readonly LabelMatcher[] {
  const { namespace } = context;
  const derived = spec.monitor === 'pod'
    ? { namespace, job: `${namespace}/${monitorName(context)}` }
    : { namespace, service: context.service?.name ?? '' };
  return Object.entries<Leaf>(spec.seriesLabels ?? derived).map(([label, value]) => labelIs(label, value));
}

const SERIES_LABELS_MISSING: Problem = {
  path: 'seriesLabels',
  rule: "is required with the monitor 'none' and KEDA: only what scrapes the pods says by which labels their series are told from others",
};

function counterProblems(spec: PodMetricSpec, counter: string, metricName: string): readonly Problem[] {
  const problems = new Problems();
  const name = (path: string, value: string): boolean => problems.check(METRIC_NAME.test(value), path,
    'must be the name of a metric: letters, digits, "_" or ":", not beginning with a digit', value);
  name('counter', counter);
  if (spec.metricName !== undefined) name('metricName', metricName);
  for (const [label, values] of Object.entries(spec.exclude ?? {})) {
    problems.check(values.length > 0, `exclude.${label}`, 'must not be empty');
  }
  problems.check(spec.seriesLabels === undefined || Object.keys(spec.seriesLabels).length > 0, 'seriesLabels', 'must not be empty');
  return problems.list;
}

function counterWarnings(counter: string): readonly Problem[] {
  const warnings = new Problems();
  warnings.check(COUNTER_NAME.test(counter), 'counter', 'should be a counter, whose name ends in _total, _count, _sum or _bucket: a gauge has no rate',
    counter);
  return warnings.list;
}
