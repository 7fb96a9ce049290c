import { adapterRulesIn, PROMETHEUS_ADAPTER, WITH_ADAPTER_RULES } from './adapter-rules';
import { adapterRule, adapterRules } from './samples';
import { asString } from '../../../kubernetes/json';
import { checkPromql } from '../../../kubernetes/promql/check';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { isTemplated } from '../templated';

/** A discovery that fails for all rules. */
export const seriesQuery: Rule = {
  id: 'PROM017',
  name: 'seriesQuery that is no selector',
  severity: 'error',
  cause: 'the adapter asks Prometheus for the series of all rules at once: one that is refused ends the discovery, and no metric of any rule is served',
  fix: 'write a selector only, such as http_requests_total{namespace!="",pod!=""}',
  source: `${PROMETHEUS_ADAPTER} pkg/custom-provider/provider.go updateMetrics; kubernetes-sigs/prometheus-adapter#225, #99`,
  kinds: WITH_ADAPTER_RULES,
  check: each(adapterRulesIn, ({ path: rule, json }) => {
    const path = `${rule}.seriesQuery`;
    const text = asString(json.seriesQuery);
    if (text === undefined || text === '') return [{ path, rule: 'is required' }];
    if (isTemplated(text)) return [];
    const { expr, problems: [problem] } = checkPromql(text);
    if (problem !== undefined) return [{ path, rule: `must be a selector: ${problem.message}`, got: text }];
    return expr?.kind === 'selector' ? [] : [{ path, rule: 'must be a selector, without functions, operators and ranges', got: text }];
  }),
  samples: {
    noncompliant: [adapterRules([adapterRule({ seriesQuery: 'sum(http_requests_total)' })])],
    compliant: [adapterRules([adapterRule()])],
  },
};
