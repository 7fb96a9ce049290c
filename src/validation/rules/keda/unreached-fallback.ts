import { asNumber, asObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { scaledObject } from '../samples';
import { KEDA, metadataText, triggersOf, type Trigger } from './trigger';

const REDIS = /^redis(-|$)/;

/** An outage that never gets as far as the fallback. */
export const unreachedFallback: Rule = {
  id: 'KEDA031',
  name: 'fallback of a scaler that connects first',
  severity: 'warning',
  cause: 'this scaler connects when it is built, and after an error it is built anew: while the broker is down building fails, before the failures that lead to the fallback are counted',
  fix: 'use the scaler that connects at each reading: rabbitmq over http, apache-kafka, or prometheus with the numbers of an exporter',
  source: `${KEDA} pkg/scaling/cache; kedacore/keda#5525, #8056`,
  kinds: [SCALED_OBJECT],
  check: (object, { read }) => (!changesTheCount(object) ? [] : read(object, triggersOf).filter(connectsFirst)
    .map(({ path, type }) => ({ path, rule: `may never get to 'spec.fallback': the ${type} scaler connects when it is built` }))),
  samples: {
    noncompliant: [scaledObject([rabbitmq('amqp')])],
    compliant: [scaledObject([rabbitmq('http')])],
  },
};

/** Whether the fallback does anything that the HPA would not: that keeps the count too while it cannot read a metric. */
function changesTheCount({ spec }: Manifest): boolean {
  const { fallback, minReplicaCount } = asObject(spec);
  if (fallback === undefined) return false;
  const { behavior, replicas } = asObject(fallback);
  const keeps = behavior === 'currentReplicas' || (behavior === 'currentReplicasIfHigher' && (asNumber(replicas) ?? 0) <= Math.max(1, asNumber(minReplicaCount) ?? 0));
  return !keeps;
}

function connectsFirst(trigger: Trigger): boolean {
  if (trigger.type === 'rabbitmq') return metadataText(trigger, 'protocol') === 'amqp' || /^amqps?:/.test(metadataText(trigger, 'host') ?? '');
  return trigger.type === 'kafka' || REDIS.test(trigger.type);
}

function rabbitmq(protocol: string) {
  return { type: 'rabbitmq', metadata: { protocol, queueName: 'orders', hostFromEnv: 'RABBITMQ_URL', mode: 'QueueLength', value: '20' } };
}
