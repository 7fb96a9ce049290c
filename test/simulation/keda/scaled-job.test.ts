import { FAILED, prometheus, SECOND, START } from './given';
import type { JsonObject } from '../../../src/kubernetes/json';
import { jobDemand, jobMetric } from '../../../src/simulation/keda/job-demand';
import type { JobDemand, MultipleScalersCalculation } from '../../../src/simulation/keda/job-demand';
import { outdatedJobs, pendingJobCount, runningJobs } from '../../../src/simulation/keda/job-reading';
import type { JobPod, JobReading } from '../../../src/simulation/keda/job-reading';
import { applyJobStrategy, readJobStrategy } from '../../../src/simulation/keda/job-strategy';
import { pollScaledJob } from '../../../src/simulation/keda/poll-scaled-job';
import type { ScaledJobPollStep } from '../../../src/simulation/keda/poll-scaled-job';
import { prepareScaledJob } from '../../../src/simulation/keda/prepare-scaled-job';
import { reconcileScaledJob } from '../../../src/simulation/keda/reconcile-scaled-job';
import { changeScaledJob, createScaledJob } from '../../../src/simulation/keda/scaled-job-state';
import type { ScaledJobState } from '../../../src/simulation/keda/scaled-job-state';
import type { SourceAnswer } from '../../../src/simulation/keda/source-answer';
import { conditionOf } from '../../../src/simulation/keda/status';
import type { ConditionType } from '../../../src/simulation/keda/status';

const METRIC = 's0-prometheus';
const one = prometheus({}, { threshold: '1' });

function manifest(spec: JsonObject = {}, annotations: JsonObject = {}): JsonObject {
  return { metadata: { name: 'work', annotations }, spec: { jobTargetRef: {}, triggers: [one], ...spec } };
}

const around = (second: number, answers: readonly SourceAnswer[], existing: readonly JobReading[] = []) => (
  { nowMillis: START + second * SECOND + 1, answers, jobs: existing });
const pod = (phase: JobPod['phase'], ...conditions: readonly string[]): JobPod => ({ phase, conditions });
const job = (name: string, changes: Partial<JobReading> = {}): JobReading => ({ name, generation: 1, pods: [pod('Running')], ...changes });
const jobs = (running: number, pending = 0): readonly JobReading[] =>
  Array.from({ length: running }, (_, index) => job(`work-${index}`, index < pending ? { pods: [pod('Pending')] } : {}));

function started(spec: JsonObject = {}): ScaledJobState {
  const { state, error } = reconcileScaledJob(createScaledJob(prepareScaledJob(manifest(spec))), around(0, [0]));
  expect(error).toBeUndefined();
  return state;
}

/** One poll at second 0. */
function poll(spec: JsonObject, answers: readonly SourceAnswer[], existing: readonly JobReading[] = []): ScaledJobPollStep {
  return pollScaledJob(started(spec), around(0, answers, existing));
}

function condition({ status }: ScaledJobState, type: ConditionType): string {
  const found = conditionOf(status, type);
  return `${found?.status}:${found?.reason}`;
}

describe('the most jobs', () => {
  test.each([
    [{}, 0, 100], [{ maxReplicaCount: 10 }, 0, 10], [{ minReplicaCount: 3 }, 3, 100], [{ minReplicaCount: 3, maxReplicaCount: 10 }, 3, 7],
    [{ minReplicaCount: 3, maxReplicaCount: 3 }, 3, 0], [{ minReplicaCount: 9, maxReplicaCount: 3 }, 3, 3],
  ])('%j: at least %d, and %d beyond', (spec, least, most) => {
    expect(prepareScaledJob(manifest(spec))).toMatchObject({ least, most });
  });
});

