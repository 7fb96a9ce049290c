import { each } from '../../each';
import type { Rule } from '../../rule';
import { selectorsIn } from '../prometheus/signal-query';
import { prometheusObject } from '../samples';
import { queriesOf } from './query';
import { WITH_TRIGGERS } from './trigger';

/** The label that says whose backlog a series is. */
const OWNERS: readonly { readonly metric: RegExp; readonly label: string }[] = [
  { metric: /^rocketmq_consumer_\w+_messages$/, label: 'consumer_group' },
  { metric: /^rocketmq_group_(diff|retrydiff)$/, label: 'group' },
  { metric: /^kafka_consumergroup_lag(_sum)?$/, label: 'consumergroup' },
  { metric: /^rabbitmq_queue_messages(_ready|_unacked)?$/, label: 'queue' },
];

/** A backlog of all groups. */
export const foreignBacklog: Rule = {
  id: 'KEDA038',
  name: 'backlog of other consumers counted',
  severity: 'warning',
  cause: 'a topic may be read by several groups, and a broker has many queues: without the group in the query the workload scales on the backlog of others too',
  fix: 'pin the group (or queue) with an equality matcher',
  source: 'Alibaba Cloud documentation, ApsaraMQ for RocketMQ 5.x metrics; kafka_exporter and RabbitMQ metrics',
  kinds: WITH_TRIGGERS,
  check: each(queriesOf, (query, context) => selectorsIn(query, context).flatMap(({ metric = '', matchers, selector }) => {
    const names = metric === '' ? selector.matchers.filter(({ label }) => label === '__name__').flatMap(({ value }) => value.split('|')) : [metric];
    const owner = OWNERS.find((one) => names.some((name) => one.metric.test(name)));
    // Without any other matcher it is a query over everything, as another rule says.
    const others = matchers.filter(({ label }) => label !== '__name__');
    // One series a group is a mistake of its own.
    return owner === undefined || others.length === 0 || others.some(({ label }) => label === owner.label) || groupsBy(query.text, owner.label) ? []
      : [{ path: query.path, sub: names[0] ?? '', rule: `should pin '${owner.label}', since ${names[0] ?? ''} counts every one` }];
  })),
  samples: {
    noncompliant: [prometheusObject({ query: 'sum(rocketmq_consumer_ready_messages{topic="orders"})' })],
    compliant: [prometheusObject({ query: 'sum(rocketmq_consumer_ready_messages{topic="orders",consumer_group="billing"})' })],
  },
};

function groupsBy(text: string, label: string): boolean {
  return [...text.matchAll(/\bby\s*\(([^)]*)\)/g)].some(([, labels = '']) => labels.split(',').some((one) => one.trim() === label));
}
