import {
  condition, externalAverage, externalValue, firstStep, hpa, input, objectMetric, pod, pods, podsMetric, run, samples, SECOND, utilization, values,
} from './given';
import { podRequests } from '../../../src/simulation/hpa/pod-requests';
import type { HpaOptions } from '../../../src/simulation/hpa/prepare';
import { hpaRules } from '../../../src/simulation/hpa/rules';
import { stepHpa } from '../../../src/simulation/hpa/step';
import { MAX_INT32 } from '../../../src/simulation/int64';

const of = (version: string, gates = {}): HpaOptions => ({ rules: hpaRules(version, gates) });
const NO_WINDOWS = { scaleDown: { stabilizationWindowSeconds: 0 } };

describe('a Kubernetes version', () => {
  test.each(['1.36', 'v1.36', '1.36.3', 'v1.36.3-gke.1'])('may be written %s', (version) => {
    expect(hpaRules(version)).toEqual(hpaRules());
  });

  test.each(['', '1', '2.0', 'latest', '1.x'])('may not be written %j', (version) => {
    expect(() => hpaRules(version)).toThrow(`'version' must be a Kubernetes version such as 1.36, got ${JSON.stringify(version)}`);
  });

  test('before 1.20 counts as 1.20, after 1.37 as 1.37', () => {
    expect(hpaRules('1.12')).toEqual(hpaRules('1.20'));
    expect(hpaRules('1.40')).toEqual(hpaRules('1.37'));
  });
});

describe('1.21', () => {
  const both = (version: string) => hpa({ behavior: NO_WINDOWS, metrics: [externalAverage('10'), objectMetric({ type: 'Value', value: '1' })] }, of(version));

  test.each([['1.20', 3], ['1.21', 5]])('a failing metric keeps the others from shrinking (%s: %d)', (version, replicas) => {
    expect(firstStep(both(version), { current: 5, metrics: [values(30), { error: 'gone' }] }).replicas).toBe(replicas);
  });

  test.each([['1.20', 8], ['1.21', 6]])('both windows hold the current count (%s: %d)', (version, replicas) => {
    const windows = { scaleUp: { stabilizationWindowSeconds: 60 }, scaleDown: { stabilizationWindowSeconds: 60 } };
    const prepared = hpa({ behavior: windows, metrics: [externalAverage('10')] }, of(version));
    const { state } = run(prepared, 6, 1, () => ({ metrics: [values(80)] }));
    // Six are there and four are wanted, but eight were wanted a moment ago: the old way goes up to those.
    const later = run(prepared, 6, 1, () => ({ nowMillis: 30 * SECOND, metrics: [values(40)] }), undefined, state);
    expect(later.replicas).toEqual([replicas]);
  });

  test.each([['1.20', 'ScaleUpStabilized'], ['1.21', 'ReadyForNewScale']])('and a count that is wanted now (%s: %s)', (version, reason) => {
    const behavior = { scaleUp: { stabilizationWindowSeconds: 60 }, scaleDown: { stabilizationWindowSeconds: 0, selectPolicy: 'Disabled' } };
    const prepared = hpa({ behavior, metrics: [externalAverage('10')] }, of(version));
    const { steps } = run(prepared, 6, 2, (sync) => ({ metrics: [values(sync === 0 ? 40 : 60)] }));
    expect(steps.map((step) => condition(step, 'AbleToScale')).at(-1)).toEqual(['True', reason]);
  });

  test.each([['1.20', 5], ['1.21', 4]])('an average does not turn the other way when pods are filled in (%s: %d)', (version, wanted) => {
    const prepared = hpa({ metrics: [podsMetric('100m')] }, of(version));
    expect(firstStep(prepared, { current: 4, pods: pods(6), metrics: [samples([80, 80, 80, 80, 80, null])] }).wanted).toBe(wanted);
  });
});

