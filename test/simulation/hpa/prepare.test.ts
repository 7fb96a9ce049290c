import { externalAverage, externalValue, firstStep, hpa, utilization, values } from './given';
import type { JsonObject } from '../../../src/kubernetes/json';
import { DEFAULT_HPA_CONTROLLER } from '../../../src/simulation/hpa/controller';
import { formatMetricStatus } from '../../../src/simulation/hpa/metric-status';
import { prepareHpa } from '../../../src/simulation/hpa/prepare';
import { hpaRules } from '../../../src/simulation/hpa/rules';

const prepare = (spec: JsonObject) => prepareHpa({ metadata: { name: 'web' }, spec });

describe('an HPA that no step could work with', () => {
  test('is refused, with all problems at once', () => {
    expect(() => prepare({
      minReplicas: -1,
      metrics: [externalAverage('many'), { type: 'Pods', pods: { metric: { name: 'a' }, target: {} } }, { type: 'Object', resource: {} }],
    })).toThrow([
      "'spec.metrics[0].external.target.averageValue' must be a quantity such as 10 or 500m, got \"many\"",
      "'spec.metrics[1].pods.target.averageValue' must be a quantity such as 10 or 500m",
      "'spec.metrics[2].object' must be given for a metric of type Object",
      "'spec.minReplicas' must be a number of replicas, got -1",
      "'spec.maxReplicas' must be a number of replicas",
    ].join('\n'));
  });

  test.each([
    [{ maxReplicas: 2.5 }, "'spec.maxReplicas' must be a number of replicas, got 2.5"],
    [{ maxReplicas: '3' }, "'spec.maxReplicas' must be a number of replicas, got \"3\""],
    [{ maxReplicas: 3, metrics: [externalValue({})] }, "'spec.metrics[0].external.target.value' must be a quantity such as 10 or 500m, got {}"],
    [
      { maxReplicas: 3, metrics: [{ type: 'Object', object: { target: { type: 'Value', value: 'x' } } }] },
      "'spec.metrics[0].object.target.value' must be a quantity such as 10 or 500m, got \"x\"",
    ],
    [
      { maxReplicas: 3, metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { averageValue: 'x' } } }] },
      "'spec.metrics[0].resource.target.averageValue' must be a quantity such as 10 or 500m, got \"x\"",
    ],
  ])('%j', (spec, problem) => {
    expect(() => prepare(spec as JsonObject)).toThrow(problem);
  });

  test('zero replicas and defaults are fine', () => {
    expect(prepare({ minReplicas: 0, maxReplicas: 3 })).toMatchObject({
      key: 'default/web', minReplicas: 0, maxReplicas: 3, behavior: undefined, seesLoadAtZero: false, targetError: undefined,
    });
    expect(prepareHpa({ metadata: { name: 'web', namespace: 'shop' }, spec: { maxReplicas: 3, metrics: [externalAverage(1)] } }))
      .toMatchObject({ key: 'shop/web', minReplicas: 1, seesLoadAtZero: true });
  });
});

describe('the flags of the controller', () => {
  test('are upstream\'s unless given', () => {
    expect(DEFAULT_HPA_CONTROLLER).toEqual({
      syncPeriodSeconds: 15,
      downscaleStabilizationSeconds: 300,
      tolerance: 0.1,
      cpuInitializationPeriodSeconds: 300,
      initialReadinessDelaySeconds: 30,
    });
    expect(prepare({ maxReplicas: 3 })).toMatchObject({
      tolerance: { lowest: 0.9, highest: 1.1, distance: 0.1 },
      downscaleStabilizationMillis: 300000,
      cpuInitializationMillis: 300000,
      initialReadinessDelayMillis: 30000,
    });
  });

  test('the tolerance is for both directions', () => {
    const prepared = hpa({ metrics: [externalAverage('10')] }, { controller: { tolerance: 0.5 } });
    expect([50, 49, 150, 151].map((load) => firstStep(prepared, { current: 10, metrics: [values(load)] }).wanted)).toEqual([10, 5, 10, 16]);
  });

  test('the down window stands in where the HPA has none, cut to whole seconds', () => {
    const controller = { downscaleStabilizationSeconds: 60.9 };
    expect(hpa({ behavior: {} }, { controller }).behavior).toMatchObject({ scaleUp: { windowMillis: 0 }, scaleDown: { windowMillis: 60000 } });
    const own = { scaleDown: { stabilizationWindowSeconds: 5 } };
    expect(hpa({ behavior: own }, { controller }).behavior).toMatchObject({ scaleDown: { windowMillis: 5000 } });
    expect(hpa({}, { controller }).downscaleStabilizationMillis).toBe(60900);
  });
});

describe('tolerances of the HPA', () => {
  const at = (tolerance: string, load: number) => {
    const behavior = { scaleUp: { tolerance }, scaleDown: { tolerance, stabilizationWindowSeconds: 0 } };
    return firstStep(hpa({ maxReplicas: 500, behavior, metrics: [externalAverage('10')] }), { current: 100, metrics: [values(load)] }).wanted;
  };

  // Upstream multiplies the mantissa by 0.001, so some edges fall on the other side.
  test.each([[18, 100, 82], [42, 100, 58], [43, 100, 57], [36, 136, 100], [10, 100, 100], [50, 100, 100]])('of %d %%: up %d, down %d', (percent, up, down) => {
    expect([at(`0.${percent}`, 1000 + 10 * percent), at(`0.${percent}`, 1000 - 10 * percent)]).toEqual([up, down]);
  });

  test('of one direction leave the other alone', () => {
    const prepared = hpa({ behavior: { scaleUp: { tolerance: '0.5' } }, metrics: [externalAverage('10')] });
    expect([150, 89].map((load) => firstStep(prepared, { current: 10, metrics: [values(load)] }).wanted)).toEqual([10, 9]);
  });
});

describe('the shown value of a metric', () => {
  const [cpu, memory] = [utilization(50), utilization(50, 'memory')].map((metric) => hpa({ metrics: [metric] }).metrics[0]);

  test('is a quantity, of memory in binary units', () => {
    if (cpu === undefined || memory === undefined) throw new Error('no metrics');
    expect(formatMetricStatus(cpu, { averageUtilization: 30, averageValue: 1500 })).toEqual({ averageUtilization: 30, averageValue: '1500m' });
    expect(formatMetricStatus(memory, { averageValue: 104857600000 })).toEqual({ averageValue: '100Mi' });
    expect(formatMetricStatus(memory, { averageValue: 104857600000 }, hpaRules('1.33'))).toEqual({ averageValue: '104857600' });
    expect(formatMetricStatus(cpu, { value: 2n ** 63n - 1n })).toEqual({ value: '9223372036854775807m' });
  });
});
