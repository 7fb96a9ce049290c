import { scaledJob, SQS } from './samples';
import { asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { KEDA, metadataText, triggersOf, type Trigger } from '../keda/trigger';
import { SCALED_JOB } from '../kinds';

/** Work in progress that counts as waiting. */
export const countedTwice: Rule = {
  id: 'JOB006',
  name: 'strategy accurate with messages in flight',
  severity: 'warning',
  cause: 'accurate starts a Job for each message on top of those that run; it is for queues that do not count what is being worked on, and starts too many where they do',
  fix: "use strategy default, or leave messages in flight out of the count (scaleOnInFlight: 'false', excludeUnacknowledged: 'true')",
  source: `${KEDA} pkg/scaling/executor/scale_jobs.go accurateScalingStrategy; documentation, scaling jobs`,
  kinds: [SCALED_JOB],
  check: (object, { read }) => (asObject(asObject(object.spec).scalingStrategy).strategy !== 'accurate' ? [] : read(object, triggersOf).filter(countsInFlight)
    .map(({ path, type }) => ({ path, rule: `should not count messages in flight under strategy accurate, as ${type} does here` }))),
  samples: {
    noncompliant: [scaledJob({ scalingStrategy: { strategy: 'accurate' }, triggers: [{ type: 'aws-sqs-queue', metadata: { queueURL: 'orders', awsRegion: 'eu-central-1', queueLength: '1', identityOwner: 'operator' } }] })],
    compliant: [scaledJob({ scalingStrategy: { strategy: 'accurate' }, triggers: [SQS] })],
  },
};

function countsInFlight(trigger: Trigger): boolean {
  if (trigger.type === 'aws-sqs-queue') return metadataText(trigger, 'scaleOnInFlight') !== 'false';
  const http = metadataText(trigger, 'protocol') === 'http' || /^https?:/.test(metadataText(trigger, 'host') ?? '');
  return trigger.type === 'rabbitmq' && http && metadataText(trigger, 'excludeUnacknowledged') !== 'true';
}
