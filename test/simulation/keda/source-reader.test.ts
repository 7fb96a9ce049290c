import { prometheus, START } from './given';
import { parseCronSchedule } from '../../../src/kubernetes/keda/cron-schedule';
import type { CronSchedule } from '../../../src/kubernetes/keda/cron-schedule';
import { NO_POD_IDENTITY } from '../../../src/kubernetes/keda/scalers/scaler';
import { readTrigger } from '../../../src/kubernetes/keda/trigger';
import { nextRun } from '../../../src/simulation/keda/cron-window';
import type { SourceAnswer } from '../../../src/simulation/keda/source-answer';
import { readSource, sourceReader } from '../../../src/simulation/keda/source-reader';
import type { ScalerReading } from '../../../src/simulation/keda/source-reader';
import { loadZone } from '../../../src/simulation/keda/zoned-time';
import type { Zone } from '../../../src/simulation/keda/zoned-time';

function read(trigger: Parameters<typeof readTrigger>[0], answer: SourceAnswer | undefined, nowMillis = START): ScalerReading | undefined {
  const { type, metricType, metadata } = readTrigger(trigger);
  const config = {
    triggerIndex: 0, triggerType: type, metricType, metadata, authParams: {}, env: {}, podIdentity: NO_POD_IDENTITY, namespace: 'default', asMetricSource: false,
  };
  const reader = sourceReader(config);
  return reader && readSource(reader, answer, nowMillis);
}

describe('a prometheus trigger', () => {
  test.each<[string, SourceAnswer, number, boolean]>([
    ['a number', 12.5, 12500, true],
    ['zero', 0, 0, false],
    ['a negative number', -3, 0, false],
    ['minus zero', -0, 0, false],
    ['half a thousandth, which is rounded to even', 0.0625, 62, true],
    ['a large whole number', 9007199254740, 9007199254740000, true],
    ['no series', 'empty', 0, false],
    ['a series without a value', 'matrix', 0, false],
    ['NaN', NaN, 0, false],
    ['infinity', Infinity, 0, false],
    ['null', 'null', 0, false],
    ['a number that is judged elsewhere', { value: 3, active: false }, 3000, false],
  ])('%s', (_title, answer, milli, active) => {
    expect(read(prometheus(), answer)).toEqual({ milli, active });
  });

  test('a value beyond 2^53 thousandths keeps all its digits', () => {
    expect(read(prometheus(), 9007199254740993)).toEqual({ milli: 9007199254740992000n, active: true });
  });

  test.each<[SourceAnswer, string]>([
    ['several', 'prometheus query returned multiple elements'],
    ['scalar', 'the result is no vector'],
    [{ error: 'HTTP 503' }, 'HTTP 503'],
  ])('%j is an error in any case', (answer, error) => {
    expect([read(prometheus(), answer), read(prometheus({}, { ignoreNullValues: 'false' }), answer)]).toEqual([{ error }, { error }]);
  });

  test.each<[SourceAnswer, string]>([
    ['empty', "prometheus metrics 'prometheus' target may be lost, the result is empty"],
    ['matrix', "prometheus metrics 'prometheus' target may be lost, the value list is empty"],
    [NaN, 'prometheus query returns NaN'],
    [-Infinity, 'prometheus query returns -Infinity'],
  ])('%p is an error if nulls are not ignored', (answer, error) => {
    expect(read(prometheus({}, { ignoreNullValues: 'false' }), answer)).toEqual({ error });
  });

  test('null stays -1 even then, and a negative activation threshold tells', () => {
    expect(read(prometheus({}, { ignoreNullValues: 'false', activationThreshold: '-2' }), 'null')).toEqual({ milli: 0, active: true });
  });

  test('the activation looks at the sample, not at the rounded value', () => {
    expect(read(prometheus({}, { activationThreshold: '0.0001' }), 0.0002)).toEqual({ milli: 0, active: true });
  });

  test('without an answer there is an error', () => {
    expect(read(prometheus(), undefined)).toEqual({ error: 'the source of the trigger is not given' });
  });
});

