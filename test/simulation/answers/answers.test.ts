import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { compare } from '../../../src/simulation/answers/compare';
import { defaultCandidates } from '../../../src/simulation/answers/default-parameters';
import { judge } from '../../../src/simulation/answers/objective';
import { valueOf, withParameter } from '../../../src/simulation/answers/parameter';
import { recommend, recommendEach } from '../../../src/simulation/answers/recommend';
import { sweep } from '../../../src/simulation/answers/sweep';
import { secondsToReach } from '../../../src/simulation/timeline';
import { deployment, hpa, only, slsQps } from '../loop/given';

const scaler = (spec: JsonObject = {}): readonly Manifest[] => [deployment(), hpa({ metrics: [slsQps('10')], ...spec })];
const PEAK = { kind: 'spike', base: 5, peak: 75, atSecond: 60, forSeconds: 600 } as const;

describe('what a run comes to', () => {
  const service = { load: PEAK, ratePerPod: 12, queueTimeoutSeconds: 20 };
  const run = only(scaler({ maxReplicas: 20 }), { durationSeconds: 1800, pricePerPodHour: 0.5, service });
  const { answers } = run;

  test('sizes, their times and their cost', () => {
    const peak = Math.max(...run.changes.map(({ to }) => to));
    const rise = run.changes.find(({ to }) => to === peak)?.second ?? 0;
    expect(answers).toMatchObject({ peakReplicas: peak, peakReady: peak, oscillations: 0 });
    expect(answers.maximum).toEqual({ verdict: 'not reached', text: `the metrics never ask for more than ${answers.mostWanted} of 20 replicas` });
    const podSeconds = run.changes.reduce((sum, { second, from, to }) => sum + (1800 - second) * (to - from), 1800);
    expect(answers.podHours).toBeCloseTo(podSeconds / 3600, 9);
    expect(answers.meanReplicas).toBeCloseTo(podSeconds / 1800, 1);
    expect(answers.cost).toBeCloseTo(answers.podHours / 2, 12);
    expect(secondsToReach(run, 1)).toBe(0);
    expect(secondsToReach(run, peak)).toBe(rise + 5);
    expect(secondsToReach(run, peak + 1)).toBeUndefined();
    expect(answers.peakAtSecond).toBe(rise);
  });

  test('what was served, lost, and how long it took until nothing waited', () => {
    expect(answers.arrived).toBeCloseTo(5 * 1200 + 75 * 600, 6);
    expect(answers.lost).toBeGreaterThan(0);
    expect(answers.servedShare).toBeCloseTo(answers.served / answers.arrived, 9);
    expect(answers.waiting).toBe(0);
    expect(answers.underProvisionedSeconds).toBeGreaterThan(30);
    expect(answers.drainSeconds).toBeGreaterThan(0);
  });

  test('a rise soon after a fall is an oscillation', () => {
    const load = { kind: 'series', data: [[0, 75], [299, 75], [300, 5], [899, 5], [900, 75], [1800, 75]], between: 'hold', longestGapSeconds: 1e4 } as const;
    const shaky = only(scaler({ behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } }), { durationSeconds: 1800, service: { load } });
    expect(shaky.answers.oscillations).toBe(1);
    expect(only(scaler(), { durationSeconds: 1800, service: { load } }).answers.oscillations).toBe(1);
    const calm = only(scaler({ behavior: { scaleDown: { stabilizationWindowSeconds: 900 } } }), { durationSeconds: 1800, service: { load } });
    expect(calm.answers.oscillations).toBe(0);
  });

  test.each<[string, JsonObject, number, object]>([
    ['reached', { maxReplicas: 3 }, 75, { verdict: 'reached', text: expect.stringMatching(/^3 replicas are reached at second \d+$/) as string }],
    ['unreachable', { behavior: { scaleUp: { selectPolicy: 'Disabled' } } }, 75,
      { verdict: 'unreachable', text: '10 replicas can never be reached: behavior.scaleUp is disabled' }],
    ['slow', { behavior: { scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 600 }] } } }, 200,
      { verdict: 'not reached', text: '10 replicas are asked for, but windows and policies do not let them come' }],
  ])('the maximum: %s', (_, spec, value, maximum) => {
    expect(only(scaler(spec), { durationSeconds: 900, service: { load: { kind: 'constant', value } } }).answers.maximum).toEqual(maximum);
  });
});

