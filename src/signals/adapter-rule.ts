import type { ExternalAdapterRule, SignalContext } from './signal';
import type { Leaf } from '../kubernetes/opaque';
import { escapeRegex } from '../kubernetes/promql/escape';

/** Text as a template of prometheus-adapter prints it: `<<` would begin an action. Upstream: Go `text/template` with `<<` and `>>`. */
export function templateText(text: string): string {
  return text.replaceAll('<<', '<<"<<">>');
}

/** An expression that matches nothing but this name; the adapter does not anchor them itself. */
export function exactly(name: string): string {
  return `^${escapeRegex(name)}$`;
}

/** Where the adapter finds out that a metric exists. */
export interface RuleSeries {
  /** A vector selector; the metric is served as soon as it finds a series. */
  readonly selector: Leaf;
  /** Expression for the names of the series. */
  readonly matches: string;
}

/** Name under which the adapter serves a metric of a declaration: `<namespace>_<name>_<what>`, unique in the cluster. */
export function externalMetricName(context: SignalContext, what: string): string {
  return `${context.namespace}_${context.name}_${what}`;
}

/** The rule by which prometheus-adapter serves the result of a query; undefined if the query is known only later. */
export function externalRule(name: string, query: Leaf, series: RuleSeries): ExternalAdapterRule | undefined {
  if (typeof query !== 'string' || typeof series.selector !== 'string') return undefined;
  return {
    seriesQuery: series.selector,
    resources: { namespaced: false },
    name: { matches: series.matches, as: name },
    metricsQuery: templateText(query),
  };
}
