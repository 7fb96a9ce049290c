import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { queriesOf } from './query';
import { WITH_TRIGGERS } from './trigger';

/** Names that documentation shows and no program emits, with what is meant. */
const NEVER: Readonly<Record<string, string>> = {
  rocketmq_message_accumulation: 'rocketmq_group_diff (rocketmq-exporter) or rocketmq_consumer_lag_messages (RocketMQ 5)',
};

/** A metric that does not exist. */
export const neverEmitted: Rule = {
  id: 'KEDA017',
  name: 'metric that is never emitted',
  severity: 'error',
  cause: 'the result is always empty, which KEDA silently takes for 0 (or fails on, with ignoreNullValues "false")',
  fix: 'ask for a metric that the exporter has',
  source: 'apache/rocketmq-exporter RMQMetricsCollector.java against its README',
  kinds: WITH_TRIGGERS,
  check: each(queriesOf, ({ path, text }) => Object.entries(NEVER)
    .filter(([metric]) => new RegExp(`\\b${metric}\\b`).test(text))
    .map(([metric, meant]) => ({ path, rule: `asks for ${metric}, which no exporter emits`, fix: `ask for ${meant}` }))),
  samples: {
    noncompliant: [prometheusObject({ query: 'sum(rocketmq_message_accumulation{topic="orders",group="billing"})' })],
    compliant: [prometheusObject({ query: 'sum(max by (group, topic) (rocketmq_group_diff{topic="orders",group="billing"}))' })],
  },
};
