import { externalAverage, firstStep, hpa, input, podsMetric, run, SECOND, SELECTOR, values } from './given';
import { NEW_HPA_STATE, restartController } from '../../../src/simulation/hpa/state';
import { stepHpa } from '../../../src/simulation/hpa/step';
import type { HpaStep } from '../../../src/simulation/hpa/step';

const LEGACY = hpa({ maxReplicas: 10, metrics: [externalAverage('10')] });
const conditions = ({ state }: HpaStep) => state.status.conditions;

describe('the conditions of a sync', () => {
  test('say what was done and why', () => {
    expect(conditions(firstStep(LEGACY, { current: 3, nowMillis: 7, metrics: [values(1000)] }))).toEqual([
      { type: 'AbleToScale', status: 'True', reason: 'SucceededRescale', message: 'the HPA controller was able to update the target scale to 6', changedAtMillis: 7 },
      {
        type: 'ScalingActive',
        status: 'True',
        reason: 'ValidMetricFound',
        message: 'the HPA was able to successfully calculate a replica count from external metric queue(nil)',
        changedAtMillis: 7,
      },
      {
        type: 'ScalingLimited',
        status: 'True',
        reason: 'ScaleUpLimit',
        message: 'the desired replica count is increasing faster than the maximum scale rate',
        changedAtMillis: 7,
      },
    ]);
  });

  test.each([
    ['is where it should be', 30, 'ReadyForNewScale', 'recommended size matches current size'],
    ['is held up by the window', 10, 'ScaleDownStabilized', 'recent recommendations were higher than current one, applying the highest recent recommendation'],
  ])('say that the count %s', (_name, load, reason, message) => {
    expect(conditions(firstStep(LEGACY, { current: 3, metrics: [values(load)] }))[0]).toMatchObject({ status: 'True', reason, message });
  });

  test('say that the count is held down by the window', () => {
    const step = firstStep(hpa({ behavior: { scaleUp: { stabilizationWindowSeconds: 60 } }, metrics: [externalAverage('10')] }), { current: 3, metrics: [values(90)] });
    const message = 'recent recommendations were lower than current one, applying the lowest recent recommendation';
    expect(conditions(step)[0]).toMatchObject({ status: 'True', reason: 'ScaleUpStabilized', message });
  });

  test.each([
    [100, 'False', 'DesiredWithinRange', 'the desired count is within the acceptable range'],
    [101, 'False', 'DesiredWithinRange', 'the desired count is within the acceptable range'],
    [111, 'True', 'TooManyReplicas', 'the desired replica count is more than the maximum replica count'],
  ])('tell of the maximum (load %d)', (load, status, reason, message) => {
    expect(conditions(firstStep(LEGACY, { current: 10, metrics: [values(load)] }))[2]).toMatchObject({ status, reason, message });
  });

  test.each([{}, undefined])('name the maximum where the speed allows just that (behavior %j)', (behavior) => {
    const prepared = hpa({ maxReplicas: 10, metrics: [externalAverage('10')], ...(behavior !== undefined && { behavior }) });
    expect(conditions(firstStep(prepared, { current: 5, metrics: [values(500)] }))[2]).toMatchObject({ status: 'True', reason: 'TooManyReplicas' });
  });

  test('name the minimum where the speed allows just that', () => {
    const policies = [{ type: 'Pods', value: 3, periodSeconds: 60 }];
    const prepared = hpa({ minReplicas: 2, behavior: { scaleDown: { stabilizationWindowSeconds: 0, policies } }, metrics: [externalAverage('10')] });
    expect(conditions(firstStep(prepared, { current: 5, metrics: [values(10)] }))[2]).toMatchObject({ status: 'True', reason: 'TooFewReplicas' });
  });

  test.each([{}, undefined])('tell of the minimum (behavior %j)', (behavior) => {
    const prepared = hpa({
      minReplicas: 2, metrics: [externalAverage('10')], ...(behavior !== undefined && { behavior: { scaleDown: { stabilizationWindowSeconds: 0 } } }),
    }, { controller: { downscaleStabilizationSeconds: -1 } });
    const step = firstStep(prepared, { current: 3, metrics: [values(10)] });
    const message = 'the desired replica count is less than the minimum replica count';
    expect([step.replicas, conditions(step)[2]]).toMatchObject([2, { status: 'True', reason: 'TooFewReplicas', message }]);
  });

  test('tell of a policy that slows down', () => {
    const policies = [{ type: 'Pods', value: 1, periodSeconds: 60 }];
    const prepared = hpa({ behavior: { scaleDown: { stabilizationWindowSeconds: 0, policies } }, metrics: [externalAverage('10')] });
    const step = firstStep(prepared, { current: 3, metrics: [values(10)] });
    const message = 'the desired replica count is decreasing faster than the maximum scale rate';
    expect([step.replicas, conditions(step)[2]]).toMatchObject([2, { status: 'True', reason: 'ScaleDownLimit', message }]);
  });

  test('keep their time while their status stays, whatever the reason', () => {
    const { steps } = run(LEGACY, 3, 3, (sync) => ({ metrics: [values(sync === 1 ? 1000 : 30)] }));
    expect(steps.map((step) => conditions(step).map(({ reason, changedAtMillis }) => [reason, changedAtMillis]))).toEqual([
      [['ReadyForNewScale', 15000], ['ValidMetricFound', 15000], ['DesiredWithinRange', 15000]],
      [['SucceededRescale', 15000], ['ValidMetricFound', 15000], ['ScaleUpLimit', 30000]],
      // The load is gone, but what it wanted is remembered.
      [['SucceededRescale', 15000], ['ValidMetricFound', 15000], ['TooManyReplicas', 30000]],
    ]);
  });
});