describe('what the queues ask for', () => {
  const metric = (queueLength: number, target: number, most = 100) => jobMetric({ queueLength, target, active: true }, most);

  test('a job for so many messages as the target says, at most the most', () => {
    expect([metric(10, 4), metric(10, 0.05), metric(10, 0)].map(({ maxValue }) => maxValue)).toEqual([2.5, 100, 0]);
  });

  const [short, long] = [metric(3, 2), metric(10, 4)];
  const idle = { ...metric(50, 1), active: false };
  test.each<[MultipleScalersCalculation, JobDemand]>([
    ['max', { active: true, scaleTo: 10, maxScale: 3 }],
    ['min', { active: true, scaleTo: 3, maxScale: 2 }],
    ['avg', { active: true, scaleTo: 7, maxScale: 2 }],
    ['sum', { active: true, scaleTo: 13, maxScale: 4 }],
  ])('%s of the active triggers', (calculation, expected) => {
    expect([jobDemand([short, long, idle], calculation, 0, 100), jobDemand([idle, long, short], calculation, 0, 100)]).toEqual([expected, expected]);
  });

  test.each<MultipleScalersCalculation>(['max', 'min', 'avg', 'sum'])('%s of none is nothing, unless there is a minimum', (calculation) => {
    expect(jobDemand([idle], calculation, 0, 100)).toEqual({ active: false, scaleTo: 0, maxScale: 0 });
    expect(jobDemand([], calculation, 2, 100)).toEqual({ active: true, scaleTo: 0, maxScale: 0 });
  });

  test('an empty queue that is active counts for the mean and the minimum, not for the maximum', () => {
    const empty = metric(0, 4);
    expect(jobDemand([empty], 'max', 0, 100).active).toBe(false);
    expect(jobDemand([empty], 'min', 0, 100).active).toBe(true);
    expect(jobDemand([empty, long], 'avg', 0, 100)).toEqual({ active: true, scaleTo: 5, maxScale: 2 });
    // The minimum forgets a queue that is empty when another comes.
    expect(jobDemand([empty, long], 'min', 0, 100).scaleTo).toBe(10);
    expect(jobDemand([long, empty], 'min', 0, 100).scaleTo).toBe(0);
  });

  test('the jobs of several triggers together are at most the most', () => {
    expect(jobDemand([metric(80, 1), metric(80, 1)], 'sum', 0, 100)).toEqual({ active: true, scaleTo: 160, maxScale: 100 });
  });
});

describe('the strategies', () => {
  const counts = { maxScale: 10, scaleTo: 25, running: 4, pending: 3, most: 12 };

  test.each<[string, JsonObject, number, number]>([
    ['default takes the running jobs off', {}, 6, 25],
    ['a strategy that is none is default', { strategy: 'other' }, 6, 25],
    ['custom takes a number and a share of them off', { strategy: 'custom', customScalingQueueLengthDeduction: 2, customScalingRunningJobPercentage: '0.7' }, 6, 25],
    ['custom without a number', { strategy: 'custom', customScalingRunningJobPercentage: '0.5' }, 8, 25],
    ['custom with a number below zero is held at the most', { strategy: 'custom', customScalingQueueLengthDeduction: -9, customScalingRunningJobPercentage: '0' }, 12, 25],
    ['custom without a readable share is default', { strategy: 'custom', customScalingQueueLengthDeduction: 2, customScalingRunningJobPercentage: 'half' }, 6, 25],
    ['custom without a share is default', { strategy: 'custom', customScalingQueueLengthDeduction: 2 }, 6, 25],
    ['accurate takes the pending jobs off', { strategy: 'accurate' }, 7, 25],
    ['eager fills up', { strategy: 'eager' }, 5, 12],
  ])('%s', (_title, scalingStrategy, effectiveMaxScale, scaleTo) => {
    expect(applyJobStrategy(readJobStrategy(scalingStrategy), counts)).toEqual({ effectiveMaxScale, scaleTo });
  });

  test('accurate goes to the most where the jobs would exceed it', () => {
    expect(applyJobStrategy({ kind: 'accurate' }, { ...counts, most: 11 })).toEqual({ effectiveMaxScale: 7, scaleTo: 25 });
    expect(applyJobStrategy({ kind: 'accurate' }, { ...counts, most: 10 })).toEqual({ effectiveMaxScale: 6, scaleTo: 25 });
  });

  test('eager creates no more than the queue asks for', () => {
    expect(applyJobStrategy({ kind: 'eager' }, { ...counts, maxScale: 2 })).toEqual({ effectiveMaxScale: 2, scaleTo: 12 });
  });
});

