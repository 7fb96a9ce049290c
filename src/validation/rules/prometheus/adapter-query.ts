import { adapterRulesIn, PROMETHEUS_ADAPTER, WITH_ADAPTER_RULES } from './adapter-rules';
import { adapterRule, adapterRules } from './samples';
import { sampleValues } from './signal-query';
import { asString } from '../../../kubernetes/json';
import { checkPromql } from '../../../kubernetes/promql/check';
import { renderAdapterTemplate } from '../../../kubernetes/promql/template';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { isTemplated } from '../templated';

const OTHER_LANGUAGE = /is no field of the adapter/;

/** A query of the adapter that Prometheus, or the adapter itself, does not run. */
export const adapterQuery: Rule = {
  id: 'PROM016',
  name: 'metricsQuery that cannot be asked',
  severity: 'error',
  cause: 'the adapter looks at a query only when it is asked for: each reading then fails, or the adapter does not start over the template',
  fix: 'mend the query; the placeholders are <<.Series>>, <<.LabelMatchers>>, <<.LabelValuesByName>>, <<.GroupBy>> and <<.GroupBySlice>>',
  source: `${PROMETHEUS_ADAPTER} pkg/naming/metrics_query.go; Prometheus 3.14 promql/parser`,
  kinds: WITH_ADAPTER_RULES,
  check: each(adapterRulesIn, (rule) => {
    const template = asString(rule.json.metricsQuery);
    const path = `${rule.path}.metricsQuery`;
    if (template === undefined || isTemplated(template.replace(/<<|>>/g, ''))) return [];
    const rendered = renderAdapterTemplate(template, sampleValues(rule));
    // Other parts of the template language may well be right.
    if ('error' in rendered && OTHER_LANGUAGE.test(rendered.error)) return [];
    if ('error' in rendered) return [{ path, rule: `must be a template that the adapter can fill in: ${rendered.error}` }];
    const { type, problems: [problem] } = checkPromql(rendered.text);
    if (problem !== undefined) return [{ path, rule: `must be a query that Prometheus runs: ${problem.message}`, got: rendered.text }];
    return type === 'vector' || (type === 'scalar' && rule.api === 'external') ? [] : [{ path, rule: `must return an instant vector, not a ${type ?? 'text'}`, got: rendered.text }];
  }),
  samples: {
    noncompliant: [adapterRules([adapterRule({ metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m]) by (<<.GroupBy>>)' })])],
    compliant: [adapterRules([adapterRule()])],
  },
};
