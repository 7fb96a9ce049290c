import * as fc from 'fast-check';
import { externalAverage, externalValue, firstStep, hpa, input, podsMetric, run, samples, utilization, values } from './given';
import type { JsonObject } from '../../../src/kubernetes/json';
import { NEW_HPA_STATE } from '../../../src/simulation/hpa/state';
import { stepHpa } from '../../../src/simulation/hpa/step';

const policy = fc.record({
  type: fc.constantFrom('Pods', 'Percent'), value: fc.integer({ min: 1, max: 300 }), periodSeconds: fc.integer({ min: 1, max: 1800 }),
});
const direction = fc.record({
  stabilizationWindowSeconds: fc.integer({ min: 0, max: 600 }),
  selectPolicy: fc.constantFrom('Max', 'Min', 'Disabled'),
  policies: fc.array(policy, { minLength: 1, maxLength: 3 }),
});
const behavior = fc.option(fc.record({ scaleUp: direction, scaleDown: direction }, { requiredKeys: [] }), { nil: undefined });
const limits = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 40 }))
  .map(([minReplicas, more]) => ({ minReplicas, maxReplicas: minReplicas + more }));
const target = fc.integer({ min: 1, max: 50 });
const load = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 60 });

/** The spec with `behavior` unless it is undefined. */
function withBehavior(spec: JsonObject, given: JsonObject | undefined): JsonObject {
  return given === undefined ? spec : { ...spec, behavior: given };
}

describe('whatever the load, the behavior and the limits', () => {
  test('the replica count stays within minReplicas and maxReplicas', () => {
    fc.assert(fc.property(limits, behavior, target, load, fc.integer({ min: 1, max: 80 }), (bounds, given, average, loads, from) => {
      const prepared = hpa(withBehavior({ ...bounds, metrics: [externalAverage(average)] }, given as JsonObject | undefined));
      const { replicas } = run(prepared, from, loads.length, (sync) => ({ metrics: [values(loads[sync] ?? 0)] }));
      for (const count of replicas) {
        expect(count).toBeGreaterThanOrEqual(bounds.minReplicas);
        expect(count).toBeLessThanOrEqual(bounds.maxReplicas);
      }
    }));
  });

  test('the memory does not grow beyond what the windows and periods can hold', () => {
    fc.assert(fc.property(behavior, fc.infiniteStream(fc.integer({ min: 0, max: 500 })), (given, loads) => {
      const prepared = hpa(withBehavior({ metrics: [externalAverage(10)] }, given as JsonObject | undefined));
      const { memory } = run(prepared, 5, 300, () => ({ metrics: [values(loads.next().value ?? 0)] })).state;
      expect(memory.recommendations?.length).toBeLessThanOrEqual(600 / 15 + 2);
      expect(memory.scaleUps.length).toBeLessThanOrEqual(1800 / 15 + 2);
      expect(memory.scaleDowns.length).toBeLessThanOrEqual(1800 / 15 + 2);
    }), { numRuns: 20 });
  });

  test('a sync changes neither the state nor the readings it is given, and gives the same again', () => {
    fc.assert(fc.property(behavior, load, (given, loads) => {
      const prepared = hpa(withBehavior({ metrics: [externalAverage(10)] }, given as JsonObject | undefined));
      const { state, replicas } = run(prepared, 5, loads.length, (sync) => ({ metrics: [values(loads[sync] ?? 0)] }));
      const reads = input({ current: replicas.at(-1) ?? 5, nowMillis: 1e7, metrics: [values(77)] });
      const before = JSON.stringify([state, reads]);
      const step = stepHpa(prepared, state, reads);
      expect(JSON.stringify([state, reads])).toBe(before);
      expect(stepHpa(prepared, state, reads)).toEqual(step);
    }));
  });
});

const METRICS = [
  ['External average value', externalAverage(10), (total: number) => values(total)],
  ['External value', externalValue(100), (total: number) => values(total)],
  ['Pods', podsMetric('10'), (total: number, current: number) => samples(Array.from({ length: current }, () => Math.trunc((total * 1000) / current)))],
  ['cpu utilization', utilization(50), (total: number, current: number) => samples(Array.from({ length: current }, () => Math.trunc(total / current)))],
] as const;

describe.each(METRICS)('%s', (_name, metric, read) => {
  const prepared = hpa({ metrics: [metric] });
  const wanted = (total: number, current: number) => firstStep(prepared, { current, metrics: [read(total, current)] }).wanted ?? -1;

  test('wants no less for more load', () => {
    fc.assert(fc.property(fc.nat(5000), fc.nat(5000), fc.integer({ min: 1, max: 50 }), (a, b, current) => {
      expect(wanted(Math.max(a, b), current)).toBeGreaterThanOrEqual(wanted(Math.min(a, b), current));
    }));
  });
});

describe('at the target', () => {
  test('nothing changes, however often it is looked at', () => {
    fc.assert(fc.property(behavior, fc.integer({ min: 1, max: 50 }), (given, current) => {
      const prepared = hpa(withBehavior({ metrics: [externalAverage(10)] }, given as JsonObject | undefined));
      const { replicas, steps } = run(prepared, current, 30, () => ({ metrics: [values(10 * current)] }));
      expect(new Set(replicas)).toEqual(new Set([current]));
      expect(steps.flatMap(({ events }) => events)).toEqual([]);
    }));
  });

  test('and nothing inside the tolerance', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: -100, max: 100 }), (current, perMille) => {
      const step = firstStep(hpa({ metrics: [externalAverage(10)] }), { current, metrics: [{ values: [10 * current * (1000 + perMille)] }] });
      expect([step.wanted, step.replicas]).toEqual([current, current]);
    }));
  });

  test('outside of the tolerance the total is divided by the target', () => {
    const outside = fc.oneof(fc.integer({ min: -1000, max: -101 }), fc.integer({ min: 101, max: 3000 }));
    fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), outside, (current, perMille) => {
      const total = 10 * current * (1000 + perMille);
      const step = firstStep(hpa({ metrics: [externalAverage(10)] }), { current, metrics: [{ values: [total] }] });
      expect(step.wanted).toBe(Math.ceil(total / 10000));
    }));
  });
});

test('a step begins where it is told to: the state before the first sync is empty', () => {
  expect(NEW_HPA_STATE).toEqual({
    memory: { recommendations: undefined, scaleUps: [], scaleDowns: [] },
    status: { currentReplicas: 0, desiredReplicas: 0, lastScaleMillis: undefined, currentMetrics: [], conditions: [] },
  });
});