describe('compare', () => {
  test('names what differs, and which is better', () => {
    const [comparison] = compare(scaler(), scaler({ minReplicas: 4 }), { durationSeconds: 1200, service: { load: PEAK, ratePerPod: 12 } });
    const found = Object.fromEntries((comparison?.differences ?? []).map(({ measure, better }) => [measure.name, better]));
    expect(found).toMatchObject({ servedShare: 'b', lost: 'b', underProvisionedSeconds: 'b', podHours: 'a', meanReplicas: undefined });
    expect(found).not.toHaveProperty('peakReplicas');
    expect(comparison?.differences.find(({ measure }) => measure.name === 'podHours')?.text).toMatch(/^pod-hours: [\d.]+ and [\d.]+, a is better$/);
  });

  test('the same twice differs in nothing', () => {
    expect(compare(scaler(), scaler(), { durationSeconds: 300, service: { load: PEAK } })[0]?.differences).toEqual([]);
  });

  test('refuses what cannot be paired', () => {
    const second = hpa({ metrics: [slsQps('10')] }, { name: 'other' });
    expect(() => compare(scaler(), [...scaler(), second], { durationSeconds: 60, service: { load: PEAK } })).toThrow("'b' must have as many scalers as 'a' (1), got 2");
  });
});

describe('sweep', () => {
  test('runs every value of a field or of an option', () => {
    const configuration = { manifests: scaler(), options: { durationSeconds: 600, service: { load: PEAK, ratePerPod: 12 } } };
    const peaks = (path: string, values: readonly number[]): readonly (number | undefined)[] => (
      sweep(configuration, { path }, values).map(({ scalers }) => scalers[0]?.answers.peakReplicas));
    expect(peaks('spec.metrics[0].external.target.averageValue', [10, 15, 40])).toEqual([10, 6, 2]);
    expect(peaks('spec.maxReplicas', [2, 6])).toEqual([2, 6]);
    const [slow, fast] = sweep(configuration, { path: 'options.service.podStartSeconds' }, [120, 0]).map(({ scalers }) => scalers[0]?.answers.lost ?? 0);
    expect(slow).toBeGreaterThan(fast ?? Infinity);
  });

  test('keeps texts texts, and changes only the scaler that is meant', () => {
    const manifests = [...scaler(), hpa({ metrics: [slsQps('10')] }, { name: 'other' })];
    const configuration = { manifests, options: {} };
    const parameter = { path: 'spec.metrics[0].external.target.averageValue', of: 'shop/other' };
    const changed = withParameter(configuration, parameter, 20);
    expect([valueOf(changed, parameter), valueOf(changed, { ...parameter, of: 'web' }), valueOf(changed, { path: 'spec.none' })]).toEqual([20, 10, undefined]);
    expect(changed.manifests[2]).toHaveProperty('spec.metrics[0].external.target.averageValue', '20');
    expect(valueOf(withParameter(configuration, { path: 'options.service.ratePerPod' }, 7), { path: 'options.service.ratePerPod' })).toBe(7);
    expect(() => withParameter(configuration, { path: 'spec.maxReplicas', of: 'nobody' }, 1)).toThrow("'parameter.of' must be the name of a scaler, got \"nobody\"");
    expect(() => withParameter(configuration, { path: 'spec.metrics[3].type' }, 1)).toThrow("'spec.metrics[3].type' must lead to an entry of a list that is there, got 3");
  });
});