describe('a scale that cannot be read', () => {
  test('ends the sync, and the rest of the status stays', () => {
    const { state } = run(LEGACY, 3, 1, () => ({ metrics: [values(50)] }));
    const step = stepHpa(LEGACY, state, { nowMillis: 99000, scale: { error: 'timeout' }, pods: [], metrics: [] });
    expect([step.replicas, step.wanted, step.state.memory]).toEqual([undefined, undefined, state.memory]);
    expect(step.events).toEqual([{ type: 'Warning', reason: 'FailedGetScale', message: 'timeout' }]);
    expect(conditions(step)[0]).toEqual({
      type: 'AbleToScale',
      status: 'False',
      reason: 'FailedGetScale',
      message: "the HPA controller was unable to get the target's current scale: timeout",
      changedAtMillis: 99000,
    });
    expect({ ...step.state.status, conditions: [] }).toEqual({ ...state.status, conditions: [] });
  });

  test('may be one of a target with a senseless group', () => {
    const lost = hpa({ scaleTargetRef: { apiVersion: 'apps/v1/beta', kind: 'Deployment', name: 'web' }, metrics: [externalAverage('10')] });
    const step = firstStep(lost, { current: 3, metrics: [values(50)] });
    expect([step.replicas, step.events[0]?.message]).toEqual([undefined, 'unexpected GroupVersion string: apps/v1/beta']);
  });

  test('is readable again afterwards, which shows in the time of the condition', () => {
    const failed = stepHpa(LEGACY, NEW_HPA_STATE, { nowMillis: 15000, scale: { error: 'timeout' }, pods: [], metrics: [] });
    const step = stepHpa(LEGACY, failed.state, input({ current: 3, nowMillis: 30000, metrics: [{ error: 'gone' }] }));
    expect(conditions(step)[0]).toMatchObject({
      status: 'True', reason: 'SucceededGetScale', message: "the HPA controller was able to get the target's current scale", changedAtMillis: 30000,
    });
  });
});

describe('a scale that cannot be written', () => {
  const behaving = hpa({ behavior: {}, metrics: [externalAverage('10')] });
  const failed = firstStep(behaving, { current: 3, nowMillis: 15000, metrics: [values(60)], updateError: 'forbidden' });

  test('keeps the count and the desired count, but the metrics are shown', () => {
    expect([failed.replicas, failed.wanted]).toEqual([3, 6]);
    expect(failed.state.status).toMatchObject({
      currentReplicas: 3, desiredReplicas: 0, lastScaleMillis: undefined, currentMetrics: [{ averageValue: 20000 }],
    });
  });

  test('is told of', () => {
    expect(failed.events).toEqual([
      { type: 'Warning', reason: 'FailedRescale', message: 'New size: 6; reason: external metric queue(nil) above target; error: forbidden' },
    ]);
    expect(conditions(failed)[0]).toMatchObject({
      status: 'False', reason: 'FailedUpdateScale', message: 'the HPA controller was unable to update the target scale: forbidden',
    });
  });

  test('is no event for the policies, but the recommendation is remembered', () => {
    const recommendations = [{ replicas: 3, atMillis: 15000 }, { replicas: 6, atMillis: 15000 }];
    expect(failed.state.memory).toEqual({ recommendations, scaleUps: [], scaleDowns: [] });
  });

  test('does not matter while nothing changes', () => {
    expect(firstStep(behaving, { current: 3, metrics: [values(30)], updateError: 'forbidden' }).events).toEqual([]);
  });
});

describe('the status after a sync', () => {
  test('shows the count before and after, and the time of a change', () => {
    const { steps } = run(LEGACY, 3, 2, () => ({ metrics: [values(50)] }));
    expect(steps.map(({ state: { status } }) => [status.currentReplicas, status.desiredReplicas, status.lastScaleMillis]))
      .toEqual([[3, 5, 15000], [5, 5, 15000]]);
  });

  test('shows what was read, rounded up', () => {
    expect(firstStep(LEGACY, { current: 3, metrics: [values(50)] }).state.status.currentMetrics).toEqual([{ averageValue: 16667 }]);
  });
});

