import { autoscaler, desiredAt, recordFrom, SECOND, spec } from './given';
import { Autoscaler } from '../../../src/simulation/kpa/autoscaler';
import type { DeciderSpec } from '../../../src/simulation/kpa/decider-spec';
import { kpaRules } from '../../../src/simulation/kpa/rules';

/** An autoscaler that has seen the same concurrency for as long as it can remember. */
function steady(concurrency: number, changes: Partial<DeciderSpec> = {}, readyPods = 1) {
  const scaler = autoscaler(changes, readyPods);
  recordFrom(scaler, -60, 0, concurrency);
  return scaler;
}

/** No number of pods is too many for these. */
const CALM: Partial<DeciderSpec> = { panicThreshold: 1000 };

describe('the number of pods', () => {
  test.each([
    [0, 0],
    [0.01, 1],
    [10, 1],
    [10.1, 2],
    [95, 10],
  ])('for a concurrency of %d at target 10 is %i', (concurrency, desired) => {
    expect(desiredAt(steady(concurrency, CALM), 0, 1)).toBe(desired);
  });

  test('is that of the rounding errors, too: 21 over 3 x 0.7 is more than 10', () => {
    expect(desiredAt(steady(21, { ...CALM, target: 3 * 0.7 }), 0, 10)).toBe(11);
  });

  test('comes from the requests per second where that is the metric', () => {
    const scaler = autoscaler({ ...CALM, metric: 'rps' });
    scaler.record(0, 1000, 20);
    expect(desiredAt(scaler, 0, 1)).toBe(2);
  });

  test('comes from the concurrency with any other metric', () => {
    const scaler = autoscaler({ ...CALM, metric: 'unheard-of' });
    scaler.record(0, 20, 1000);
    expect(desiredAt(scaler, 0, 1)).toBe(2);
  });

  test.each([
    [2, 1, 2],
    [2, 3, 6],
    [1.1, 1, 2],
    [1.1, 20, 22],
    [1.1, 21, 24],
    [2, 0, 2],
  ])('grows at most by the factor %d of %i ready pods, rounded up: to %i', (maxScaleUpRate, ready, desired) => {
    expect(desiredAt(steady(10_000, { ...CALM, maxScaleUpRate }), 0, ready)).toBe(desired);
  });

  test.each([
    [2, 9, 4],
    [2, 1, 0],
    [1.1, 100, 90],
    [10, 9, 0],
  ])('shrinks at most by the factor %d of %i ready pods, rounded down: to %i', (maxScaleDownRate, ready, desired) => {
    expect(desiredAt(steady(0, { maxScaleDownRate }), 0, ready)).toBe(desired);
  });

  test('of an unreachable revision shrinks at once', () => {
    expect(desiredAt(steady(0, { reachable: false }), 0, 100)).toBe(0);
  });

  test.each([
    ['not a number', NaN, -(2 ** 31)],
    ['beyond 32 bits', 1e-9, -(2 ** 31)],
  ])('with a target that makes it %s is what amd64 makes of that', (_title, target, desired) => {
    expect(desiredAt(steady(100, { ...CALM, target, maxScaleUpRate: Infinity, panicThreshold: Infinity }), 0, 1)).toBe(desired);
  });
});

describe('activation scale', () => {
  test.each([
    [0, 0],
    [1, 5],
    [41, 5],
    [51, 6],
  ])('makes of the pods for a concurrency of %d: %i', (concurrency, desired) => {
    expect(desiredAt(steady(concurrency, { ...CALM, activationScale: 5 }), 0, 1)).toBe(desired);
  });

  test('is a floor above what max-scale-up-rate allows', () => {
    expect(desiredAt(steady(100, { ...CALM, activationScale: 5, maxScaleUpRate: 2 }), 0, 1)).toBe(5);
  });

  test.each([0, 1])('of %i does nothing', (activationScale) => {
    expect(desiredAt(steady(1, { ...CALM, activationScale }), 0, 1)).toBe(1);
  });

  test('holds in a panic for load in the panic window', () => {
    const scaler = autoscaler({ activationScale: 5, panicThreshold: 0.5 });
    recordFrom(scaler, -59, -1, 0);
    scaler.record(0, 0.00001, 0);
    expect([desiredAt(scaler, 0, 1), scaler.stable, scaler.panicking]).toEqual([5, 0, true]);
  });
});

