import * as fc from 'fast-check';
import type { JsonObject } from '../../src/kubernetes/json';

const { constantFrom: pick, oneof, record, integer, array, constant, tuple } = fc;

const count = oneof(pick(0, 1, 2, 3, 5, 8, 12, 20), integer({ min: 0, max: 30 }));

const strategy = record({
  strategy: oneof({ arbitrary: pick('default', 'custom', 'accurate', 'eager'), weight: 8 }, { arbitrary: pick('', 'Custom', 'none'), weight: 1 }),
  customScalingQueueLengthDeduction: pick(0, 1, 2, 5, -3, 100),
  customScalingRunningJobPercentage: pick('0', '0.5', '1', '0.333', '2', '-0.5', '1e1', '', 'x', '50%', ' 0.5', '.5', 'NaN', '0x1p-1', '1e30'),
  pendingPodConditions: array(pick('Ready', 'PodScheduled', 'Initialized', 'AnyOther'), { maxLength: 3 }),
  multipleScalersCalculation: pick('min', 'max', 'avg', 'sum', '', 'median'),
}, { requiredKeys: [] });

const trigger = oneof(
  {
    arbitrary: record({
      threshold: pick('1', '2.5', '5', '10', '30', '0.5'), activationThreshold: pick('0', '3', '10.5', '-1'), ignoreNullValues: pick('false', 'true'),
    }, { requiredKeys: ['threshold'] }).chain((metadata) => oneof(
      { arbitrary: constant({ type: 'prometheus', metadata }), weight: 20 },
      { arbitrary: pick('Value', 'AverageValue').map((metricType) => ({ type: 'prometheus', metadata, metricType })), weight: 1 },
      { arbitrary: constant({ type: 'prometheus', metadata, useCachedMetrics: true }), weight: 1 },
    )),
    weight: 8,
  },
  {
    arbitrary: record({ start: pick('0 * * * *', '1 * * * *', '2 * * * *'), end: pick('3 * * * *', '5 * * * *'), desiredReplicas: pick('1', '2', '4'), timezone: constant('UTC') })
      .map((metadata) => ({ type: 'cron', metadata })),
    weight: 1,
  },
);

const spec = tuple(array(trigger, { minLength: 1, maxLength: 3 }), record({
  pollingInterval: pick(5, 10, 15, 30), minReplicaCount: pick(0, 0, 1, 2, 3, 12), maxReplicaCount: pick(0, 1, 4, 8, 10, 25),
  successfulJobsHistoryLimit: pick(0, 1, 2, 3, 100), failedJobsHistoryLimit: pick(0, 1, 2, 3, 100),
  rolloutStrategy: pick('gradual', 'immediate', 'default', ''), rollout: record({ strategy: pick('gradual', 'immediate', 'x'), propagationPolicy: pick('foreground', 'background') }, { requiredKeys: [] }),
  scalingStrategy: strategy,
}, { requiredKeys: [] }), integer({ min: 0, max: 30 })).map(([triggers, fields, rare]): JsonObject => ({
  // A maximum is as good as always given: the default would make a hundred Jobs a poll.
  ...fields.maxReplicaCount === undefined && rare > 0 ? { maxReplicaCount: 6 } : {},
  ...fields as JsonObject,
  ...(rare !== 1 && { jobTargetRef: { template: { spec: { containers: [{ name: 'main', image: 'worker' }] } } } }),
  triggers: triggers.map((one, index) => ({
    ...one,
    ...(rare !== 2 && { name: `t${index}` }),
    metadata: { ...(one.type === 'prometheus' && { query: `q${index}`, serverAddress: 'http://prometheus' }), ...one.metadata },
  })),
}));

const annotations = record({
  'autoscaling.keda.sh/paused': pick('true', 'true', 'false', '', 'x', '0', 'T'), 'autoscaling.keda.sh/paused-replicas': pick('0', '3'), 'team': constant('a'),
}, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>;

const pod = record({ phase: pick('Pending', 'Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'), conditions: fc.subarray(['Ready', 'PodScheduled', 'Initialized']) });
const unfinished = record({ pods: array(pod, { maxLength: 2 }) });
const complete = record({ finished: constant('Complete'), completedAt: integer({ min: -500, max: 100 }), pods: array(pod, { maxLength: 1 }) });
const failed = record({ finished: constant('Failed'), pods: array(pod, { maxLength: 1 }) });
const anyJob = oneof({ arbitrary: unfinished, weight: 4 }, { arbitrary: complete, weight: 3 }, { arbitrary: failed, weight: 2 });
const job = tuple(anyJob, pick(undefined, 1, 1, 1, 1, 2, 2, 3))
  .map(([fields, generation]) => ({ ...fields, ...(generation !== undefined && { generation }) }));
const jobs = array(job, { maxLength: 14 }).map((list) => list.map((one, index) => ({
  name: `job-${String(index).padStart(2, '0')}`, ...one,
  // No two end at the same time: whichever of them upstream takes for the older is chance.
  ...('completedAt' in one && { completedAt: one.completedAt * 20 + index }),
})));

const sample = oneof(count, pick(0, 0.5, 10.5, 57, 100, 1000), integer({ min: -20_000, max: 1_000_000 }).map((value) => value / 1e4));
const answer = oneof({ arbitrary: sample, weight: 6 },
  { arbitrary: pick('error', 'error', 'two', 'scalar', 'empty', 'matrix', 'nan', 'inf', 'null'), weight: 1 });

const specChange = record({
  maxReplicaCount: pick(3, 9), minReplicaCount: pick(0, 2), scalingStrategy: strategy, pollingInterval: pick(5, 20),
}, { requiredKeys: [] });

/** The life of a ScaledJob in the operator. */
export const jobsInput = spec.chain((first) => {
  const triggers = (first.triggers as readonly unknown[]).length;
  const at = integer({ min: 1, max: 150 });
  const event = oneof(
    { arbitrary: tuple(constant('source'), at, integer({ min: 0, max: triggers - 1 }), answer), weight: 6 },
    { arbitrary: tuple(constant('jobs'), integer({ min: 0, max: 150 }), jobs), weight: 6 },
    { arbitrary: tuple(constant('annotations'), at, annotations), weight: 1 },
    { arbitrary: tuple(constant('spec'), at, specChange.map((changed) => ({ ...first, ...changed as JsonObject }))), weight: 1 },
  );
  return record({
    id: constant('drawn'),
    scaledJob: oneof(constant({ name: 'sj', spec: first }), annotations.map((some) => ({ name: 'sj', annotations: some, spec: first }))),
    sources: array(answer, { minLength: triggers, maxLength: triggers }),
    horizon: integer({ min: 30, max: 160 }),
    events: array(event, { maxLength: 16 }).map((events) => [...events].sort((left, right) => left[1] - right[1])),
  });
});