test.each([
  ['activemq', 'activationTargetQueueSize', 0], ['apache-kafka', 'activationLagThreshold', 0], ['artemis-queue', 'activationQueueLength', 10],
  ['aws-sqs-queue', 'activationQueueLength', 0], ['kafka', 'activationLagThreshold', 0], ['kubernetes-workload', 'activationValue', 0],
  ['metrics-api', 'activationTargetValue', 0], ['nats-jetstream', 'activationLagThreshold', 0], ['prometheus', 'activationThreshold', 0],
  ['pulsar', 'activationMsgBacklogThreshold', 0], ['rabbitmq', 'activationValue', 0], ['redis', 'activationListLength', 0],
  ['redis-cluster', 'activationListLength', 0], ['redis-sentinel', 'activationListLength', 0], ['redis-streams', 'activationLagCount', 0],
  ['redis-cluster-streams', 'activationLagCount', 0], ['redis-sentinel-streams', 'activationLagCount', 0],
])('a %s trigger is active above its %s, by default %d', (type, parameter, initial) => {
  const active = (metadata: Record<string, string>, value: number): unknown => {
    const reading = read({ type, metadata }, value);
    return reading && 'active' in reading && reading.active;
  };
  expect([active({}, initial), active({}, initial + 1)]).toEqual([false, true]);
  expect([active({ [parameter]: '7' }, 7), active({ [parameter]: '7' }, 8)]).toEqual([false, true]);
});

test('a type whose activity is not known has no reader', () => {
  expect([read({ type: 'solace-event-queue', metadata: {} }, 1), read({ type: 'external', metadata: {} }, 1)]).toEqual([undefined, undefined]);
});

test('a cpu trigger is not read', () => {
  expect(read({ type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } }, 1)).toEqual({ error: 'a resource metric is read by the HPA' });
});

describe('a cron trigger', () => {
  const cron = (start: string, end: string, timezone = 'UTC') => ({ type: 'cron', metadata: { start, end, timezone, desiredReplicas: '4' } });
  const HOUR = 3600000;

  test.each([
    ['before its start', 7.99, 0], ['at its start', 8, 4000], ['at the last moment', 17.999, 4000], ['at its end', 18, 0],
  ])('%s', (_title, hours, milli) => {
    expect(read(cron('0 8 * * *', '0 18 * * *'), undefined, START + hours * HOUR)).toEqual({ milli, active: milli > 0 });
  });

  test('overnight', () => {
    const values = [21.9, 22, 23, 24.5, 29.9, 30].map((hours) => read(cron('0 22 * * *', '0 6 * * *'), undefined, START + hours * HOUR));
    expect(values.map((value) => value && 'active' in value && value.active)).toEqual([false, true, true, true, true, false]);
  });

  test('in its time zone', () => {
    const china = [-0.1, 0, 9.9, 10].map((hours) => read(cron('0 8 * * *', '0 18 * * *', 'Asia/Shanghai'), undefined, START + hours * HOUR));
    expect(china.map((value) => value && 'active' in value && value.active)).toEqual([false, true, true, false]);
  });

  test('a schedule that names a zone itself is read there', () => {
    const mixed = [-0.1, 0, 17.9, 18].map((hours) => read(cron('TZ=Asia/Shanghai 0 8 * * *', '0 18 * * *'), undefined, START + hours * HOUR));
    expect(mixed.map((value) => value && 'active' in value && value.active)).toEqual([false, true, true, false]);
    const local = [7.9, 8].map((hours) => read(cron('TZ=Local 0 8 * * *', '0 18 * * *'), undefined, START + hours * HOUR));
    expect(local.map((value) => value && 'active' in value && value.active)).toEqual([false, true]);
  });

  test.each(['Mars/Base', 'asia/shanghai', 'Asia/shanghai', '+08:00'])('the zone %s does not exist: every read fails', (zone) => {
    expect(read(cron('0 8 * * *', '0 18 * * *', zone), undefined)).toEqual({ error: 'unable to load timezone' });
  });

  test('a start and an end that never come are active, a lone end that never comes is not', () => {
    expect(read(cron('0 0 30 2 *', '0 0 31 2 *'), undefined)).toEqual({ milli: 4000, active: true });
    expect(read(cron('0 0 1 1 *', '0 0 30 2 *'), undefined)).toEqual({ milli: 0, active: false });
    expect(read(cron('0 0 30 2 *', '0 0 1 1 *'), undefined)).toEqual({ milli: 4000, active: true });
  });

  test('a zone that leaves out a day does not stop the search', () => {
    const [start, zone] = [parseCronSchedule('0 3 * * 0') as CronSchedule, loadZone('Pacific/Apia') as Zone];
    expect(nextRun(start, zone, Date.UTC(2011, 11, 27, 0, 5))).toBe(Date.UTC(2011, 11, 31, 13) / 1000);
  });
});
