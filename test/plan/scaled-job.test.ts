import { sentence } from '../../src/kubernetes/problem';
import { planQueueBacklogConsumer, type QueueBacklogConsumerSpec } from '../../src/plan/queue-backlog-consumer';
import type { ScaledJobSpec } from '../../src/plan/scaled-job';
import { trigger } from '../../src/signals/backlog-trigger';
import { BACKLOGS } from '../signals/backlog-samples';

const base: QueueBacklogConsumerSpec = {
  metadata: { name: 'render', namespace: 'shop' },
  image: 'render:1',
  backlog: BACKLOGS.sqs!,
  targetBacklogPerPod: 1,
  maxReplicas: 20,
  pod: { topologySpread: { constraints: [] } },
};
const plan = (job: ScaledJobSpec = {}, change: Partial<QueueBacklogConsumerSpec> = {}) => planQueueBacklogConsumer({ ...base, job, ...change });
const messages = (job: ScaledJobSpec = {}, change: Partial<QueueBacklogConsumerSpec> = {}) => plan(job, change).problems.map(sentence);
const specOf = (job: ScaledJobSpec = {}, change: Partial<QueueBacklogConsumerSpec> = {}) =>
  plan(job, change).objects.at(-1)?.draft.spec as Record<string, unknown>;

const labels = { 'app.kubernetes.io/name': 'render' };

test('a ScaledJob takes the place of Deployment and ScaledObject', () => {
  const { objects, problems } = plan({}, { scaler: { pollingIntervalSeconds: 10, activation: 2 } });
  expect(problems).toEqual([]);
  expect(objects.map(({ id }) => id)).toEqual(['TriggerAuthentication', 'Autoscaler']);
  expect(objects[1]).toEqual({
    id: 'Autoscaler',
    after: ['TriggerAuthentication'],
    draft: {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledJob',
      metadata: { name: 'render', namespace: 'shop', labels },
      spec: {
        jobTargetRef: { template: { metadata: { labels }, spec: { containers: [{ name: 'render', image: 'render:1' }] } } },
        pollingInterval: 10,
        minReplicaCount: 0,
        maxReplicaCount: 20,
        triggers: [{
          type: 'aws-sqs-queue',
          metadata: {
            queueURL: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders', awsRegion: 'eu-west-1', queueLength: '1', activationQueueLength: '2',
          },
          authenticationRef: { name: 'render' },
        }],
      },
    },
  });
});

test('every option has its field', () => {
  const job: ScaledJobSpec = {
    strategy: { strategy: 'custom', queueLengthDeduction: 1, runningJobPercentage: 0.5 },
    pendingPodConditions: ['Ready', 'PodScheduled'],
    multipleScalersCalculation: 'sum',
    successfulJobsHistoryLimit: 0,
    failedJobsHistoryLimit: 5,
    rollout: 'immediate',
    rolloutPropagation: 'foreground',
    parallelism: 2,
    completions: 4,
    activeDeadlineSeconds: 600,
    backoffLimit: 0,
    ttlAfterFinishedSeconds: 0,
    restartPolicy: 'Never',
    jobFields: { podFailurePolicy: { rules: [] } },
  };
  expect(messages(job, { minReplicas: 3 })).toEqual([]);
  expect(specOf(job, { minReplicas: 3 })).toMatchObject({
    jobTargetRef: {
      parallelism: 2, completions: 4, activeDeadlineSeconds: 600, backoffLimit: 0, ttlSecondsAfterFinished: 0, podFailurePolicy: { rules: [] },
      template: { spec: { restartPolicy: 'Never' } },
    },
    successfulJobsHistoryLimit: 0,
    failedJobsHistoryLimit: 5,
    minReplicaCount: 3,
    rollout: { strategy: 'immediate', propagationPolicy: 'foreground' },
    scalingStrategy: {
      strategy: 'custom', customScalingQueueLengthDeduction: 1, customScalingRunningJobPercentage: '0.5', pendingPodConditions: ['Ready', 'PodScheduled'],
      multipleScalersCalculation: 'sum',
    },
  });
});

test.each(['default', 'accurate', 'eager'] as const)('the strategy %s', (strategy) => {
  expect(specOf({ strategy: { strategy } }).scalingStrategy).toEqual({ strategy });
});

test('the pods keep their names of volumes, secrets and service accounts', () => {
  const pod = { ...base.pod, serviceAccountName: 'render', container: { requests: { cpu: '2' }, secretEnv: { TOKEN: { secret: 's', key: 'k' } } } };
  expect(specOf({}, { pod })).toMatchObject({
    jobTargetRef: {
      template: {
        spec: {
          serviceAccountName: 'render',
          containers: [{ resources: { requests: { cpu: '2' } }, env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }] }],
        },
      },
    },
  });
});

test('paused is an annotation', () => {
  expect(plan({}, { scaler: { paused: { direction: 'both' } } }).objects.at(-1)?.draft.metadata.annotations).toEqual({ 'autoscaling.keda.sh/paused': 'true' });
});