describe('a poll', () => {
  test.each<[string, JsonObject, number, readonly JobReading[], number]>([
    ['a job for each message', {}, 7, [], 7],
    ['less those that run', {}, 7, jobs(3), 4],
    ['none while as many run', {}, 7, jobs(7), 0],
    ['none while more run', {}, 7, jobs(9), 0],
    ['at most the maximum', { maxReplicaCount: 5 }, 7, [], 5],
    ['at most the maximum less those that run', { maxReplicaCount: 5 }, 7, jobs(3), 2],
    ['a job for so many messages as the target says', { triggers: [prometheus({}, { threshold: '3' })] }, 7, [], 3],
    ['none without messages', {}, 0, [], 0],
    ['up to the minimum first', { minReplicaCount: 3 }, 7, jobs(1), 2],
    ['the minimum without messages', { minReplicaCount: 3 }, 0, [], 3],
    ['beyond the minimum as many as messages', { minReplicaCount: 3, maxReplicaCount: 10 }, 4, jobs(3), 4],
    ['pending jobs are not asked for again', { scalingStrategy: { strategy: 'accurate' } }, 7, jobs(3, 2), 5],
    ['eager: as many as there is room for', { maxReplicaCount: 10, scalingStrategy: { strategy: 'eager' } }, 7, jobs(3, 1), 6],
  ])('creates %s', (_title, spec, messages, existing, created) => {
    expect(poll(spec, [messages], existing).created).toBe(created);
  });

  test('tells what it found', () => {
    const { outcome, state } = poll({ triggers: [prometheus({}, { threshold: '2' })] }, [7], jobs(3, 1));
    expect(outcome).toEqual({ active: true, scaleTo: 7, maxScale: 4, running: 3, pending: 1, effectiveMaxScale: 1, error: undefined });
    expect([state.status.lastActiveMillis, state.loop?.nextPollMillis]).toEqual([START, START + 30001]);
    expect(state.status.triggersActivity).toEqual({ [METRIC]: true });
    expect([condition(state, 'Ready'), condition(state, 'Active')]).toEqual(['True:ScaledJobReady', 'True:ScalerActive']);
  });

  test('that finds nothing leaves the last activity', () => {
    const { state } = poll({}, [0]);
    expect([state.status.lastActiveMillis, state.status.triggersActivity, condition(state, 'Active')]).toEqual([undefined, { [METRIC]: false }, 'False:ScalerNotActive']);
  });

  test('goes on beside an error', () => {
    const partly = poll({ triggers: [one, one] }, [FAILED, 4]);
    expect([partly.created, partly.outcome?.error, condition(partly.state, 'Ready')]).toEqual([4, 'HTTP 500', 'Unknown:PartialTriggerError']);
    expect(partly.state.status.triggersActivity).toEqual({ [METRIC]: false, 's1-prometheus': true });
    const wholly = poll({}, [FAILED]);
    expect([wholly.created, condition(wholly.state, 'Ready')]).toEqual([0, 'False:TriggerError']);
  });

  test('skips cpu triggers', () => {
    const cpu = { type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } };
    const state = { ...started(), definition: prepareScaledJob(manifest({ triggers: [cpu, one] })) };
    const { created, state: { status } } = pollScaledJob(state, around(0, [9, 4]));
    expect([created, status.triggersActivity]).toEqual([4, { 's1-prometheus': true }]);
  });

  test('without scalers creates the minimum only', () => {
    const redis = { triggers: [{ type: 'redis', metadata: { address: 'redis:6379', listName: 'jobs', listLength: '1' } }], minReplicaCount: 2 };
    const before = { ...started(redis), builtGeneration: undefined };
    const { created, outcome, state } = pollScaledJob(before, around(0, [{ error: 'connection refused' }]));
    expect([created, outcome?.error, condition(state, 'Ready'), state.builtGeneration]).toEqual([2, 'connection refused', 'Unknown:PartialTriggerError', undefined]);
    expect(pollScaledJob(before, around(0, [9])).state.builtGeneration).toBe(1);
    const refused = { ...started(), definition: prepareScaledJob(manifest({ triggers: [prometheus({}, { threshold: '' })] })) };
    expect(pollScaledJob(refused, around(0, [9])).outcome?.error).toMatch(/^'spec.triggers\[0\].metadata.threshold' must be given/);
  });

  test('without a loop does nothing', () => {
    const state = createScaledJob(prepareScaledJob(manifest()));
    expect(pollScaledJob(state, around(0, [9]))).toEqual({ state, created: 0, deleted: [], outcome: undefined });
  });

  test('a target of type Value asks for no jobs', () => {
    const state = { ...started(), definition: prepareScaledJob(manifest({ triggers: [prometheus({ metricType: 'Value' })] })) };
    expect(pollScaledJob(state, around(0, [900])).outcome).toMatchObject({ active: true, scaleTo: 900, maxScale: 0 });
  });
});

describe('the jobs that are there', () => {
  const list = [
    job('done', { finished: 'Complete', completedAtMillis: 2, pods: [pod('Succeeded')] }), job('failed', { finished: 'Failed', pods: [pod('Failed')] }),
    job('running'), job('waiting', { pods: [pod('Pending')] }), job('empty', { pods: [] }), job('ran', { pods: [pod('Failed'), pod('Succeeded')] }),
  ];

  test('run while they are not finished', () => {
    expect(runningJobs(list).map(({ name }) => name)).toEqual(['running', 'waiting', 'empty', 'ran']);
  });

  test('are pending without a pod that runs or ran', () => {
    expect(pendingJobCount(list, [])).toBe(2);
  });

  test('are pending without a pod that has all conditions, if some are named', () => {
    const ready = [job('a', { pods: [pod('Running', 'Ready')] }), job('b', { pods: [pod('Pending', 'Ready', 'Initialized'), pod('Running')] }), job('c')];
    expect([pendingJobCount(ready, ['Ready']), pendingJobCount(ready, ['Ready', 'Initialized']), pendingJobCount(ready, ['Ready', 'Ready'])]).toEqual([1, 2, 3]);
  });

  test('are deleted beyond the history limits, the oldest first', () => {
    const done = [5, 3, 4, 1].map((at) => job(`done-${at}`, { finished: 'Complete', completedAtMillis: at }));
    const failed = ['x', 'y', 'z'].map((name) => job(name, { finished: 'Failed' }));
    expect(outdatedJobs([...done, ...failed, job('running')], { successful: 2, failed: 1 })).toEqual(['done-1', 'done-3', 'x', 'y']);
    expect(outdatedJobs([...done, ...failed], { successful: 4, failed: 3 })).toEqual([]);
    expect(poll({ successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 0 }, [0], [...done, ...failed]).deleted).toEqual(['done-1', 'x', 'y', 'z']);
    const many = Array.from({ length: 102 }, (_, index) => job(`done-${index}`, { finished: 'Complete', completedAtMillis: index }));
    expect(poll({}, [0], many).deleted).toEqual(['done-0', 'done-1']);
  });
});

