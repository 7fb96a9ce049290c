import { asList, asObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { prometheusObject } from '../samples';
import { boundsOf } from './bounds';
import { queriesOf } from './query';

/** Metrics that disappear with the last pod, and why. */
const SILENT: readonly { readonly metric: RegExp; readonly because: string }[] = [
  {
    metric: /\brocketmq_consumer_(ready|inflight|lag)_messages\b/,
    because: 'a RocketMQ broker reports the backlog of a group only while a consumer is connected (unless it runs with useStaticSubscription)',
  },
  { metric: /\bhaproxy_(backend|server)_current_queue\b/, because: 'HAProxy answers 503 at once and queues nothing while there is no pod' },
];

const BACKLOG = 'sum(rocketmq_consumer_ready_messages{topic="orders",consumer_group="billing"})';

/** A signal that cannot ask for the first pod. */
export const silentAtZero: Rule = {
  id: 'KEDA016',
  name: 'signal that cannot wake the workload',
  severity: 'error',
  cause: 'the number exists only while pods run, so once the workload is at 0 nothing ever starts it again',
  fix: "set 'minReplicaCount' to at least 1, or acknowledge this where the source does report without pods",
  source: 'apache/rocketmq broker ConsumerLagCalculator.java; haproxytech/kubernetes-ingress',
  kinds: [SCALED_OBJECT],
  check: (object, { read }) => {
    const { min, idle } = boundsOf(object);
    if (min > 0 && idle !== 0) return [];
    const field = min === 0 ? 'minReplicaCount' : 'idleReplicaCount';
    const reasons = read(object, queriesOf).map(({ text }) => SILENT.find(({ metric }) => metric.test(text))?.because);
    // One trigger that lives without pods is enough to wake the workload.
    if (reasons.length === 0 || reasons.length < triggerCount(object) || reasons.some((because) => because === undefined)) return [];
    return [...new Set(reasons)].map((because) => ({ path: `spec.${field}`, rule: `must be at least 1 with this query: ${because}`, got: 0 }));
  },
  samples: {
    noncompliant: [prometheusObject({ query: BACKLOG }, { minReplicaCount: 0 })],
    compliant: [prometheusObject({ query: BACKLOG }, { minReplicaCount: 1 })],
  },
};

function triggerCount(object: Manifest): number {
  return asList(asObject(object.spec).triggers).length;
}