describe('1.26', () => {
  test.each([['1.25', 2], ['1.26', 1]])('pods of two HPAs stop both (%s: %d)', (version, replicas) => {
    const step = firstStep(hpa({ metrics: [externalAverage('10')] }, of(version)), { current: 1, metrics: [values(20)], rivals: ['default/other'] });
    expect(step.replicas).toBe(replicas);
  });

  test.each([['1.25', 9, 4], ['1.26', 11, 1]])('policies count both directions (%s: up to %d, down to %d)', (version, up, down) => {
    const policies = [{ type: 'Pods', value: 3, periodSeconds: 60 }];
    const prepared = hpa({ behavior: { scaleUp: { policies }, scaleDown: { stabilizationWindowSeconds: 0, policies } }, metrics: [externalAverage('10')] }, of(version));
    const shrunk = run(prepared, 8, 1, () => ({ metrics: [values(60)] }));
    expect(shrunk.replicas).toEqual([6]);
    expect(run(prepared, 6, 1, () => ({ nowMillis: 30 * SECOND, metrics: [values(500)] }), undefined, shrunk.state).replicas).toEqual([up]);
    const grown = run(prepared, 4, 1, () => ({ metrics: [values(70)] }));
    expect(grown.replicas).toEqual([7]);
    expect(run(prepared, 7, 1, () => ({ nowMillis: 30 * SECOND, metrics: [values(0)] }), undefined, grown.state).replicas).toEqual([down]);
  });

  test.each([['1.25', 6], ['1.26', 8]])('missing samples count up to a target above 100 %% (%s: %d)', (version, wanted) => {
    // 4 pods at 120 % and 4 without samples, against 150 %: 110 % or 135 % on average.
    const metrics = [samples([120, 120, 120, 120, null, null, null, null])];
    const step = firstStep(hpa({ metrics: [utilization(150)] }, of(version)), { current: 8, metrics });
    expect(step.wanted).toBe(wanted);
  });
});

describe('1.28', () => {
  test.each([['1.27', 3], ['1.28', 6]])('at exactly the target, missing samples are left out of an average (%s: %d)', (version, wanted) => {
    const step = firstStep(hpa({ metrics: [podsMetric('100m')] }, of(version)), { current: 6, metrics: [samples([100, 100, 100, null, null, null])] });
    expect(step.wanted).toBe(wanted);
  });

  test('a utilization was never filled in there', () => {
    const step = firstStep(hpa({ metrics: [utilization(100)] }, of('1.20')), { current: 6, metrics: [samples([100, 100, 100, null, null, null])] });
    expect(step.wanted).toBe(6);
  });
});

describe('1.29', () => {
  test.each([['1.28', [{ averageValue: 10000 }]], ['1.29', [null]]])('a failed sync stores what it read (%s)', (version, currentMetrics) => {
    const prepared = hpa({ metrics: [externalAverage('10')] }, of(version));
    const { state } = run(prepared, 2, 2, (sync) => ({ metrics: [sync === 0 ? values(20) : values()] }));
    expect(state.status.currentMetrics).toEqual(currentMetrics);
  });

  test.each([['1.28', 100], ['1.29', 50]])('sidecars are part of the request (%s: %d %%)', (version, averageUtilization) => {
    const requests = podRequests({
      containers: [{ name: 'app', resources: { requests: { cpu: '100m' } } }],
      initContainers: [{ name: 'agent', restartPolicy: 'Always', resources: { requests: { cpu: '100m' } } }],
    });
    const step = firstStep(hpa({ metrics: [utilization(100)] }, of(version)), { current: 1, pods: [pod({ requests })], metrics: [samples([100])] });
    expect(step.state.status.currentMetrics).toEqual([{ averageUtilization, averageValue: 100 }]);
  });
});