describe('a reconciliation', () => {
  const reconcile = (spec: JsonObject, existing: readonly JobReading[] = [], annotations: JsonObject = {}) =>
    reconcileScaledJob(createScaledJob(prepareScaledJob(manifest(spec, annotations))), around(0, [0], existing));

  test('starts the loop', () => {
    const { state, deleted } = reconcile({ pollingInterval: 7 });
    expect([state.loop, deleted, condition(state, 'Ready'), condition(state, 'Active')])
      .toEqual([{ pollingIntervalMillis: 7000, nextPollMillis: START + 1 }, [], 'True:ScaledJobReady', 'Unknown:']);
  });

  test.each<[string, JsonObject, string]>([
    ['no template', { jobTargetRef: null }, 'ScaledJob.spec.jobTargetRef not found'],
    ['no triggers', { triggers: [] }, "'spec.triggers' must hold at least one trigger"],
    ['a metric type', { triggers: [prometheus({ metricType: 'AverageValue' })] }, 'metricType is set in one of the ScaledJob scaler'],
    ['a trigger', { triggers: [{ type: 'prometheus', metadata: { serverAddress: 'x', query: 'y' } }] }, "'spec.triggers[0].metadata.threshold' must be given, in the metadata"],
  ])('fails for %s', (_title, spec, error) => {
    const { state, error: found } = reconcile(spec);
    expect([found, state.loop]).toEqual([error, undefined]);
    if (spec.jobTargetRef !== null) expect([condition(state, 'Ready'), condition(state, 'Active')]).toEqual(['False:ScaledJobCheckFailed', 'Unknown:UnknownState']);
  });

  test('deletes the jobs of an older spec, unless they are to end by themselves', () => {
    const { generation: _, ...unmarked } = job('unmarked');
    const existing = [job('old', { generation: 1 }), job('new', { generation: 2 }), unmarked];
    const deleted = (spec: JsonObject): readonly string[] =>
      reconcileScaledJob(changeScaledJob(started(spec), prepareScaledJob(manifest(spec))), around(60, [0], existing)).deleted;
    expect([deleted({}), deleted({ rollout: { strategy: 'immediate' } })]).toEqual([['old', 'unmarked'], ['old', 'unmarked']]);
    expect([deleted({ rollout: { strategy: 'gradual' } }), deleted({ rolloutStrategy: 'gradual', rollout: { strategy: 'immediate' } })]).toEqual([[], []]);
  });

  test('pauses, and ends the pause', () => {
    const running = started();
    const paused = reconcileScaledJob({ ...running, definition: prepareScaledJob(manifest({}, { 'autoscaling.keda.sh/paused': 'true' })) }, around(60, [0])).state;
    expect([paused.loop, condition(paused, 'Paused'), condition(paused, 'Ready')]).toEqual([undefined, 'True:ScaledJobPaused', 'True:ScaledJobReady']);
    const resumed = reconcileScaledJob({ ...paused, definition: prepareScaledJob(manifest()) }, around(90, [0])).state;
    expect([resumed.loop?.nextPollMillis, condition(resumed, 'Paused')]).toEqual([START + 90001, 'False:ScaledJobUnpaused']);
  });

  test('refuses a trigger type that cannot be simulated', () => {
    expect(() => prepareScaledJob(manifest({ triggers: [{ type: 'solace-event-queue', metadata: {} }] })))
      .toThrow("'spec.triggers[0].type' must be a type whose metric can be simulated, got \"solace-event-queue\"");
  });

  test('needs a server that a scaler connects to', () => {
    const redis = { triggers: [{ type: 'redis', metadata: { address: 'redis:6379', listName: 'jobs' } }] };
    const { error, state } = reconcileScaledJob(createScaledJob(prepareScaledJob(manifest(redis))), around(0, [{ error: 'connection refused' }]));
    expect([error, state.loop]).toEqual(['connection refused', undefined]);
  });
});