describe('a decision is not valid', () => {
  test('without a count of ready pods', () => {
    expect(desiredAt(steady(100), 0, undefined)).toBeUndefined();
  });

  test('without a statistic in the stable window', () => {
    const scaler = steady(100);
    expect([desiredAt(scaler, 60, 1), desiredAt(scaler, 61, 1)]).toEqual([0, undefined]);
  });

  test('but it is without scraping, where no statistic means no load', () => {
    expect(desiredAt(steady(100, { scrapes: false }), 61, 1)).toBe(0);
  });

  test('and leaves everything as it was', () => {
    const scaler = steady(100, { scaleDownDelay: 10 });
    scaler.scale(0, 2);
    const before = JSON.stringify(scaler);
    expect(scaler.scale(2000, undefined)).toBe(false);
    expect(scaler.scale(999_000, 2)).toBe(false);
    expect(JSON.stringify(scaler)).toBe(before);
  });
});

describe('the panic', () => {
  test.each([
    [19.9, 1, true],
    [10, 1, false],
    [11, 1, true],
    [40, 3, false],
    [50, 3, false],
    [51, 3, true],
    [11, 0, true],
  ])('at a concurrency of %d with %i ready pods: %s', (concurrency, ready, panicking) => {
    const scaler = steady(concurrency);
    scaler.scale(0, ready);
    expect(scaler.panicking).toBe(panicking);
  });

  test('looks at the panic window and at the stable one, and takes the larger number', () => {
    const rising = autoscaler();
    recordFrom(rising, -59, -6, 0);
    recordFrom(rising, -5, 0, 100);
    expect([desiredAt(rising, 0, 1), rising.stable, rising.panic]).toEqual([10, 10, 100]);
    const falling = steady(100, {}, 2);
    recordFrom(falling, 1, 6, 0);
    expect([desiredAt(falling, 6, 2), falling.panic, falling.panicking]).toEqual([9, 0, true]);
  });

  test('bounds the pods of the panic window like the others', () => {
    expect(desiredAt(steady(1000, { maxScaleUpRate: 3 }), 0, 2)).toBe(6);
    expect(desiredAt(steady(0, {}, 100), 0, 100)).toBe(100);
  });

  test('does not let the number go down, and is over when a stable window has passed since the load was too much', () => {
    const scaler = steady(100);
    expect([desiredAt(scaler, 0, 1), scaler.heldPods]).toEqual([10, 10]);
    recordFrom(scaler, 1, 62, 30);
    expect([desiredAt(scaler, 2, 10), desiredAt(scaler, 60, 10), scaler.panicking]).toEqual([10, 10, true]);
    expect([desiredAt(scaler, 60.001, 10), scaler.panicking, scaler.heldPods]).toEqual([5, false, 0]);
  });

  test('goes on while the load is too much', () => {
    const scaler = steady(100);
    scaler.scale(0, 1);
    recordFrom(scaler, 1, 120, 100);
    expect([desiredAt(scaler, 50, 5), desiredAt(scaler, 100, 10), scaler.panicking]).toEqual([10, 10, true]);
    expect([desiredAt(scaler, 110, 10), scaler.panicking]).toEqual([10, true]);
    expect([desiredAt(scaler, 110.001, 10), scaler.panicking]).toEqual([10, false]);
  });

  test('lasts as long as the window that holds when it is looked at', () => {
    const scaler = steady(100);
    scaler.scale(0, 1);
    scaler.update({ ...spec(), stableWindow: 20 });
    scaler.scale(20 * SECOND, 10);
    expect(scaler.panicking).toBe(true);
    scaler.scale(21 * SECOND, 10);
    expect(scaler.panicking).toBe(false);
  });

  test.each([[undefined, false, 0], [0, false, 0], [1, false, 1], [2, true, 2], [7, true, 7]])(
    'of an autoscaler that finds %s ready pods: %s, with %i held', (ready, panicking, held) => {
      const scaler = new Autoscaler(spec(), ready, 0, kpaRules());
      expect([scaler.panicking, scaler.heldPods]).toEqual([panicking, held]);
    });

  test('after a restart keeps the pods for a stable window', () => {
    const scaler = autoscaler({}, 7);
    recordFrom(scaler, 1, 62, 0);
    expect([2, 60, 62].map((second) => desiredAt(scaler, second, 7))).toEqual([7, 7, 3]);
  });
});

