import { goQuote } from '../go-quote';
import type { LabelRequirement, LabelSelector } from '../label-selector';

/** What prometheus-adapter puts into the template of a `metricsQuery` (v0.12 pkg/naming/metrics_query.go). */
export interface AdapterQueryValues {
  readonly series: string;
  /** As PromQL: `namespace="shop",pod=~"a|b"`. */
  readonly labelMatchers: string;
  /** The values of a label joined with `|`. */
  readonly labelValuesByName: Readonly<Record<string, string>>;
  readonly groupBySlice: readonly string[];
}

/** A label that stands for a resource, with the names that are asked for. */
export interface ResourceLabel {
  readonly label: string;
  readonly names: readonly string[];
}

/** A request for a custom metric (`rules`). */
export interface CustomMetricRequest {
  readonly series: string;
  /** Missing for a resource without namespaces. */
  readonly namespace?: { readonly label: string; readonly name: string };
  readonly resource: ResourceLabel;
  /** The `metric.selector` of the HPA. */
  readonly selector?: LabelSelector;
  readonly extraGroupBy?: readonly string[];
}

/** A request for an external metric (`externalRules`). */
export interface ExternalMetricRequest {
  readonly series: string;
  /** Missing if the rule has `namespaced: false`. */
  readonly namespace?: { readonly label: string; readonly name: string };
  readonly selector?: LabelSelector;
}

/** What the adapter says when a selector has no counterpart in PromQL. */
export interface AdapterQueryError {
  readonly error: string;
}

/** The values for a custom metric: its own label comes last among the matchers, and is what is grouped by. */
export function customMetricValues(request: CustomMetricRequest): AdapterQueryValues | AdapterQueryError {
  const { series, resource, extraGroupBy = [] } = request;
  const values = externalMetricValues(request);
  if ('error' in values) return values;
  const joined = resource.names.join('|');
  const matcher = `${resource.label}${resource.names.length > 1 ? '=~' : '='}${goQuote(joined)}`;
  return {
    series,
    labelMatchers: values.labelMatchers === '' ? matcher : `${values.labelMatchers},${matcher}`,
    labelValuesByName: { ...values.labelValuesByName, [resource.label]: joined },
    groupBySlice: [resource.label, ...extraGroupBy],
  };
}

/** The values for an external metric, which never groups by anything. */
export function externalMetricValues({ series, namespace, selector }: ExternalMetricRequest): AdapterQueryValues | AdapterQueryError {
  const requirements = [...selector?.requirements ?? []].sort((a, b) => Number(a.key > b.key) - Number(a.key < b.key));
  const all: readonly LabelRequirement[] = namespace === undefined
    ? requirements
    : [...requirements, { key: namespace.label, operator: 'Equals', values: [namespace.name] }];
  const matchers = all.map(matcherOf);
  const failed = matchers.find((matcher) => typeof matcher !== 'string');
  if (failed !== undefined) return failed;
  return {
    series,
    labelMatchers: matchers.join(','),
    labelValuesByName: Object.fromEntries(all.map(({ key, values }) => [key, sorted(values).join('|')])),
    groupBySlice: [],
  };
}

/** Several values, and `In` and `NotIn` even with one, become a regular expression, whose values are not escaped. */
function matcherOf({ key, operator, values }: LabelRequirement): string | AdapterQueryError {
  if (key === '') return { error: 'label not specified' };
  if (operator === 'Unknown') return { error: 'operator not supported by prometheus' };
  const exists = operator === 'Exists' || operator === 'DoesNotExist';
  if (exists && values.length > 0) return { error: 'operator does not support values' };
  if (!exists && values.length === 0) return { error: 'operator requires values' };
  const operators = { Equals: values.length === 1 ? '=' : '=~', In: '=~', NotIn: '!~', Exists: '!=', DoesNotExist: '=' } as const;
  return `${key}${operators[operator]}${goQuote(sorted(values).join('|'))}`;
}

/** A set of values, in the order of their code points. */
function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
