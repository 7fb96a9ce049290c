import * as fc from 'fast-check';
import { DEFAULT_AUTOSCALER_CONFIG } from '../../../src/kubernetes/knative/autoscaler-config';
import type { AutoscalerConfig } from '../../../src/kubernetes/knative/autoscaler-config';
import { initialExcessBurstCapacity, podAutoscalerAnnotations, resolveAutoscaling } from '../../../src/kubernetes/knative/resolve-autoscaling';
import type { RevisionAutoscaling } from '../../../src/kubernetes/knative/resolve-autoscaling';
import { revisionHpa } from '../../../src/kubernetes/knative/revision-hpa';

function resolve(names: Readonly<Record<string, string>>, containerConcurrency = 0, config: Partial<AutoscalerConfig> = {}): RevisionAutoscaling {
  const annotations = Object.fromEntries(Object.entries(names).map(([name, value]) => [`autoscaling.knative.dev/${name}`, value]));
  return resolveAutoscaling(annotations, containerConcurrency, { ...DEFAULT_AUTOSCALER_CONFIG, ...config });
}

describe('the target of a pod', () => {
  test.each([
    [{}, 0, 1, 100, 100],
    [{}, 0, 0.8, 80, 100],
    [{ 'target-utilization-percentage': '75' }, 12, 0.8, 9, 12],
    [{}, 10, 0.8, 8, 10],
    [{}, 3, 0.7, 2.0999999999999996, 3],
    [{ target: '1' }, 0, 0.001, 0.01, 1],
    [{ target: '10' }, 0, 0.75, 7.5, 10],
    [{ target: '1' }, 10, 1, 1, 1],
    [{ target: '10' }, 1, 1, 1, 1],
    [{ metric: 'rps' }, 1, 1, 140, 200],
    [{ metric: 'rps', target: '300' }, 1, 1, 210, 300],
    [{ 'metric': 'rps', 'target-utilization-percentage': '75' }, 0, 1, 150, 200],
    [{ metric: 'cpu', target: '10' }, 1, 1, 10, 10],
    [{ target: 'x' }, 4, 1, 4, 4],
  ])('%j with containerConcurrency %d and share %d is %d of %d', (names, concurrency, containerConcurrencyTargetFraction, target, total) => {
    const settings = resolve(names, concurrency, { containerConcurrencyTargetFraction });
    expect([settings.target, settings.total]).toEqual([target, total]);
  });

  test('never exceeds what the pod can take, save for the floor of 0.01', () => {
    const targets = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    const shares = fc.double({ min: 1, max: 100, noNaN: true });
    fc.assert(fc.property(targets, shares, fc.nat(1000), (target, share, concurrency) => {
      const settings = resolve({ 'target': String(target), 'target-utilization-percentage': String(share) }, concurrency);
      expect(settings.target).toBeGreaterThanOrEqual(0.01);
      expect(settings.target).toBeLessThanOrEqual(Math.max(0.01, settings.total));
      expect(settings.total).toBeLessThanOrEqual(concurrency === 0 ? target : concurrency);
      expect(settings.targetUtilization).toBe(share / 100);
    }));
  });
});

describe('the windows', () => {
  test.each([
    ['60s', '10', 6], ['10s', '10', 1], ['10m', '10', 60], ['60s', '50', 30], ['60s', '51', 31], ['6s', '1', 1], ['25s', '10', 3],
    ['60s', 'NaN', 1], ['60s', '1e300', 1], ['-60s', '50', 1],
  ])('a stable window of %s panics over %s percent: %d s', (window, percentage, seconds) => {
    expect(resolve({ window, 'panic-window-percentage': percentage }).panicWindow).toBe(seconds);
  });

  test('are those of the ConfigMap where the annotation cannot be read', () => {
    expect(resolve({ 'window': '60', 'scale-down-delay': 'x', 'scale-to-zero-pod-retention-period': '1d' }, 0, { stableWindow: 90, scaleDownDelay: 5, scaleToZeroPodRetentionPeriod: 7 }))
      .toMatchObject({ stableWindow: 90, panicWindow: 9, scaleDownDelay: 5, scaleToZeroPodRetentionPeriod: 7, annotatedWindow: undefined });
    expect(resolve({ 'window': '2m', 'scale-down-delay': '3s', 'scale-to-zero-pod-retention-period': '1500ms' }))
      .toMatchObject({ stableWindow: 120, panicWindow: 12, scaleDownDelay: 3, scaleToZeroPodRetentionPeriod: 1.5, annotatedWindow: 120 });
  });
});

