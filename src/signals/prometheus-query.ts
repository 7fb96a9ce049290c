import { exactly, type RuleSeries } from './adapter-rule';
import { PROMETHEUS_READER_KEYS, type PrometheusReaderSpec } from './prometheus-reader';
import { promqlSignal } from './promql-signal';
import type { Signal, SignalUnit } from './signal';
import { signalFrom } from './signal-from';
import { aFlag, aLeaf, aNumber, oneOf } from '../kubernetes/declared/scalars';
import { required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems, type Problem } from '../kubernetes/problem';
import type { Matcher } from '../kubernetes/promql/ast';
import { checkPromql } from '../kubernetes/promql/check';
import { quotePromqlString } from '../kubernetes/promql/escape';
import { labelName } from '../kubernetes/promql/matcher';
import { selectorsOf } from '../kubernetes/promql/selectors';
import { seriesShape, varyingLabels } from '../kubernetes/promql/series-shape';
import { typeName } from '../kubernetes/promql/type-of';

/** Any number that Prometheus can give. */
export interface PrometheusQuerySpec extends PrometheusReaderSpec {
  /**
   * PromQL. The result must be an instant vector of one series by the way it is built, such as a `sum` that groups by nothing, and the total
   * over all pods: it is the scaler that divides by their number.
   */
  readonly query: Leaf;
  /**
   * What the number counts. `milliseconds` are compared with the target as they are, everything else per pod.
   * @default 'requests/s'
   */
  readonly unit?: SignalUnit;
  /**
   * Seconds from a request to the number that shows it: scrape interval plus range.
   * @default 60
   */
  readonly lagSeconds?: number;
  /**
   * Whether the series are there without pods, so that they can wake the first one.
   * @default false
   */
  readonly livesWithoutPods?: boolean;
}

const KEYS: KeysOf<PrometheusQuerySpec> = {
  ...PROMETHEUS_READER_KEYS, query: required(aLeaf), unit: oneOf('messages', 'requests/s', 'queued requests', 'sessions', 'milliseconds', 'bytes/s', 'messages/s', 'items', 'ratio', 'seconds'), lagSeconds: aNumber, livesWithoutPods: aFlag,
};

const LAG_DEFAULT = 60;

/** The result of a PromQL query. A HorizontalPodAutoscaler finds it as soon as the first series in the query exists. */
export function prometheusQuery(given: PrometheusQuerySpec): Signal {
  return signalFrom('prometheus', given, KEYS, makePrometheusQuery);
}

function makePrometheusQuery(spec: PrometheusQuerySpec): Signal {
  const lagSeconds = spec.lagSeconds ?? LAG_DEFAULT;
  const problems = new Problems();
  problems.add(queryProblems(spec.query), 'query');
  problems.check(Number.isFinite(lagSeconds) && lagSeconds >= 0, 'lagSeconds', 'must be a number from 0', lagSeconds);
  const signal = promqlSignal({
    source: 'prometheus',
    unit: spec.unit ?? 'requests/s',
    lagSeconds,
    lowestMinReplicas: spec.livesWithoutPods === true ? 0 : 1,
    reader: spec,
    query: () => spec.query,
    series: () => firstSeries(spec.query),
    problems: problems.list,
    warnings: [],
  });
  return spec.livesWithoutPods === true ? signal : { ...signal, wakeFix: "raise it, or state 'livesWithoutPods' if the series are there without pods" };
}

/**
 * Problems of a query that KEDA shall read; the path is the query itself. Text that is known only later is not looked at.
 * Upstream: KEDA 2.20 prometheus_scaler.go, `ExecutePromQuery`.
 */
export function queryProblems(query: Leaf): readonly Problem[] {
  const problems = new Problems();
  if (typeof query !== 'string') return problems.list;
  const { type, expr, problems: faults } = checkPromql(query);
  for (const { message } of faults) problems.check(false, '', `must be PromQL: ${message}`, query);
  if (faults.length > 0 || expr === undefined || type === undefined) return problems.list;
  if (!problems.check(type === 'vector', '', `must give an instant vector, not a ${typeName(type)}`, query, TYPE_FIXES[type])) return problems.list;
  const varying = varyingLabels(expr) ?? [];
  problems.check(seriesShape(expr) === 'one', '', varying.length === 0
    ? 'must give one series by the way it is built: two would be an error'
    : `must give one series, but it gives one for each ${varying.join(', ')}: two would be an error`, query, 'put sum(…) around it, or pin the labels');
  return problems.list;
}

const TYPE_FIXES: Readonly<Record<string, string>> = {
  scalar: 'put vector(…) around it: KEDA cannot read a scalar',
  matrix: 'put a function such as rate(…) around it: KEDA reads a range vector as 0',
};

/** The first series in a query, by which prometheus-adapter finds out that the number exists. */
function firstSeries(query: Leaf): RuleSeries | undefined {
  if (typeof query !== 'string') return undefined;
  const { expr } = checkPromql(query);
  const [first] = expr === undefined ? [] : selectorsOf(expr);
  if (first === undefined) return undefined;
  const { name, matchers } = first.selector;
  const braces = name !== undefined && matchers.length === 0 ? '' : `{${matchers.map(matcherText).join(',')}}`;
  return { selector: `${name ?? ''}${braces}`, matches: first.metric === undefined ? '.*' : exactly(first.metric) };
}

function matcherText({ label, operator, value }: Matcher): string {
  return `${labelName(label)}${operator}${quotePromqlString(value)}`;
}
