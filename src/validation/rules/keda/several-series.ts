import { varyingLabels } from '../../../kubernetes/promql/series-shape';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { queriesOf, shapeOf } from './query';
import { KEDA, WITH_TRIGGERS } from './trigger';

/** A query that groups by labels with several values. */
export const severalSeries: Rule = {
  id: 'KEDA014',
  name: 'query with one series a group',
  severity: 'error',
  cause: 'KEDA wants one number: as soon as the result has more than one series every reading fails with "returned multiple elements", and the count is frozen',
  fix: "pin the label with '=' and drop the grouping",
  source: `${KEDA} pkg/scalers/prometheus_scaler.go`,
  kinds: WITH_TRIGGERS,
  check: each(queriesOf, (query, context) => {
    const { expr, type } = shapeOf(query, context);
    const varying = expr === undefined || type !== 'vector' ? [] : varyingLabels(expr) ?? [];
    if (varying.length === 0) return [];
    const labels = varying.join(', ');
    return [{
      path: query.path,
      rule: `groups by (${labels}): KEDA fails as soon as the result has more than one series`,
      fix: `pin ${varying.map((label) => `${label}="…"`).join(', ')} and drop 'by (${labels})'`,
    }];
  }),
  samples: {
    noncompliant: [prometheusObject({ query: 'sum(rocketmq_consumer_ready_messages{topic="orders"}) by (consumer_group)' })],
    compliant: [prometheusObject({ query: 'sum(rocketmq_consumer_ready_messages{topic="orders",consumer_group="billing"})' })],
  },
};
