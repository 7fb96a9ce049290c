import {
  condition, externalAverage, externalValue, firstStep, hpa, objectMetric, onlyMessage, pod, pods, run, samples, SECOND, utilization, values,
} from './given';
import { hpaRules } from '../../../src/simulation/hpa/rules';

/** A sync a little later than every 15 s, as in a cluster: no record lies exactly on the end of a window. */
const CLUSTER_SYNC = 15020;

describe('pods that a surge adds', () => {
  const cpu = hpa({ metrics: [utilization(100)] });

  test('above the spec, ready pods scale up although they are below the target', () => {
    expect(firstStep(cpu, { current: 4, pods: pods(5), metrics: [samples([88, 88, 88, 88, 88])] }).wanted).toBe(5);
  });

  test('a Pending pod is left out when the ratio is below 1', () => {
    const step = firstStep(cpu, { current: 4, pods: [...pods(5), pod({ phase: 'Pending' })], metrics: [samples([88, 88, 88, 88, 88, null])] });
    expect(step.wanted).toBe(5);
  });

  test('a pod without a sample counts at target, and then nothing is changed in the wrong direction', () => {
    expect(firstStep(cpu, { current: 4, pods: pods(6), metrics: [samples([80, 80, 80, 80, 80, null])] }).wanted).toBe(4);
  });

  test.each([
    [40, 4, 'outside the tolerance the total decides'],
    [46, 5, 'inside the tolerance the count of the status is written into the spec'],
  ])('with an average value of 10 and %d in total over 5 pods for a spec of 4, %d are wanted: %s', (total, wanted) => {
    expect(firstStep(hpa({ metrics: [externalAverage('10')] }), { current: 4, status: 5, metrics: [values(total)] }).wanted).toBe(wanted);
  });
});

test('a Value target wants nothing when no pod is ready, and only the window keeps the pods', () => {
  const step = firstStep(hpa({ metrics: [externalValue('100')] }), { current: 3, pods: pods(3, { ready: 'False' }), metrics: [values(150)] });
  expect([step.wanted, step.replicas, condition(step, 'AbleToScale')]).toEqual([0, 3, ['True', 'ScaleDownStabilized']]);
});

describe('a count outside of the limits is brought there in one jump', () => {
  test('down to the maximum, even where scaling down is disabled', () => {
    const limited = hpa({ maxReplicas: 10, behavior: { scaleDown: { selectPolicy: 'Disabled' } }, metrics: [externalAverage('10')] });
    const step = firstStep(limited, { current: 12, metrics: [] });
    expect([step.replicas, step.wanted, step.state.status.currentMetrics]).toEqual([10, undefined, []]);
    expect(onlyMessage(step)).toBe('New size: 10; reason: Current number of replicas above Spec.MaxReplicas');
  });

  test('up to the minimum, even where scaling up is disabled', () => {
    const limited = hpa({ minReplicas: 5, behavior: { scaleUp: { selectPolicy: 'Disabled' } }, metrics: [externalAverage('10')] });
    const step = firstStep(limited, { current: 2, metrics: [] });
    expect(step.replicas).toBe(5);
    expect(onlyMessage(step)).toBe('New size: 5; reason: Current number of replicas below Spec.MinReplicas');
    expect(step.state.memory.scaleUps).toEqual([{ change: 3, atMillis: 0, outdated: false }]);
  });
});

describe('the way from 1 to a wanted 50', () => {
  const wants50 = () => ({ metrics: [values(500)] });

  test('without behavior: at most double, but always 4', () => {
    expect(run(hpa({ metrics: [externalAverage('10')] }), 1, 6, wants50).replicas).toEqual([4, 8, 16, 32, 50, 50]);
  });

  test('with the default behavior: at most double, but always 4 more', () => {
    expect(run(hpa({ behavior: {}, metrics: [externalAverage('10')] }), 1, 6, wants50).replicas).toEqual([5, 10, 20, 40, 50, 50]);
  });
});

describe('a percentage always allows a move', () => {
  const tenPercent = { policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] };

  test('up: 10 % of 1 is one pod', () => {
    expect(firstStep(hpa({ behavior: { scaleUp: tenPercent }, metrics: [externalAverage('10')] }), { current: 1, metrics: [values(500)] }).replicas).toBe(2);
  });

  test('down: 10 % of 5 is one pod', () => {
    const down = { ...tenPercent, stabilizationWindowSeconds: 0 };
    expect(firstStep(hpa({ behavior: { scaleDown: down }, metrics: [externalAverage('10')] }), { current: 5, metrics: [values(0)] }).replicas).toBe(4);
  });

  test('but not from zero: a target with only percentages never leaves it', () => {
    const behavior = { scaleUp: { policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] }, scaleDown: { stabilizationWindowSeconds: 0 } };
    const toZero = hpa({ minReplicas: 0, behavior, metrics: [externalAverage('10')] }, { rules: hpaRules('1.36', { HPAScaleToZero: true }) });
    const { replicas, steps } = run(toZero, 2, 12, (sync) => ({ metrics: [values(sync === 0 ? 0 : 500)] }));
    expect(replicas).toEqual(Array.from({ length: 12 }, () => 0));
    expect(condition(steps[11] as (typeof steps)[number], 'ScalingLimited')).toEqual(['True', 'ScaleUpLimit']);
  });
});