describe('1.33', () => {
  test.each([['1.32', 11], ['1.33', 10]])('exactly 110 %% is inside of a tolerance of 0.1 (%s: %d)', (version, wanted) => {
    expect(firstStep(hpa({ metrics: [externalAverage('10')] }, of(version)), { current: 10, metrics: [values(110)] }).wanted).toBe(wanted);
  });

  test('a tolerance of 0.5 includes exactly 150 % in all versions', () => {
    for (const version of ['1.32', '1.33']) {
      const prepared = hpa({ metrics: [externalAverage('10')] }, { ...of(version), controller: { tolerance: 0.5 } });
      expect([150, 151, 50, 49].map((load) => firstStep(prepared, { current: 10, metrics: [values(load)] }).wanted)).toEqual([10, 16, 10, 5]);
    }
  });

  const perContainer = { type: 'ContainerResource', containerResource: { name: 'cpu', container: 'app', target: { type: 'Utilization', averageUtilization: 50 } } };
  const absent = { samples: [{ milli: 100, atMillis: 0, windowMillis: 0 }, { milli: null, atMillis: 0, windowMillis: 0 }] };

  test('a pod whose metrics lack the container is missing, and no longer an error', () => {
    const old = firstStep(hpa({ metrics: [perContainer] }, of('1.32')), { current: 2, metrics: [absent] });
    expect(old.events[0]?.message).toBe('failed to get cpu utilization: unable to get metrics for resource cpu: '
      + 'failed to get container metrics: container app not present in metrics for pod default/web-1');
    const first = firstStep(hpa({ metrics: [perContainer] }, of('1.32')), { current: 2, metrics: [{ samples: [...absent.samples].reverse() }] });
    expect(first.events[0]?.message).toMatch('container app not present in metrics for pod default/web-0');
    expect(firstStep(hpa({ metrics: [perContainer] }, of('1.32')), { current: 2, metrics: [samples([100, 100])] }).wanted).toBe(4);
    expect(firstStep(hpa({ metrics: [perContainer] }, of('1.33')), { current: 2, metrics: [absent] }).wanted).toBe(2);
    expect(firstStep(hpa({ metrics: [utilization(50)] }, of('1.32')), { current: 2, metrics: [absent] }).wanted).toBe(2);
  });

  test.each([
    ['1.32', { HPAConfigurableTolerance: true }, 10], ['1.33', {}, 10], ['1.33', { HPAConfigurableTolerance: true }, 11],
    ['1.35', {}, 11], ['1.35', { HPAConfigurableTolerance: false }, 10],
  ])('the tolerance of the HPA counts from 1.33 with the gate, which is on from 1.35 (%s, %j: %d)', (version, gates, wanted) => {
    const prepared = hpa({ behavior: { scaleUp: { tolerance: 0 } }, metrics: [externalAverage('10')] }, of(version, gates));
    expect(firstStep(prepared, { current: 10, metrics: [values(105)] }).wanted).toBe(wanted);
    expect(hpaRules(version, gates).readsTolerance).toBe(wanted === 11);
  });
});

describe('1.34', () => {
  const negative = { values: [5000, -6000] };

  test.each([['1.33', 0], ['1.34', MAX_INT32]])('a negative sum of an external metric is taken for an overflow (%s: %d)', (version, wanted) => {
    expect(firstStep(hpa({ metrics: [externalAverage('10')] }, of(version)), { current: 3, metrics: [negative] }).wanted).toBe(wanted);
  });

  test.each([['1.33', 0], ['1.34', MAX_INT32]])('an external average beyond 32 bits is capped (%s: %d)', (version, wanted) => {
    expect(firstStep(hpa({ metrics: [externalAverage('1m')] }, of(version)), { current: 3, metrics: [{ values: [2 ** 31] }] }).wanted).toBe(wanted);
  });

  test.each([['1.33', 200], ['1.34', 100]])('the request of the pod counts (%s: %d %%)', (version, averageUtilization) => {
    const requests = podRequests({ containers: [{ name: 'app', resources: { requests: { cpu: '100m' } } }], resources: { requests: { cpu: '200m' } } });
    const step = firstStep(hpa({ metrics: [utilization(100)] }, of(version)), { current: 1, pods: [pod({ requests })], metrics: [samples([200])] });
    expect(step.state.status.currentMetrics).toEqual([{ averageUtilization, averageValue: 200 }]);
  });
});