describe('a selector that cannot be used', () => {
  test.each([
    ['', [], 'SelectorRequired', 'InvalidSelector', 'selector is required', "the HPA target's scale is missing a selector"],
    [
      'app in (web', [], 'InvalidSelector', 'InvalidSelector',
      "couldn't convert selector into a corresponding internal selector object: unable to parse requirement: found '', expected: ',' or ')'",
      "couldn't convert selector into a corresponding internal selector object: unable to parse requirement: found '', expected: ',' or ')'",
    ],
    [
      'app=web', ['default/xyz', 'default/abc'], 'AmbiguousSelector', 'AmbiguousSelector',
      'pods by selector app=web are controlled by multiple HPAs: [default/abc default/web default/xyz]',
      'pods by selector app=web are controlled by multiple HPAs: [default/abc default/web default/xyz]',
    ],
  ])('%j with the rivals %j', (selector, rivals, event, reason, message, shown) => {
    const step = firstStep(LEGACY, { current: 3, selector, rivals, metrics: [values(50)] });
    expect(step.replicas).toBe(3);
    expect(step.events).toEqual([{ type: 'Warning', reason: event, message }, { type: 'Warning', reason: 'FailedComputeMetricsReplicas', message }]);
    expect(conditions(step)[1]).toMatchObject({ type: 'ScalingActive', status: 'False', reason, message: shown });
    expect(step.state.status.currentMetrics).toEqual([]);
  });
});

describe('the memory of the controller', () => {
  test('begins with the count that it finds', () => {
    expect(firstStep(LEGACY, { current: 3, nowMillis: 5, metrics: [{ error: 'gone' }] }).state.memory.recommendations).toEqual([{ replicas: 3, atMillis: 5 }]);
  });

  test('is lost with a restart, the status is not', () => {
    const { state } = run(hpa({ behavior: {}, metrics: [externalAverage('10')] }), 3, 2, () => ({ metrics: [values(90)] }));
    expect(restartController(state)).toEqual({ memory: NEW_HPA_STATE.memory, status: state.status });
  });

  test('puts a recommendation in the place of the last one that no window needs', () => {
    const at = (seconds: number, replicas: number) => ({ atMillis: seconds * SECOND, replicas });
    const recommendations = [at(10, 5), at(400, 5), at(20, 5), at(410, 5)];
    const state = { ...NEW_HPA_STATE, memory: { ...NEW_HPA_STATE.memory, recommendations } };
    const later = stepHpa(LEGACY, state, input({ current: 5, nowMillis: 420 * SECOND, metrics: [values(50)] }));
    expect(later.state.memory.recommendations).toEqual([at(10, 5), at(400, 5), at(420, 5), at(410, 5)]);
    const behaving = hpa({ behavior: { scaleDown: { stabilizationWindowSeconds: 410 } }, metrics: [externalAverage('10')] });
    // Exactly as old as the window: neither in it nor to be replaced.
    const upwards = hpa({ behavior: { scaleUp: { stabilizationWindowSeconds: 410 } }, metrics: [externalAverage('10')] });
    for (const prepared of [behaving, upwards]) {
      expect(stepHpa(prepared, state, input({ current: 5, nowMillis: 420 * SECOND, metrics: [values(50)] })).state.memory.recommendations)
        .toEqual([...recommendations, at(420, 5)]);
    }
  });

  test('puts an event in the place of the last one that no policy of its direction needs', () => {
    const behaving = hpa({ behavior: { scaleUp: { policies: [{ type: 'Pods', value: 9, periodSeconds: 60 }] } }, metrics: [externalAverage('10')] });
    const event = (seconds: number, change: number, outdated = false) => ({ atMillis: seconds * SECOND, change, outdated });
    const scaleUps = [event(10, 1), event(35, 2), event(20, 3), event(40, 4)];
    const state = { ...NEW_HPA_STATE, memory: { recommendations: [], scaleUps, scaleDowns: [] } };
    const step = stepHpa(behaving, state, input({ current: 5, nowMillis: 95 * SECOND, metrics: [values(60)] }));
    expect(step.state.memory.scaleUps).toEqual([event(10, 1, true), event(35, 2), event(95, 1), event(40, 4)]);
    // What was marked once stays replaceable, even for policies with longer periods.
    const longer = hpa({ behavior: { scaleUp: { policies: [{ type: 'Pods', value: 9, periodSeconds: 600 }] } }, metrics: [externalAverage('10')] });
    const next = stepHpa(longer, step.state, input({ current: 6, nowMillis: 96 * SECOND, metrics: [values(70)] }));
    expect(next.state.memory.scaleUps).toEqual([event(96, 1), event(35, 2), event(95, 1), event(40, 4)]);
  });
});

test('a metric without a reading, or with one of another form, is a mistake of the caller', () => {
  expect(() => firstStep(LEGACY, { current: 3, metrics: [] })).toThrow("'metrics' must have a reading for each of the 1 metrics of default/web");
  expect(() => stepHpa(LEGACY, NEW_HPA_STATE, {
    nowMillis: 0, scale: { specReplicas: 3, statusReplicas: 3, selector: SELECTOR }, pods: [], metrics: [{ samples: [] }],
  })).toThrow("'metrics' must have values for a metric of type External");
  expect(() => firstStep(hpa({ metrics: [podsMetric('10')] }), { current: 3, metrics: [values(1)] })).toThrow("'metrics' must have samples for a metric of type Pods");
});