describe('a failing metric beside one that works', () => {
  const both = hpa({ metrics: [externalAverage('10'), objectMetric({ type: 'Value', value: '1' })] });
  const step = (total: number) => firstStep(both, { current: 5, metrics: [values(total), { error: 'gone' }] });

  test.each([
    [80, 8, 8, ['True', 'ValidMetricFound']],
    [30, 5, undefined, ['False', 'FailedGetObjectMetric']],
    [50, 5, 5, ['True', 'ValidMetricFound']],
  ])('a total of %d leaves %d replicas', (total, replicas, wanted, active) => {
    expect([step(total).replicas, step(total).wanted, condition(step(total), 'ScalingActive')]).toEqual([replicas, wanted, active]);
  });

  test('its error is told, and why nothing shrinks', () => {
    expect(step(30).events.map(({ type, reason, message }) => [type, reason, message])).toEqual([
      ['Warning', 'FailedGetObjectMetric', 'unable to get metric rps: Ingress on default main/unable to fetch metrics from custom metrics API: gone'],
      ['Warning', 'FailedComputeMetricsReplicas', 'invalid metrics (1 invalid out of 2), first error is: failed to get object metric value: '
        + 'unable to get metric rps: Ingress on default main/unable to fetch metrics from custom metrics API: gone'],
    ]);
  });
});

test('pods that always use 80 % of the target shrink to 4 and stay', () => {
  const idle = hpa({ behavior: { scaleDown: { stabilizationWindowSeconds: 0 } }, metrics: [utilization(100)] });
  const { replicas } = run(idle, 10, 7, (_sync, current) => ({ metrics: [samples(Array.from({ length: current }, () => 80))] }));
  expect(replicas).toEqual([8, 7, 6, 5, 4, 4, 4]);
});

test('a metric that is absent when idle fails at every sync and never scales down', () => {
  const { replicas, steps } = run(hpa({ metrics: [externalAverage('10')] }), 7, 40, () => ({ metrics: [values()] }));
  expect(new Set(replicas)).toEqual(new Set([7]));
  expect(steps.map(({ events }) => events[0]?.message)).toEqual(
    Array.from({ length: 40 }, () => 'unable to get external metric default/queue/nil: no metrics returned from external metrics API'));
});

describe('one sync wants 50, all later ones 1', () => {
  const spike = (sync: number) => ({ metrics: [values(sync === 0 ? 500 : 1)] });
  const counts = (replicas: readonly number[]): readonly (readonly [number, number])[] =>
    replicas.reduce<[number, number][]>((groups, count) => {
      const last = groups.at(-1);
      if (last?.[0] === count) last[1] += 1;
      else groups.push([count, 1]);
      return groups;
    }, []);

  test('without behavior the climb goes on while the spike is remembered', () => {
    const { replicas, steps } = run(hpa({ metrics: [externalAverage('10')] }), 1, 24, spike, CLUSTER_SYNC);
    expect(counts(replicas)).toEqual([[4, 1], [8, 1], [16, 1], [32, 1], [50, 16], [1, 4]]);
    expect(onlyMessage(steps[1] as (typeof steps)[number])).toBe('New size: 8; reason: All metrics below target');
  });

  test('with behavior the count that was reached is held', () => {
    const { replicas } = run(hpa({ behavior: {}, metrics: [externalAverage('10')] }), 1, 24, spike, CLUSTER_SYNC);
    expect(counts(replicas)).toEqual([[5, 20], [1, 4]]);
  });

  test('on exact periods the window without behavior holds one sync longer', () => {
    expect(counts(run(hpa({ metrics: [externalAverage('10')] }), 1, 24, spike).replicas)).toEqual([[4, 1], [8, 1], [16, 1], [32, 1], [50, 17], [1, 3]]);
    expect(counts(run(hpa({ behavior: {}, metrics: [externalAverage('10')] }), 1, 24, spike).replicas)).toEqual([[5, 20], [1, 4]]);
  });
});

test('a fresh controller does not scale up before its first count has left the up window', () => {
  const behavior = { scaleUp: { stabilizationWindowSeconds: 60 } };
  const { replicas, steps } = run(hpa({ behavior, metrics: [externalAverage('10')] }), 3, 7, () => ({ metrics: [values(90)] }), 15 * SECOND);
  expect(replicas).toEqual([3, 3, 3, 3, 7, 9, 9]);
  expect(condition(steps[0] as (typeof steps)[number], 'AbleToScale')).toEqual(['True', 'ScaleUpStabilized']);
});