describe('1.35', () => {
  test.each([['1.34', 0], ['1.35', MAX_INT32]])('a value beyond 32 bits is capped (%s: %d)', (version, wanted) => {
    expect(firstStep(hpa({ metrics: [externalValue('1m')] }, of(version)), { current: 1, metrics: [{ values: [2 ** 40] }] }).wanted).toBe(wanted);
  });

  test.each([['1.34', -(2n ** 63n) + 4n], ['1.35', 2n ** 63n - 1n]])('so is a sum beyond 64 bits (%s)', (version, value) => {
    const step = firstStep(hpa({ metrics: [externalValue('1')] }, of(version)), { current: 1, metrics: [{ values: [2n ** 63n - 1n, 5] }] });
    expect(step.state.status.currentMetrics).toEqual([{ value }]);
  });

  test.each([
    ['1.34', 'failed to get cpu utilization: no metrics returned matched known pods'],
    ['1.35', 'failed to get cpu utilization: container gone not found in Pod web-0'],
  ])('a container that the pods do not have is told of (%s)', (version, message) => {
    const metric = { type: 'ContainerResource', containerResource: { name: 'cpu', container: 'gone', target: { type: 'Utilization', averageUtilization: 50 } } };
    expect(firstStep(hpa({ metrics: [metric] }, of(version)), { current: 1, metrics: [samples([100])] }).events[0]?.message).toBe(message);
  });
});

