import type { Manifest } from '../../../kubernetes/manifest';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { metadataPath, metadataText, triggersOf, type Trigger } from '../keda/trigger';
import { HPA, SCALED_OBJECT } from '../kinds';
import { scaledObject } from '../samples';
import { CONTROLLER, metricsOf } from './metrics';

/** Names of what waits to be worked off. */
const BACKLOG = /queue|backlog|(?<![a-z])lag(?![a-z])|pending|unacked|inflight|messages_ready|ready_messages|_depth/i;
const QUEUES = /^(rabbitmq|kafka|apache-kafka|aws-sqs-queue|redis|redis-.*|nats-.*|activemq|artemis-queue|azure-queue|azure-servicebus|gcp-pubsub|ibmmq|nsq|beanstalkd|solace-event-queue|stan)$/;

/** A number that does not fall as pods are added, taken as one per pod. */
export const valueOfBacklog: Rule = {
  id: 'HPA024',
  name: 'backlog compared as a value',
  severity: 'warning',
  cause: 'with type Value each sync multiplies the count by backlog over target; a backlog does not fall at once as pods are added, so the count runs to the maximum',
  fix: 'use AverageValue: what one pod shall carry',
  source: `${CONTROLLER}/replica_calculator.go GetExternalMetricReplicas; kedacore/keda#1881, #5755`,
  kinds: [HPA, SCALED_OBJECT],
  check: each(valuesOf, (found) => (isBacklog(found) ? [{ path: found.path, rule: `should be an AverageValue, since ${found.name} is a backlog` }] : [])),
  samples: {
    noncompliant: [scaledObject([{ type: 'apache-kafka', metricType: 'Value', metadata: KAFKA() }])],
    compliant: [scaledObject([{ type: 'apache-kafka', metricType: 'AverageValue', metadata: KAFKA() }])],
  },
};

interface FoundValue {
  readonly path: string;
  readonly name: string;
  /** The trigger, where KEDA reads it. */
  readonly type: string | undefined;
}

function isBacklog({ name, type }: FoundValue): boolean {
  return type === undefined || type === 'prometheus' ? BACKLOG.test(name) : QUEUES.test(type);
}

/** What an HPA or ScaledObject compares as a whole. */
function valuesOf(object: Manifest): readonly FoundValue[] {
  if (object.kind === 'ScaledObject') return triggersOf(object).filter(({ metricType }) => metricType === 'Value').map(ofTrigger);
  return metricsOf(object).filter(({ type, target }) => type === 'External' && target.value !== undefined && target.averageValue === undefined)
    .map(({ path, name }) => ({ path: `${path}.target.value`, name, type: undefined }));
}

function ofTrigger(trigger: Trigger): FoundValue {
  const { type, path } = trigger;
  return { path: `${path}.metricType`, name: type === 'prometheus' ? metadataText(trigger, 'query') ?? metadataPath(trigger, 'query') : `what the ${type} trigger counts`, type };
}

function KAFKA() {
  return { bootstrapServers: 'kafka.shop.svc:9092', consumerGroup: 'billing', topic: 'orders', lagThreshold: '20' };
}
