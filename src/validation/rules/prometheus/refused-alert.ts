import { alertRulesOf } from './alert-rules';
import { prometheusRule } from './samples';
import { checkPromql } from '../../../kubernetes/promql/check';
import { typeName } from '../../../kubernetes/promql/type-of';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { PROMETHEUS_RULE } from '../kinds';
import { isTemplated } from '../templated';

/** An alert whose query Prometheus does not run. */
export const refusedAlert: Rule = {
  id: 'PROM023',
  name: 'alert or recording that Prometheus refuses',
  severity: 'error',
  cause: 'the webhook of the operator rejects the object; without the webhook the operator leaves all groups of the object out, with no more than an event',
  fix: 'mend the expression',
  source: 'prometheus-operator v0.93 pkg/prometheus/rules.go ValidateRule; Prometheus 3.14 promql/parser',
  kinds: [PROMETHEUS_RULE],
  check: each(alertRulesOf, ({ path: rule, json: { expr } }) => {
    const path = `${rule}.expr`;
    const text = typeof expr === 'number' ? String(expr) : expr;
    if (typeof text !== 'string' || text.trim() === '') return [{ path, rule: 'is required' }];
    if (isTemplated(text)) return [];
    const { type, problems: [problem] } = checkPromql(text, 'experimental');
    if (problem !== undefined) return [{ path, rule: `is refused by Prometheus at character ${problem.from + 1}: ${problem.message}` }];
    return type === 'vector' || type === 'scalar' ? [] : [{ path, rule: `must be an instant vector or a scalar, not a ${typeName(type ?? 'string')}`, got: text }];
  }),
  samples: {
    noncompliant: [prometheusRule({ alert: 'AtMaximum', expr: 'kube_horizontalpodautoscaler_status_current_replicas ==' })],
    compliant: [prometheusRule({ alert: 'AtMaximum', expr: 'kube_horizontalpodautoscaler_status_condition{condition="ScalingLimited",status="true"} == 1', for: '15m' })],
  },
};