describe('1.36', () => {
  const zero = { minReplicas: 0, behavior: NO_WINDOWS, metrics: [externalAverage('10')] };

  test.each([
    ['1.35', {}, 0, 2], ['1.35', {}, 1, 0], ['1.36', {}, 0, 0], ['1.36', { HPAScaleToZero: true }, 0, 0], ['1.37', {}, 0, 0],
  ])('a target that starts at 0 stays there (%s, %j, minReplicas %d: %d)', (version, gates, minReplicas, replicas) => {
    const step = firstStep(hpa({ ...zero, minReplicas }, of(version, gates)), { current: 0, metrics: [values(20)] });
    expect([step.replicas, condition(step, 'ScalingActive')]).toEqual([replicas, replicas === 0 ? ['False', 'ScalingDisabled'] : ['True', 'ValidMetricFound']]);
  });

  test.each([['1.36', { HPAScaleToZero: true }], ['1.37', {}]])('but the HPA takes it to 0 and back (%s, %j)', (version, gates) => {
    const { replicas, steps } = run(hpa(zero, of(version, gates)), 2, 5, (sync) => ({ metrics: [values(sync === 1 || sync === 2 ? 0 : 20)] }));
    expect(replicas).toEqual([2, 0, 0, 2, 2]);
    expect(steps.map((step) => condition(step, 'ScaledToZero'))).toEqual([
      undefined, ['True', 'ScaledToZero'], ['True', 'ScaledToZero'], ['False', 'NotScaledToZero'], ['False', 'NotScaledToZero'],
    ]);
  });

  test('and without the gate the condition goes away', () => {
    const { state } = run(hpa(zero, of('1.37')), 2, 1, () => ({ metrics: [values(0)] }));
    const off = hpa({ ...zero, minReplicas: 1 }, of('1.36'));
    const paused = stepHpa(off, state, input({ current: 0, nowMillis: 30 * SECOND, metrics: [values(20)] }));
    expect([paused.replicas, condition(paused, 'ScaledToZero')]).toEqual([0, undefined]);
    const rescaled = stepHpa(off, state, input({ current: 1, nowMillis: 30 * SECOND, metrics: [values(20)] }));
    expect([rescaled.replicas, condition(rescaled, 'ScaledToZero')]).toEqual([2, undefined]);
    const older = hpa({ ...zero, minReplicas: 1 }, of('1.35'));
    for (const current of [0, 1]) {
      const step = stepHpa(older, state, input({ current, nowMillis: 30 * SECOND, metrics: [values(20)] }));
      expect(condition(step, 'ScaledToZero')).toEqual(['True', 'ScaledToZero']);
    }
  });

  test('a minimum that is raised while the HPA has it at 0 is reached at once', () => {
    const { state } = run(hpa(zero, of('1.37')), 2, 1, () => ({ metrics: [values(0)] }));
    const step = stepHpa(hpa({ ...zero, minReplicas: 3 }, of('1.37')), state, input({ current: 0, nowMillis: 30 * SECOND, metrics: [values(0)] }));
    expect([step.replicas, step.events[0]?.message]).toEqual([3, 'New size: 3; reason: Current number of replicas below Spec.MinReplicas']);
    const loaded = stepHpa(hpa({ ...zero, minReplicas: 3 }, of('1.37')), state, input({ current: 0, nowMillis: 30 * SECOND, metrics: [values(20)] }));
    expect([loaded.replicas, loaded.events[0]?.message]).toEqual([3, 'New size: 3; reason: external metric queue(nil) above target']);
    // Without behavior the limits already bring the minimum, and then no reason is given.
    const legacy = hpa({ minReplicas: 3, metrics: [externalAverage('10')] }, of('1.37'));
    const forgetful = { ...state, memory: { ...state.memory, recommendations: [] } };
    const idle = stepHpa(legacy, forgetful, input({ current: 0, nowMillis: 30 * SECOND, metrics: [values(0)] }));
    expect([idle.replicas, idle.events[0]?.message]).toEqual([3, 'New size: 3; reason: ']);
  });

  test('without a metric that works at 0, only a raised minimum wakes the metrics up', () => {
    const { state } = run(hpa(zero, of('1.37')), 2, 1, () => ({ metrics: [values(0)] }));
    const edited = (minReplicas: number) => stepHpa(
      hpa({ minReplicas, metrics: [utilization(50)] }, of('1.37')), state, input({ current: 0, nowMillis: 30 * SECOND, metrics: [samples([])] }));
    expect([edited(0).replicas, condition(edited(0), 'ScalingActive'), condition(edited(0), 'ScaledToZero')]).toEqual([
      0, ['False', 'ScalingDisabled'], ['True', 'ScaledToZero'],
    ]);
    expect([edited(1).replicas, edited(1).events[0]?.message]).toEqual([
      0, 'failed to get cpu utilization: unable to get metrics for resource cpu: no metrics returned from resource metrics API',
    ]);
  });

  test('a metric that does not work at 0 never marks the condition', () => {
    const cpu = hpa({ minReplicas: 0, behavior: NO_WINDOWS, metrics: [utilization(50)] }, of('1.37'));
    const { steps } = run(cpu, 1, 1, () => ({ metrics: [samples([0])] }));
    expect(steps.map((step) => [step.replicas, condition(step, 'ScaledToZero')])).toEqual([[0, ['False', 'NotScaledToZero']]]);
  });
});

test('1.37 looks at new and changed HPAs at once', () => {
  expect([hpaRules('1.36').syncsAtOnce, hpaRules('1.37').syncsAtOnce]).toEqual([false, true]);
});

test('what Go leaves to the processor is what amd64 gives', () => {
  const step = firstStep(hpa({ metrics: [objectMetric({ type: 'AverageValue', averageValue: '1m' })] }), { current: 3, metrics: [{ values: [2 ** 31] }] });
  // The smallest integer of 32 bits, which is then taken for 0: load beyond it scales to the minimum.
  expect(step.wanted).toBe(0);
});
