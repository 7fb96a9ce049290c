import { around, definition, FAILED, METRIC, Operator, prometheus, START } from './given';
import type { JsonObject } from '../../../src/kubernetes/json';
import { askScaler } from '../../../src/simulation/keda/collect';
import { withFallback } from '../../../src/simulation/keda/fallback';
import { createScaledObject } from '../../../src/simulation/keda/lifecycle';
import { ScaledObjectHandle } from '../../../src/simulation/keda/scaled-object-handle';
import type { SourceAnswer } from '../../../src/simulation/keda/source-answer';
import type { StoredScaledObject } from '../../../src/simulation/keda/state';
import { INITIAL_CONDITIONS } from '../../../src/simulation/keda/status';

/** The value after so many failed reads in a row: thousandths, an error, or undefined. */
function valueAfter(failures: number, spec: JsonObject, replicas = 5, readyPods = replicas): unknown {
  const prepared = definition(spec);
  const object = createScaledObject(prepared, START).object as StoredScaledObject;
  const handle = new ScaledObjectHandle(object, object);
  if ('error' in prepared.scalers) throw new Error(prepared.scalers.error);
  const [trigger] = prepared.scalers.triggers;
  const [metric] = trigger?.metrics ?? [];
  if (trigger === undefined || metric === undefined) throw new Error('there is no metric');
  const now = around(0, replicas, [FAILED], { readyPods });
  const read = () => withFallback(handle, askScaler(trigger, metric, now), metric, now);
  for (let failure = 1; failure < failures; failure += 1) read();
  const { values: [value], error, fallingBack } = read();
  return error ?? [value?.name, value?.milli, fallingBack];
}

function fallback(behavior?: string): JsonObject {
  return { fallback: { failureThreshold: 3, replicas: 6, ...(behavior !== undefined && { behavior }) } };
}

describe('the threshold', () => {
  test.each([[3, 'HTTP 500'], [4, [METRIC, 180000, true]], [5, [METRIC, 180000, true]]])('after %d failures', (failures, expected) => {
    expect(valueAfter(failures, fallback())).toEqual(expected);
  });

  test('of 0 is exceeded by the first failure', () => {
    expect(valueAfter(1, { fallback: { failureThreshold: 0, replicas: 6 } })).toEqual([METRIC, 180000, true]);
  });
});

describe('the replicas of the fallback', () => {
  test.each([
    [undefined, 5, 180000], ['static', 5, 180000], ['', 5, 180000],
    ['currentReplicas', 5, 150000], ['currentReplicas', 0, 0],
    ['currentReplicasIfHigher', 5, 180000], ['currentReplicasIfHigher', 7, 210000],
    ['currentReplicasIfLower', 5, 150000], ['currentReplicasIfLower', 7, 180000],
  ])('%s with %d pods asks for a metric of %d thousandths', (behavior, replicas, milli) => {
    expect(valueAfter(4, fallback(behavior), replicas)).toEqual([METRIC, milli, true]);
  });

  test('a metric of type Value is divided by the ready pods, cut off', () => {
    const value = { ...fallback(), triggers: [prometheus({ metricType: 'Value' })] };
    expect([valueAfter(4, value, 5, 4), valueAfter(4, value, 5, 7)]).toEqual([[METRIC, 45000, true], [METRIC, 25714, true]]);
    expect(valueAfter(4, value, 5, 0)).toBe('error performing fallback');
  });

  test('a formula takes its own target', () => {
    const modifiers = (changes: JsonObject = {}): JsonObject => ({
      ...fallback(), triggers: [prometheus({ name: 'a' })], advanced: { scalingModifiers: { formula: 'a', target: '10', ...changes } },
    });
    expect(valueAfter(4, modifiers())).toEqual(['composite-metric', 60000, true]);
    expect(valueAfter(4, modifiers({ metricType: 'Value' }), 5, 4)).toEqual(['composite-metric', 15000, true]);
    expect(valueAfter(9, modifiers({ target: '2.5' }))).toBe('HTTP 500');
  });

  test('the behavior scalingModifiers leaves the metric to the formula', () => {
    expect(valueAfter(4, fallback('scalingModifiers'))).toEqual([METRIC, -1000, false]);
  });
});

describe('a fallback that is not valid', () => {
  test.each([{ failureThreshold: -1, replicas: 6 }, { failureThreshold: 3, replicas: -1 }])('%j counts nothing', (given) => {
    const operator = new Operator({ fallback: given }, 2).pollEvery(30, 0, 300, FAILED);
    expect([operator.failures, operator.condition('Fallback')]).toEqual([{}, 'False:NoFallbackFound']);
  });

  test('is the same as none', () => {
    expect(valueAfter(9, {})).toBe('HTTP 500');
    expect(new Operator({}, 2).pollEvery(30, 0, 300, FAILED).failures).toEqual({});
  });
});

