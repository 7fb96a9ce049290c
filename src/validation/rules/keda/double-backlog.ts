import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { queriesOf } from './query';
import { WITH_TRIGGERS } from './trigger';

const LAG = /\brocketmq_consumer_lag_messages\b/;
const PARTS = /\brocketmq_consumer_(ready|inflight)_messages\b/;
/** Operators that add nothing up. */
const COMPARES = /\b(or|unless|and)\b|[-/]/;

/** A backlog and its parts in one sum. */
export const doubleBacklog: Rule = {
  id: 'KEDA037',
  name: 'backlog counted twice',
  severity: 'warning',
  cause: 'the lag of a RocketMQ group is what is ready plus what is in flight: a sum of lag and its parts is twice the backlog',
  fix: 'sum ready and inflight, or the lag alone',
  source: 'apache/rocketmq broker ConsumerLagCalculator.java',
  kinds: WITH_TRIGGERS,
  check: each(queriesOf, ({ path, text }) => (LAG.test(text) && PARTS.test(text) && !COMPARES.test(text.replace(/"[^"]*"/g, ''))
    ? [{ path, rule: 'should not add rocketmq_consumer_lag_messages to the ready and inflight messages that it consists of' }] : [])),
  samples: {
    noncompliant: [prometheusObject({ query: backlog('lag|inflight') })],
    compliant: [prometheusObject({ query: backlog('ready|inflight') })],
  },
};

function backlog(parts: string): string {
  const names = parts.split('|').map((part) => `rocketmq_consumer_${part}_messages`).join('|');
  return `sum({__name__=~"${names}",instance_id="rmq-cn-1",topic="orders",consumer_group="billing"})`;
}
