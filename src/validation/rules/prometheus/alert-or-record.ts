import { alertRulesOf, type AlertRule } from './alert-rules';
import { prometheusRule } from './samples';
import { asString } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Detection, Rule } from '../../rule';
import { PROMETHEUS_RULE } from '../kinds';

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
/** What only alerts have. */
const OF_ALERTS = ['for', 'keep_firing_for', 'annotations'] as const;

/** A rule that is neither an alert nor a recording, or both. */
export const alertOrRecord: Rule = {
  id: 'PROM024',
  name: 'rule that is no alert and no recording',
  severity: 'error',
  cause: 'the schema lets it through; the webhook of the operator rejects the object, or the operator leaves all its groups out',
  fix: "give 'alert' with 'for' and 'annotations', or 'record' with the name of a metric",
  source: 'Prometheus model/rulefmt/rulefmt.go Rule.Validate',
  kinds: [PROMETHEUS_RULE],
  check: each(alertRulesOf, shapeProblems),
  samples: {
    noncompliant: [prometheusRule({ record: 'shop:requests:rate2m', expr: 'sum(rate(http_requests_total{namespace="shop"}[2m]))', for: '5m' })],
    compliant: [prometheusRule({ record: 'shop:requests:rate2m', expr: 'sum(rate(http_requests_total{namespace="shop"}[2m]))' })],
  },
};

function shapeProblems({ path, json }: AlertRule): readonly Detection[] {
  const [alert, record] = [asString(json.alert) ?? '', asString(json.record) ?? ''];
  if ((alert === '') === (record === '')) return [{ path, rule: `must have ${alert === '' ? 'one of' : 'only one of'} 'alert' and 'record'` }];
  if (record === '') return [];
  return [
    ...OF_ALERTS.filter((field) => json[field] !== undefined).map((field) => ({ path: `${path}.${field}`, rule: 'must not be set on a recording' })),
    ...(METRIC_NAME.test(record) ? [] : [{ path: `${path}.record`, rule: 'must be the name of a metric', got: record }]),
  ];
}