describe('the bookkeeping', () => {
  test('a success resets its own counter only', () => {
    const operator = new Operator({ ...fallback(), triggers: [prometheus(), prometheus()] }, 2).poll(0, FAILED, FAILED).poll(30, FAILED, 1);
    expect(operator.failures).toEqual({ [METRIC]: 2, 's1-prometheus': 0 });
    expect(operator.status.health).toEqual({
      [METRIC]: { numberOfFailures: 2, status: 'Failing' }, 's1-prometheus': { numberOfFailures: 0, status: 'Happy' },
    });
  });

  test('a read writes all conditions from an older copy', () => {
    const operator = new Operator(fallback(), 3).poll(0, 9);
    expect([operator.condition('Ready'), operator.condition('Active')]).toEqual(['True:ScaledObjectReady', 'True:ScalerActive']);
    operator.read(7, METRIC, 9);
    expect([operator.condition('Ready'), operator.condition('Active'), operator.condition('Fallback')]).toEqual(['Unknown:', 'Unknown:', 'False:NoFallbackFound']);
  });

  test('polls and reads count apart once the fallback is on', () => {
    const operator = new Operator(fallback(), 3).pollEvery(30, 0, 90, FAILED);
    expect(operator.failures).toEqual({ [METRIC]: 4 });
    // This poll built the scalers, so that the reads work on its copy.
    operator.read(100, METRIC, FAILED);
    operator.read(115, METRIC, FAILED);
    expect(operator.failures).toEqual({ [METRIC]: 6 });
    operator.poll(120, FAILED).poll(150, FAILED);
    expect(operator.failures).toEqual({ [METRIC]: 8 });
  });

  test('reads on a copy of their own store what they count themselves', () => {
    const operator = new Operator({ fallback: { failureThreshold: 0, replicas: 6 } }, 3);
    // The reconciler built the scalers, with a copy of its own.
    operator.pollEvery(30, 0, 90, FAILED);
    expect(operator.failures).toEqual({ [METRIC]: 4 });
    operator.read(100, METRIC, FAILED);
    expect(operator.failures).toEqual({ [METRIC]: 1 });
  });

  test('a read on an older copy writes the counter only, so that a happy metric may have failures', () => {
    const operator = new Operator({ fallback: { failureThreshold: 0, replicas: 6 } }, 3);
    operator.read(1, METRIC, FAILED);
    operator.poll(10, 1);
    expect(operator.status.health).toEqual({ [METRIC]: { numberOfFailures: 0, status: 'Happy' } });
    operator.read(16, METRIC, FAILED);
    expect(operator.status.health).toEqual({ [METRIC]: { numberOfFailures: 2, status: 'Happy' } });
    expect(operator.poll(40, 1).failures).toEqual({ [METRIC]: 0 });
  });

  test('the condition says whether any metric falls back', () => {
    const operator = new Operator({ ...fallback(), triggers: [prometheus(), prometheus()] }, 2).pollEvery(30, 0, 90, FAILED, 1);
    expect(operator.condition('Fallback')).toBe('True:FallbackExists');
    expect(operator.poll(120, 1, FAILED).condition('Fallback')).toBe('False:NoFallbackFound');
  });

  test('a status that does not change is not written', () => {
    const object = createScaledObject(definition(fallback()), START).object as StoredScaledObject;
    const copy = { ...object, status: { ...object.status, conditions: INITIAL_CONDITIONS } };
    const handle = new ScaledObjectHandle(copy, { ...copy, generation: 7 });
    handle.writeChange({ ...copy.status, conditions: [...INITIAL_CONDITIONS] });
    expect(handle.copy.generation).toBe(1);
    handle.write(copy.status);
    expect(handle.copy.generation).toBe(7);
  });
});

describe('metrics of the last poll', () => {
  const cached = (changes: JsonObject = {}): JsonObject => ({ pollingInterval: 60, triggers: [prometheus({ useCachedMetrics: true })], ...changes });
  const read = (operator: Operator, second: number, answer: SourceAnswer): unknown => operator.read(second, METRIC, answer)[0];

  test('are what the HPA gets until the next poll', () => {
    const operator = new Operator(cached(), 2).poll(0, 10);
    expect([read(operator, 7, 500), read(operator, 52, 500), read(operator.poll(60, 500), 67, 40)]).toEqual([10000, 10000, 500000]);
  });

  test('an error is got once; then the source is asked', () => {
    const operator = new Operator(cached(), 2).poll(0, FAILED);
    expect([read(operator, 7, 10), read(operator, 22, 20)]).toEqual([`metric:${METRIC} encountered error`, 20000]);
  });

  test('a fallback counts as a success, and ends itself', () => {
    const operator = new Operator(cached(fallback()), 2).pollEvery(60, 0, 180, FAILED);
    expect(operator.failures).toEqual({ [METRIC]: 4 });
    expect([read(operator, 187, FAILED), operator.failures, operator.condition('Fallback')]).toEqual([180000, { [METRIC]: 0 }, 'False:NoFallbackFound']);
  });

  test('other triggers are asked at once', () => {
    const operator = new Operator({ triggers: [prometheus(), prometheus({ useCachedMetrics: true })] }, 2).poll(0, 1, 1);
    expect([operator.read(7, METRIC, 2, 2), operator.read(7, 's1-prometheus', 2, 2)]).toEqual([[2000], [1000]]);
  });
});
