import { prometheusBacklog, type Backlog } from './backlog';
import { checkGroup, rocketMqQuery, type RocketMqMessages } from './backlog-rocketmq';
import { CONFIRMATION_KEYS, type Confirmation } from './precondition';
import { PROMETHEUS_SERVER_KEYS, type PrometheusServerSpec } from './prometheus-trigger';
import { backlogFrom } from './signal-from';
import { aLeaf, oneOf } from '../kubernetes/declared/scalars';
import { mapOf, anObject, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';

/** A consumer group of Apache RocketMQ 5.1 or later, as the brokers' own metrics show it. */
export interface RocketMqBrokerSpec extends PrometheusServerSpec {
  readonly topic: Leaf;
  /** The group whose backlog counts. */
  readonly consumerGroup: Leaf;
  /** Label `cluster` of the brokers. @default - any cluster */
  readonly cluster?: Leaf;
  /** Further labels that the series must have. @default - none */
  readonly labels?: Readonly<Record<string, Leaf>>;
  /** What counts: waiting messages, or also those that a consumer holds without having committed them. @default 'readyAndInflight' */
  readonly messages?: RocketMqMessages;
  /**
   * The caller's word that the brokers run with `useStaticSubscription=true`: without it the gauges of a group vanish with its last
   * consumer, so that one scaled to zero would never wake. Needed for a minimum of 0.
   */
  readonly staticSubscription?: Confirmation;
}

const KEYS: KeysOf<RocketMqBrokerSpec> = {
  ...PROMETHEUS_SERVER_KEYS,
  topic: required(aLeaf),
  consumerGroup: required(aLeaf),
  cluster: aLeaf,
  labels: mapOf(aLeaf),
  messages: oneOf('ready', 'readyAndInflight'),
  staticSubscription: anObject(CONFIRMATION_KEYS),
};

/** The default scrape interval of Prometheus. */
const LAG_SECONDS = 60;

/**
 * Messages of an Apache RocketMQ group that wait or are being worked on, summed over brokers and retries.
 * Upstream: apache/rocketmq BrokerMetricsManager, `rocketmq_consumer_ready_messages` and `rocketmq_consumer_inflight_messages`.
 */
export function rocketMqBroker(given: RocketMqBrokerSpec): Backlog {
  return backlogFrom('rocketMqBroker', given, KEYS, makeRocketMqBroker);
}

function makeRocketMqBroker(spec: RocketMqBrokerSpec): Backlog {
  const { topic, consumerGroup, cluster, labels, messages, staticSubscription, ...server } = spec;
  const problems = new Problems();
  checkGroup(problems, topic, consumerGroup);
  return prometheusBacklog({
    source: 'rocketMqBroker',
    unit: 'messages',
    lagSeconds: LAG_SECONDS,
    query: rocketMqQuery(messages ?? 'readyAndInflight', { cluster, topic, consumer_group: consumerGroup, ...labels }),
    server,
    problems,
    withoutPods: {
      option: 'staticSubscription',
      precondition: {
        id: 'rocketmq-static-subscription',
        statement: 'the brokers run with useStaticSubscription=true',
        howTo: 'set it in the configuration of every broker',
        confirmedBy: staticSubscription?.confirmedBy,
      },
    },
  });
}
