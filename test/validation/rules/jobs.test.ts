import { found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import { scaledJob, SQS } from '../../../src/validation/rules/jobs/samples';

test.each<[unknown, number]>([['Always', 1], ['always', 1], ['Never', 0], ['OnFailure', 0], ['', 0], [undefined, 0]])('JOB001: %s', (restartPolicy, count) => {
  expect(found('JOB001', [scaledJob({}, { restartPolicy } as JsonObject)])).toHaveLength(count);
});

test.each<[JsonObject, number]>([
  [{ minReplicaCount: 10 }, 0], [{ minReplicaCount: 11 }, 1], [{}, 0],
  [{ minReplicaCount: 100, maxReplicaCount: undefined }, 0], [{ minReplicaCount: 101, maxReplicaCount: undefined }, 1],
])('JOB002: %j', (spec, count) => expect(found('JOB002', [scaledJob(spec)])).toHaveLength(count));

test.each<[JsonObject, readonly string[]]>([
  [{ customScalingQueueLengthDeduction: 1 }, ["'spec.scalingStrategy.customScalingQueueLengthDeduction' is ignored, since the strategy is not custom, got 1"]],
  [{ strategy: 'eager', customScalingRunningJobPercentage: '1' }, ["'spec.scalingStrategy.customScalingRunningJobPercentage' is ignored, since the strategy is not custom, got \"1\""]],
  [{ strategy: 'custom', customScalingRunningJobPercentage: 'half' }, ["'spec.scalingStrategy.customScalingRunningJobPercentage' must be a number: otherwise the strategy is default, got \"half\""]],
  [{ strategy: 'custom', customScalingRunningJobPercentage: ' ' }, ["'spec.scalingStrategy.customScalingRunningJobPercentage' must be a number: otherwise the strategy is default, got \" \""]],
  [{ strategy: 'custom', customScalingRunningJobPercentage: '0.5', customScalingQueueLengthDeduction: 1 }, []],
  [{ strategy: 'accurate' }, []],
])('JOB003: %j', (scalingStrategy, messages) => expect(found('JOB003', [scaledJob({ scalingStrategy })])).toEqual(messages));

test.each([[true, 1], [false, 0], [undefined, 0]])('JOB004: %s', (useCachedMetrics, count) => expect(found('JOB004', [scaledJob({ triggers: [SQS, { ...SQS, useCachedMetrics }] })])).toHaveLength(count));

test.each<[JsonObject, JsonObject, number]>([
  [{ activeDeadlineSeconds: undefined }, {}, 1], [{}, {}, 0], [{ activeDeadlineSeconds: undefined }, { activeDeadlineSeconds: 60 }, 0],
])('JOB005: %j %j', (job, pod, count) => {
  const object = scaledJob({}, pod, job);
  expect(found('JOB005', [object])).toHaveLength(count);
});

describe('JOB006: messages in flight', () => {
  test.each<[string, JsonObject, number]>([
    ['aws-sqs-queue', {}, 1], ['aws-sqs-queue', { scaleOnInFlight: 'true' }, 1], ['aws-sqs-queue', { scaleOnInFlight: 'false' }, 0],
    ['rabbitmq', { protocol: 'http' }, 1], ['rabbitmq', { host: 'https://rabbitmq' }, 1], ['rabbitmq', { protocol: 'http', excludeUnacknowledged: 'true' }, 0], ['rabbitmq', { protocol: 'amqp' }, 0],
    ['kafka', {}, 0],
  ])('%s %j', (type, metadata, count) => {
    const triggers = [{ type, metadata }];
    expect(found('JOB006', [scaledJob({ triggers, scalingStrategy: { strategy: 'accurate' } })])).toHaveLength(count);
    expect(found('JOB006', [scaledJob({ triggers })])).toEqual([]);
  });
});
