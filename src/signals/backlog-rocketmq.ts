import { armsAddressWarnings, armsAddressProblems, armsAuthProblems } from './arms-address';
import { checkFilled, prometheusBacklog, type Backlog } from './backlog';
import { CONFIRMATION_KEYS, type Confirmation } from './precondition';
import { PROMETHEUS_AUTH, type PrometheusAuthSpec } from './prometheus-auth';
import { equalityMatchers } from './promql-selector';
import { backlogFrom } from './signal-from';
import { aLeaf, aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import { anObject, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { interpolate, type Leaf } from '../kubernetes/opaque';
import { checkFilledIn } from '../kubernetes/placeholder';
import { Problems, under } from '../kubernetes/problem';

/** A consumer group of ApsaraMQ for RocketMQ 5.x, as Managed Service for Prometheus sees it. */
export interface RocketMqSpec {
  /**
   * HTTP API URL (Grafana Read URL) of the Prometheus instance 'Cloud Services-<region>', or of another Prometheus API that has its
   * metrics. From within the region the host is `<region>-intranet.arms.aliyuncs.com`.
   */
  readonly endpoint: Leaf;
  /** Id of the RocketMQ instance: `rmq-…`. Instances of version 4 have other ids and no such metrics. */
  readonly instanceId: Leaf;
  readonly topic: Leaf;
  /** The group whose backlog counts. */
  readonly consumerGroup: Leaf;
  /**
   * `custom` with the header Authorization and the raw token (V1), or `basic` with an AccessKey pair (V2).
   * @default - no authentication
   */
  readonly auth?: PrometheusAuthSpec;
  /** Region of the RocketMQ instance; the endpoint must be in it. @default - not checked */
  readonly region?: string;
  /** What counts: waiting messages, or also those that a consumer holds without having committed them. @default 'readyAndInflight' */
  readonly messages?: RocketMqMessages;
  /** Seconds to wait for an answer. Greater than 0. @default - the operator's, 3 s unless configured */
  readonly timeoutSeconds?: number;
  /**
   * The caller's word that the gauges stay without a connected consumer; they vanish by default, so that a consumer scaled to zero would
   * never wake. Needed for a minimum of 0.
   */
  readonly gaugesWithoutConsumers?: Confirmation;
}

const KEYS: KeysOf<RocketMqSpec> = {
  endpoint: required(aLeaf),
  instanceId: required(aLeaf),
  topic: required(aLeaf),
  consumerGroup: required(aLeaf),
  auth: PROMETHEUS_AUTH,
  region: aText,
  messages: oneOf('ready', 'readyAndInflight'),
  timeoutSeconds: aNumber,
  gaugesWithoutConsumers: anObject(CONFIRMATION_KEYS),
};

/** Which messages of a RocketMQ group count. */
export type RocketMqMessages = 'ready' | 'readyAndInflight';

/** Metrics of cloud services arrive once a minute. */
const LAG_SECONDS = 60;
const INSTANCE_ID = /^rmq-[a-z0-9-]+$/;

/** The gauges that make up the backlog; `rocketmq_consumer_lag_messages` is their sum and would count twice. */
const GAUGES: Readonly<Record<RocketMqMessages, string>> = {
  ready: 'rocketmq_consumer_ready_messages',
  readyAndInflight: 'rocketmq_consumer_ready_messages|rocketmq_consumer_inflight_messages',
};

/** Messages of an ApsaraMQ for RocketMQ group that wait or are being worked on. */
export function rocketMq(given: RocketMqSpec): Backlog {
  return backlogFrom('rocketMq', given, KEYS, makeRocketMq);
}

function makeRocketMq(spec: RocketMqSpec): Backlog {
  const problems = new Problems();
  problems.add(armsAddressProblems(spec.endpoint, spec.region), 'endpoint');
  problems.add(armsAuthProblems(spec.endpoint, spec.auth), 'auth');
  if (typeof spec.instanceId === 'string' && checkFilledIn(problems, 'instanceId', spec.instanceId)) {
    problems.check(INSTANCE_ID.test(spec.instanceId), 'instanceId', 'must be the id of a 5.x instance, which starts with "rmq-"', spec.instanceId);
  }
  checkGroup(problems, spec.topic, spec.consumerGroup);
  return prometheusBacklog({
    source: 'rocketMq',
    unit: 'messages',
    lagSeconds: LAG_SECONDS,
    query: rocketMqQuery(spec.messages ?? 'readyAndInflight', {
      instance_id: spec.instanceId,
      topic: spec.topic,
      consumer_group: spec.consumerGroup,
    }),
    server: {
      serverAddress: spec.endpoint,
      ...(spec.auth !== undefined && { auth: spec.auth }),
      ...(spec.timeoutSeconds !== undefined && { timeoutSeconds: spec.timeoutSeconds }),
    },
    addressOption: 'endpoint',
    problems,
    warnings: under('endpoint', armsAddressWarnings(spec.endpoint)),
    withoutPods: {
      option: 'gaugesWithoutConsumers',
      precondition: {
        id: 'rocketmq-gauges-without-consumers',
        statement: 'the gauges of the consumer group stay without a connected consumer',
        howTo: 'stop all consumers for ten minutes and look whether the query still returns a number',
        confirmedBy: spec.gaugesWithoutConsumers?.confirmedBy,
      },
    },
  });
}

/** One number for a group: the union of the gauges by name, summed over brokers and retries. */
export function rocketMqQuery(messages: RocketMqMessages, labels: Readonly<Record<string, Leaf | undefined>>): Leaf {
  const gauges = GAUGES[messages];
  return messages === 'ready'
    ? interpolate`sum(${gauges}{${equalityMatchers(labels)}})`
    : interpolate`sum({__name__=~"${gauges}",${equalityMatchers(labels)}})`;
}

/** Checks topic and group, which are matched by equality. */
export function checkGroup(problems: Problems, topic: Leaf, consumerGroup: Leaf): void {
  for (const [path, value] of Object.entries({ topic, consumerGroup })) {
    if (checkFilled(problems, path, value)) checkFilledIn(problems, path, value);
  }
}