describe('the scales', () => {
  test('of the annotations beat those of the ConfigMap', () => {
    const config = { minScale: 1, maxScale: 9, initialScale: 4 };
    expect(resolve({}, 0, config)).toMatchObject({ minScale: 1, maxScale: 9, initialScale: 4, activationScale: 0 });
    expect(resolve({ 'min-scale': '2', 'max-scale': '0', 'initial-scale': '3', 'activation-scale': '5' }, 0, config))
      .toMatchObject({ minScale: 2, maxScale: 0, initialScale: 3, activationScale: 5 });
    expect(resolve({ minScale: '2' }, 0, config).minScale).toBe(2);
    expect(resolve({ 'minScale': '2', 'min-scale': 'x' }, 0, config).minScale).toBe(1);
  });

  test('start at 0 only where the cluster allows it', () => {
    expect(resolve({ 'initial-scale': '0' }, 0, { initialScale: 4 }).initialScale).toBe(4);
    expect(resolve({ 'initial-scale': '0' }, 0, { initialScale: 4, allowZeroInitialScale: true }).initialScale).toBe(0);
    expect(resolve({ 'initial-scale': '2147483648' }, 0, { initialScale: 4 }).initialScale).toBe(4);
  });
});

test('panic begins at the ratio of the annotation, else at that of the ConfigMap', () => {
  expect(resolve({}).panicThreshold).toBe(2);
  expect(resolve({ 'panic-threshold-percentage': '150' }).panicThreshold).toBe(1.5);
});

test('both spellings of the exponential algorithm are one', () => {
  expect(['weightedExponential', 'weighted-exponential', 'median', ''].map((text) => resolve({ 'metric-aggregation-algorithm': text }).algorithm))
    .toEqual(['weighted-exponential', 'weighted-exponential', 'median', '']);
});

test('the progress deadline is that of its annotation', () => {
  expect(resolveAutoscaling({ 'serving.knative.dev/progress-deadline': '2m' }, 0, DEFAULT_AUTOSCALER_CONFIG).progressDeadline).toBe(120);
  expect(resolve({}).progressDeadline).toBeUndefined();
});

describe('the excess burst capacity at first', () => {
  test.each([
    [{ 'initial-scale': '2', 'target': '25', 'target-burst-capacity': '42' }, 8],
    [{ 'target-burst-capacity': '-1' }, -1],
    [{ 'target-burst-capacity': '0' }, 0],
    [{ 'target': '0.5', 'target-burst-capacity': '1' }, 0],
    [{ 'target': '1.5', 'target-burst-capacity': '3' }, -1],
    [{ target: 'Inf' }, -2147483648],
    [{ target: '1e300' }, -2147483648],
  ])('of %j is %d', (names, excess) => {
    expect(initialExcessBurstCapacity(resolve(names))).toBe(excess);
  });
});

describe('the annotations of the PodAutoscaler', () => {
  const CLASS = 'autoscaling.knative.dev/class';
  const METRIC = 'autoscaling.knative.dev/metric';

  test.each([
    [{}, {}, 'kpa.autoscaling.knative.dev', 'concurrency'],
    [{}, { podAutoscalerClass: 'hpa.autoscaling.knative.dev' }, 'hpa.autoscaling.knative.dev', 'cpu'],
    [{ [CLASS]: 'x' }, {}, 'x', ''],
    [{ [CLASS]: 'hpa.autoscaling.knative.dev', [METRIC]: 'memory' }, {}, 'hpa.autoscaling.knative.dev', 'memory'],
  ])('of %j under %j name class and metric', (annotations, config, className, metric) => {
    expect(podAutoscalerAnnotations(annotations, { ...DEFAULT_AUTOSCALER_CONFIG, ...config })).toEqual({ [CLASS]: className, [METRIC]: metric });
  });
});

describe('the HorizontalPodAutoscaler of the HPA class', () => {
  const hpa = (names: Readonly<Record<string, string>>): unknown => revisionHpa(resolve({ class: 'hpa.autoscaling.knative.dev', ...names }));
  const averageValue = (value: string): unknown => ({ type: 'AverageValue', averageValue: value });

  test('has no metric without a target, and no bounds without scales', () => {
    expect(hpa({})).toEqual({ maxReplicas: 2147483647 });
    expect(hpa({ 'min-scale': '2', 'max-scale': '5' })).toEqual({ minReplicas: 2, maxReplicas: 5 });
  });

  test('has no minimum where the revision is unreachable', () => {
    expect(revisionHpa(resolve({ 'min-scale': '2' }), 0)).toEqual({ maxReplicas: 2147483647 });
  });

  test.each([
    [{ target: '70.1' }, { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 71 } } }],
    [{ target: '1e10' }, { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: -2147483648 } } }],
    [{ metric: 'memory', target: '1536.9' }, { type: 'Resource', resource: { name: 'memory', target: averageValue('1536Mi') } }],
    [{ metric: 'memory', target: '0.9' }, { type: 'Resource', resource: { name: 'memory', target: averageValue('0') } }],
    [{ metric: 'qps', target: '10.9' }, { type: 'Pods', pods: { metric: { name: 'qps' }, target: averageValue('10') } }],
  ])('turns %j into its metric', (names, metric) => {
    expect(hpa(names)).toEqual({ maxReplicas: 2147483647, metrics: [metric] });
  });

  test('takes the window for both directions', () => {
    expect(hpa({ window: '90s' })).toEqual({
      maxReplicas: 2147483647,
      behavior: { scaleUp: { stabilizationWindowSeconds: 90 }, scaleDown: { stabilizationWindowSeconds: 90 } },
    });
  });
});
