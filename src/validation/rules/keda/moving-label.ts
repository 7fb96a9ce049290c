import { each } from '../../each';
import type { Rule } from '../../rule';
import { selectorsIn } from '../prometheus/signal-query';
import { prometheusObject } from '../samples';
import { queriesOf, shapeOf } from './query';
import { WITH_TRIGGERS } from './trigger';
import { outerAggregations } from '../../../kubernetes/promql/selectors';

const EXPORTED = /^rocketmq_group_(diff|retrydiff|dlqdiff)$/;

/** A backlog that is counted twice while the consumers change. */
export const movingLabel: Rule = {
  id: 'KEDA036',
  name: 'backlog summed over a label that each scaling changes',
  severity: 'warning',
  cause: 'rocketmq-exporter writes the number of online consumers as a label: after each scaling the old and the new series coexist for a minute, and a sum counts the backlog twice',
  fix: 'write sum(max by (group, topic) (…))',
  source: 'apache/rocketmq-exporter RMQMetricsCollector.java, countOfOnlineConsumers',
  kinds: WITH_TRIGGERS,
  check: each(queriesOf, (query, context) => {
    const { expr } = shapeOf(query, context);
    if (expr === undefined || !outerAggregations(expr).some(({ operator }) => operator === 'sum')) return [];
    return selectorsIn(query, context).filter(({ metric = '', within, matchers }) => EXPORTED.test(metric) && !within.includes('max')
      && !matchers.some(({ label }) => label === 'countOfOnlineConsumers'))
      .map(({ metric = '' }) => ({ path: query.path, sub: metric, rule: `should take the maximum of ${metric} by group and topic before the sum` }));
  }),
  samples: {
    noncompliant: [prometheusObject({ query: 'sum(rocketmq_group_diff{group="billing",topic="orders"})' })],
    compliant: [prometheusObject({ query: 'sum(max by (group, topic) (rocketmq_group_diff{group="billing",topic="orders"}))' })],
  },
};
