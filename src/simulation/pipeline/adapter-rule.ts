import { asObject, asString } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/json';
import { checkPromql } from '../../kubernetes/promql/check';
import { metricNamer } from '../../kubernetes/promql/metric-name';
import { selectorsOf } from '../../kubernetes/promql/selectors';
import { renderAdapterTemplate } from '../../kubernetes/promql/template';

/** The metric that a rule serves, and the series behind it; undefined if it cannot be read. */
export function servedMetric(rule: JsonObject): { readonly name: string; readonly series: string } | undefined {
  const { expr } = checkPromql(asString(rule.seriesQuery) ?? '');
  const series = expr === undefined ? undefined : selectorsOf(expr)[0]?.metric;
  if (series === undefined) return undefined;
  const { matches, as } = asObject(rule.name);
  const namer = metricNamer({ matches: asString(matches) ?? '', as: asString(as) ?? '' });
  const name = 'error' in namer ? undefined : namer.nameOf(series);
  return name === undefined ? undefined : { name, series };
}

/** Stands for the labels of the workload: nothing else is simulated. */
const ANY = 'namespace!=""';

/** The query of a rule, for the pods of the workload or for all together. */
export function queryOf(rule: JsonObject, series: string, isExternal: boolean): string | undefined {
  const rendered = renderAdapterTemplate(asString(rule.metricsQuery) ?? '', {
    series, labelMatchers: ANY, labelValuesByName: {}, groupBySlice: isExternal ? [] : ['pod'],
  });
  return 'text' in rendered ? rendered.text : undefined;
}