describe('recommend', () => {
  const base = { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata: { name: 'orders', namespace: 'shop' } };
  const trigger = { type: 'rabbitmq', metadata: { host: 'amqp://mq', protocol: 'amqp', queueName: 'orders', mode: 'QueueLength', value: '5000' } };
  const orders: Manifest = { ...base, spec: { scaleTargetRef: { name: 'web' }, minReplicaCount: 1, maxReplicaCount: 10, triggers: [trigger] } };
  const configuration = {
    manifests: [deployment(), orders],
    options: { durationSeconds: 900, service: { load: { kind: 'constant', value: 0 }, initialWaiting: 100000, ratePerPod: 20 } },
  } as const;

  test('finds values that drain 100,000 messages in 5 minutes, with the evidence', () => {
    const found = recommend(configuration, { drainSeconds: 300 });
    expect(found.before.verdict).toMatchObject({ holds: false, misses: ['time to drain is 529 s, more than 300 s'] });
    expect(found.best.verdict).toMatchObject({ holds: true, distance: 0, misses: [] });
    expect(found.best.scalers[0]?.answers.drainSeconds).toBeLessThanOrEqual(300);
    expect(found.text[0]).toBe('as it is, the objective is missed: time to drain is 529 s, more than 300 s');
    expect(found.text.at(-1)).toBe(`${found.trials.length} runs of the simulator`);
    // The recommended configuration does what is said of it.
    const again = only(found.configuration.manifests, found.configuration.options);
    expect(again.answers).toEqual(found.best.scalers[0]?.answers);
    // Nothing that was tried and holds is cheaper.
    const holding = found.trials.filter(({ verdict }) => verdict.holds).map(({ verdict }) => verdict.price);
    expect(found.best.verdict.price).toBe(Math.min(...holding));
  });

  test('says so when nothing helps, and how near it came', () => {
    const found = recommend(configuration, { drainSeconds: 10 }, { candidates: [{ path: 'spec.maxReplicaCount', values: [10, 20] }] });
    expect([found.best.verdict.holds, found.best.values, found.trials.length]).toEqual([false, [20], 2]);
    expect(found.text.at(-2)).toMatch(/^no set of values that was tried meets the objective; the nearest misses it: time to drain is \d+ s, more than 10 s$/);
  });

  test('values that make no sense together are trials that fail', () => {
    const candidates = [{ path: 'spec.minReplicaCount', values: [1, 30] }, { path: 'spec.maxReplicaCount', values: [10, 40] }];
    const found = recommend(configuration, { drainSeconds: 300 }, { candidates });
    expect(found.best.values).toEqual([1, 40]);
    expect(found.trials.find(({ values }) => values.join() === '30,10')?.verdict).toMatchObject({ holds: false, distance: Infinity });
  });

  test('tells of its progress, and keeps to the number of runs', () => {
    const search = recommendEach(configuration, { drainSeconds: 1 }, { mostRuns: 5 });
    let runs = 0;
    while (search.next().done !== true) runs += 1;
    expect(runs).toBe(5);
  });

  test('refuses an objective that says nothing or too much', () => {
    expect(() => recommend(configuration, {})).toThrow("'objective' must set at least one of servedShare, drainSeconds, peakWaiting, lost, underProvisionedSeconds, oscillations");
    expect(() => recommend(configuration, { servedShare: 99, lost: -1 })).toThrow(
      "'objective.servedShare' must be at most 1, which is all, got 99\n  - 'objective.lost' must be a number from 0, got -1");
  });

  test('a backlog that never drains is further off than any that does', () => {
    const never = only([deployment(), orders], { ...configuration.options, durationSeconds: 60 });
    const late = only([deployment(), orders], configuration.options);
    expect(judge({ drainSeconds: 1 }, [never]).distance).toBeGreaterThan(judge({ drainSeconds: 1 }, [late]).distance);
    expect(judge({ drainSeconds: 300 }, [never]).misses).toEqual(['time to drain is never, more than 300 s']);
    expect(judge({ servedShare: 0.99 }, [late]).holds).toBe(true);
  });
});

test('annotations of Knative are parameters, and stay texts', () => {
  const service = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'go' }, spec: { template: { metadata: { annotations: { 'autoscaling.knative.dev/target': '10' } } } } };
  const configuration = { manifests: [service], options: {} };
  const path = 'spec.template.metadata.annotations[autoscaling.knative.dev/target]';
  expect(valueOf(configuration, { path })).toBe(10);
  expect(withParameter(configuration, { path }, 20).manifests[0]).toMatchObject({ spec: { template: { metadata: { annotations: { 'autoscaling.knative.dev/target': '20' } } } } });
  expect(withParameter({ manifests: [{ ...service, spec: {} }], options: {} }, { path }, 20).manifests[0]).toEqual({
    ...service, spec: { template: { metadata: { annotations: { 'autoscaling.knative.dev/target': '20' } } } },
  });
  expect(defaultCandidates(configuration).map((candidate) => candidate.path)).toEqual([path, path.replace('target', 'min-scale')]);
});
