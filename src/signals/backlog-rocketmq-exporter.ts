import { prometheusBacklog, type Backlog } from './backlog';
import { checkGroup } from './backlog-rocketmq';
import { PROMETHEUS_SERVER_KEYS, type PrometheusServerSpec } from './prometheus-trigger';
import { equalityMatchers } from './promql-selector';
import { backlogFrom } from './signal-from';
import { aLeaf } from '../kubernetes/declared/scalars';
import { mapOf, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { interpolate, type Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';

/** A consumer group of Apache RocketMQ, as rocketmq-exporter sees it. */
export interface RocketMqExporterSpec extends PrometheusServerSpec {
  readonly topic: Leaf;
  /** The group whose backlog counts; of message model CLUSTERING, and it has committed at least once. */
  readonly consumerGroup: Leaf;
  /** Further labels that the series must have, such as the `job` of the exporter. @default - none */
  readonly labels?: Readonly<Record<string, Leaf>>;
}

const KEYS: KeysOf<RocketMqExporterSpec> = {
  ...PROMETHEUS_SERVER_KEYS, topic: required(aLeaf), consumerGroup: required(aLeaf), labels: mapOf(aLeaf),
};

/** The exporter collects once a minute, and Prometheus comes by within another. */
const LAG_SECONDS = 120;

/**
 * Messages that an Apache RocketMQ group has not committed, from the committed offsets, so also with no consumer at all.
 * The number of consumers is a label of the series, and changes with each scaling: the old and the new one count once.
 * Upstream: apache/rocketmq-exporter RMQMetricsCollector, `rocketmq_group_diff`.
 */
export function rocketMqExporter(given: RocketMqExporterSpec): Backlog {
  return backlogFrom('rocketMqExporter', given, KEYS, makeRocketMqExporter);
}

function makeRocketMqExporter(spec: RocketMqExporterSpec): Backlog {
  const { topic, consumerGroup, labels, ...server } = spec;
  const problems = new Problems();
  checkGroup(problems, topic, consumerGroup);
  return prometheusBacklog({
    source: 'rocketMqExporter',
    unit: 'messages',
    lagSeconds: LAG_SECONDS,
    query: interpolate`sum(max by (group, topic) (rocketmq_group_diff{${equalityMatchers({ group: consumerGroup, topic, ...labels })}}))`,
    server,
    problems,
  });
}