test('further triggers and their needs come along', () => {
  const alsoScaleOn = [{ kind: 'backlog' as const, backlog: BACKLOGS.rabbitMq!, targetPerPod: 1 }];
  const { objects } = plan({}, { alsoScaleOn });
  expect(objects.map(({ id }) => id)).toEqual(['TriggerAuthentication', 'TriggerAuthentication2', 'Autoscaler']);
  expect(objects[2]?.after).toEqual(['TriggerAuthentication', 'TriggerAuthentication2']);
  expect(objects[2]?.draft.spec).toMatchObject({ triggers: [{ name: 'backlog' }, { name: 'trigger2' }] });
});

test.each<[string, ScaledJobSpec, Partial<QueueBacklogConsumerSpec>, readonly string[]]>([
  ['a workload that exists', {}, { target: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' } }, [
    "'target' must not be given with 'job', which starts pods of its own, got \"x\"",
  ]],
  ['no image', {}, { image: undefined } as never, ["'image' is required with 'job'"]],
  ['settings that a ScaledJob does not have', {}, {
    scaler: {
      cooldownPeriodSeconds: 1, initialCooldownPeriodSeconds: 1, idleReplicas: 0, fallback: { failureThreshold: 1, replicas: 1 }, behavior: {}, hpaName: 'x',
      useCachedMetrics: true, scalingModifiers: { formula: 'x', target: 1 }, restoreToOriginalReplicaCount: true, companions: [],
    },
  }, [
    'cooldownPeriodSeconds', 'initialCooldownPeriodSeconds', 'idleReplicas', 'fallback', 'behavior', 'hpaName', 'useCachedMetrics', 'scalingModifiers',
    'restoreToOriginalReplicaCount', 'companions',
  ].map((option) => `'scaler.${option}' must not be given with 'job': a ScaledJob has no such setting`)],
  ['a polling interval of nothing', {}, { scaler: { pollingIntervalSeconds: 0 } }, ["'scaler.pollingIntervalSeconds' must be a whole number from 1, got 0"]],
  ['a pause of one direction', {}, { scaler: { paused: { direction: 'in' } } }, [
    "'scaler.paused' must stop both directions with 'job', without a count, got {\"direction\":\"in\"}",
  ]],
  ['a pause with a count', {}, { scaler: { paused: { direction: 'both', replicas: 2 } } }, [
    "'scaler.paused' must stop both directions with 'job', without a count, got {\"direction\":\"both\",\"replicas\":2}",
  ]],
  ['a disruption budget', {}, { pod: { disruption: { minAvailable: 1 } } }, ["'pod.disruption' must not be given with 'job', whose pods come and go"]],
  ['a metric type', {}, { backlog: trigger({ type: 'nsq', metricType: 'Value', metadata: { nsqLookupdHTTPAddresses: 'n', topic: 't', channel: 'c' } }) }, [
    "'backlog' must not have a 'metricType' with 'job', got \"Value\"",
  ]],
  ['numbers', {
    successfulJobsHistoryLimit: -1,
    failedJobsHistoryLimit: 0.5,
    backoffLimit: -1,
    ttlAfterFinishedSeconds: -1,
    parallelism: 0,
    completions: 0,
    activeDeadlineSeconds: 0,
  }, {}, [
    "'job.successfulJobsHistoryLimit' must be a whole number from 0, got -1", "'job.failedJobsHistoryLimit' must be a whole number from 0, got 0.5",
    "'job.backoffLimit' must be a whole number from 0, got -1", "'job.ttlAfterFinishedSeconds' must be a whole number from 0, got -1",
    "'job.parallelism' must be a whole number from 1, got 0", "'job.completions' must be a whole number from 1, got 0",
    "'job.activeDeadlineSeconds' must be a whole number from 1, got 0",
  ]],
  ['a strategy that does not add up', { strategy: { strategy: 'custom', queueLengthDeduction: -1, runningJobPercentage: 50 } }, {}, [
    "'job.strategy.queueLengthDeduction' must be a whole number from 0, got -1",
    "'job.strategy.runningJobPercentage' must be a share from 0 to 1, got 50; write 50 % as 0.5",
  ]],
  ['a strategy at its limits', { strategy: { strategy: 'custom', queueLengthDeduction: 0, runningJobPercentage: 0 } }, {}, []],
  ['a strategy at its other limit', { strategy: { strategy: 'custom', runningJobPercentage: 1 } }, {}, []],
  ['a way to delete what is not deleted', { rollout: 'gradual', rolloutPropagation: 'foreground' }, {}, [
    "'job.rolloutPropagation' needs 'rollout' immediate, got \"foreground\"",
  ]],
  ['a field that has an option', { jobFields: { template: {}, backoffLimit: 3 } }, {}, [
    "'job.jobFields.template' must be given by its own option", "'job.jobFields.backoffLimit' must be given by its own option",
  ]],
  ...['parallelism', 'completions', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished'].map((field): [string, ScaledJobSpec, object, string[]] => (
    [`${field} beside its option`, { jobFields: { [field]: 3 } }, {}, [`'job.jobFields.${field}' must be given by its own option`]])),
  ['a share below 0', { strategy: { strategy: 'custom', runningJobPercentage: -0.1 } }, {}, [
    "'job.strategy.runningJobPercentage' must be a share from 0 to 1, got -0.1; write 50 % as 0.5",
  ]],
  ['a name of 60 characters, since there is no HorizontalPodAutoscaler', {}, { metadata: { name: 'a'.repeat(60) } }, []],
])('%s', (_, job, change, problems) => expect(messages(job, change)).toEqual(problems));