describe('excess burst capacity', () => {
  test.each([
    [211, 0, 0, -211],
    [211, 2, 0, -191],
    [211, 30, 89, 0],
    [211, 30, 89.5, -1],
    [0, 30, 1e9, 0],
    [-1, 30, 0, -1],
    [-0.5, 30, 0, -1],
    [NaN, 30, 0, -1],
    [5e9, 1, 0, -(2 ** 31)],
  ])('for a burst of %d with %i ready pods of 10 and a concurrency of %d is %i', (targetBurstCapacity, ready, concurrency, capacity) => {
    const scaler = steady(concurrency, { targetBurstCapacity });
    scaler.scale(0, ready);
    expect(scaler.excessBurstCapacity).toBe(capacity);
  });

  test('goes by what a pod takes, not by what it is steered to, and by the panic window', () => {
    const scaler = autoscaler({ target: 7, total: 10, targetBurstCapacity: 20 });
    recordFrom(scaler, -59, -6, 0);
    recordFrom(scaler, -5, 0, 15);
    scaler.scale(0, 4);
    expect(scaler.excessBurstCapacity).toBe(4 * 10 - 20 - 15);
  });
});

describe('scale-down delay', () => {
  const falling = (changes: Partial<DeciderSpec>, version?: string) => {
    const scaler = autoscaler({ ...CALM, scaleDownDelay: 6, stableWindow: 6, ...changes }, 1, kpaRules(version));
    recordFrom(scaler, -6, 0, 40);
    return [0, 2, 4, 6, 8].map((second) => {
      if (second > 0) recordFrom(scaler, second - 1, second, 0);
      return desiredAt(scaler, second, 4);
    });
  };

  test('holds the largest of the last decisions', () => {
    expect(falling({})).toEqual([4, 4, 4, 3, 2]);
    expect(falling({ scaleDownDelay: 0 })).toEqual([4, 3, 2, 2, 2]);
  });

  test('does not bind an unreachable revision', () => {
    expect(falling({ reachable: false })).toEqual([4, 3, 2, 0, 0]);
  });

  test('bound an unreachable revision, too, before Knative 1.18', () => {
    expect(falling({ reachable: false }, '1.17')).toEqual([4, 4, 4, 3, 2]);
    expect(falling({ reachable: false }, '1.18')).toEqual([4, 3, 2, 0, 0]);
  });

  test('is as long as it was at the beginning, whatever the configuration says later', () => {
    const scaler = autoscaler({ ...CALM, scaleDownDelay: 0, stableWindow: 6 });
    recordFrom(scaler, -6, 0, 40);
    scaler.update({ ...spec(), ...CALM, stableWindow: 6, scaleDownDelay: 600 });
    scaler.scale(0, 4);
    recordFrom(scaler, 1, 6, 0);
    expect(desiredAt(scaler, 6, 4)).toBe(2);
  });
});

describe('other parameters', () => {
  test('are decided by at once', () => {
    const scaler = steady(100, CALM);
    scaler.update({ ...spec(), ...CALM, target: 50 });
    expect(desiredAt(scaler, 0, 1)).toBe(2);
  });

  test('change the windows of the averages only when those are resized', () => {
    const scaler = autoscaler(CALM);
    recordFrom(scaler, -59, -10, 0);
    recordFrom(scaler, -9, 0, 60);
    scaler.update({ ...spec(), ...CALM, stableWindow: 10, panicWindow: 1 });
    expect(desiredAt(scaler, 0, 1)).toBe(1);
    scaler.resize(10, 1, 0);
    expect(desiredAt(scaler, 0, 1)).toBe(6);
  });
});
