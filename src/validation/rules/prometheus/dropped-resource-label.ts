import { adapterRulesIn, PROMETHEUS_ADAPTER, WITH_ADAPTER_RULES } from './adapter-rules';
import { adapterRule, adapterRules } from './samples';
import { renderedQuery, sampleValues } from './signal-query';
import { checkPromql } from '../../../kubernetes/promql/check';
import { mayHaveLabel } from '../../../kubernetes/promql/series-shape';
import { each } from '../../each';
import type { Rule } from '../../rule';

/** A result that belongs to no pod. */
export const droppedResourceLabel: Rule = {
  id: 'PROM018',
  name: 'metricsQuery that drops the label of the resource',
  severity: 'error',
  cause: 'the adapter tells by its label which pod a result belongs to, and silently drops a result without it: the HPA finds no metrics',
  fix: 'aggregate by (<<.GroupBy>>)',
  source: `${PROMETHEUS_ADAPTER} pkg/custom-provider/provider.go; kubernetes-sigs/prometheus-adapter#150`,
  kinds: WITH_ADAPTER_RULES,
  check: each(adapterRulesIn, (rule) => {
    const query = rule.api === 'custom' ? renderedQuery(rule) : undefined;
    const { expr, problems } = query === undefined ? { expr: undefined, problems: [] } : checkPromql(query.text);
    const [label = ''] = sampleValues(rule).groupBySlice;
    return query === undefined || expr === undefined || problems.length > 0 || mayHaveLabel(expr, label) ? []
      : [{ path: query.path, rule: `must keep the label '${label}' in its result` }];
  }),
  samples: {
    noncompliant: [adapterRules([adapterRule({ metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m]))' })])],
    compliant: [adapterRules([adapterRule()])],
  },
};
