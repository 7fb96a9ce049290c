import { adapterRulesIn, PROMETHEUS_ADAPTER, WITH_ADAPTER_RULES } from './adapter-rules';
import { adapterRule, adapterRules } from './samples';
import { asString } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Rule } from '../../rule';

/** A query that is the same for everybody. */
export const withoutLabelMatchers: Rule = {
  id: 'PROM020',
  name: 'metricsQuery without the label matchers',
  severity: 'warning',
  cause: 'the namespace, the pods and the selector of the HPA reach Prometheus only through <<.LabelMatchers>> (or <<.LabelValuesByName>>): without them everybody gets the same number',
  fix: 'put {<<.LabelMatchers>>} behind <<.Series>>',
  source: `${PROMETHEUS_ADAPTER} pkg/naming/metrics_query.go`,
  kinds: WITH_ADAPTER_RULES,
  check: each(adapterRulesIn, ({ path, json }) => {
    const template = asString(json.metricsQuery);
    return template === undefined || /\.Label(Matchers|ValuesByName)/.test(template) ? [] : [{ path: `${path}.metricsQuery`, rule: 'should contain <<.LabelMatchers>>', got: template }];
  }),
  samples: {
    noncompliant: [adapterRules([adapterRule({ metricsQuery: 'sum(rate(<<.Series>>{namespace="shop"}[2m])) by (<<.GroupBy>>)' })])],
    compliant: [adapterRules([adapterRule()])],
  },
};
