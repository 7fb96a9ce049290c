import * as fc from 'fast-check';
import { autoscaler, closedLoop, SECOND } from './given';
import type { Autoscaler } from '../../../src/simulation/kpa/autoscaler';
import type { DeciderSpec } from '../../../src/simulation/kpa/decider-spec';
import { kpaRules } from '../../../src/simulation/kpa/rules';
import { StatWindows } from '../../../src/simulation/kpa/stat-windows';

const concurrency = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1000, noNaN: true }));
const series = fc.array(concurrency, { minLength: 1, maxLength: 150 });
const windowSeconds = fc.integer({ min: 1, max: 60 });

/** What rounding to six decimals and the sum's own rounding errors may add. */
const SLACK = 1e-6;

describe('an average', () => {
  test('lies between the least and the greatest statistic of its window', () => {
    fc.assert(fc.property(series, windowSeconds, (values, stableWindow) => {
      const windows = new StatWindows({ stableWindow, panicWindow: 1, algorithm: '' }, kpaRules());
      values.forEach((value, second) => {
        windows.record(second * SECOND, value);
        const seen = values.slice(Math.max(0, second + 1 - stableWindow), second + 1);
        const average = windows.stable(second * SECOND);
        expect(average).toBeGreaterThanOrEqual(Math.min(...seen) - SLACK);
        expect(average).toBeLessThanOrEqual(Math.max(...seen) + SLACK);
        expect(windows.panic(second * SECOND)).toBeCloseTo(value, 5);
      });
    }));
  });

  test('is the mean of the seconds since the first record, newest window', () => {
    fc.assert(fc.property(series, windowSeconds, (values, stableWindow) => {
      const windows = new StatWindows({ stableWindow, panicWindow: 1, algorithm: '' }, kpaRules());
      values.forEach((value, second) => windows.record(second * SECOND, value));
      const seen = values.slice(-stableWindow);
      expect(windows.stable((values.length - 1) * SECOND)).toBeCloseTo(seen.reduce((sum, value) => sum + value, 0) / seen.length, 5);
    }));
  });

  test('with exponential weights is at most the greatest statistic, and does not grow in silence', () => {
    fc.assert(fc.property(series, windowSeconds, (values, stableWindow) => {
      const windows = new StatWindows({ stableWindow, panicWindow: 1, algorithm: 'weighted-exponential' }, kpaRules());
      values.forEach((value, second) => windows.record(second * SECOND, value));
      const last = (values.length - 1) * SECOND;
      const silent = Array.from({ length: stableWindow + 2 }, (_, second) => windows.stable(last + second * SECOND));
      expect(silent[0]).toBeLessThanOrEqual(Math.max(...values.slice(-stableWindow)) + SLACK);
      silent.slice(1).forEach((average, index) => expect(average).toBeLessThanOrEqual((silent[index] ?? 0) + SLACK));
      expect(silent.at(-1)).toBe(0);
    }));
  });

  test('is that of the newest seconds after its window was made shorter', () => {
    fc.assert(fc.property(series, fc.integer({ min: 2, max: 60 }), fc.nat(), (values, from, choice) => {
      const to = 1 + choice % (from - 1);
      const resized = new StatWindows({ stableWindow: from, panicWindow: 1, algorithm: '' }, kpaRules());
      values.forEach((value, second) => resized.record(second * SECOND, value));
      const last = (values.length - 1) * SECOND;
      resized.resize(to, 1, last);
      const seen = [...Array.from({ length: from }, () => 0), ...values].slice(-to);
      expect(resized.stable(last)).toBeCloseTo(seen.reduce((sum, value) => sum + value, 0) / to, 5);
    }));
  });
});

const rate = fc.double({ min: 1.01, max: 20, noNaN: true });

/** Runs an autoscaler whose pods are ready at once, and calls back after each decision. */
function run(loads: readonly number[], changes: Partial<DeciderSpec>, check: (ready: number, scaler: Autoscaler) => void): void {
  const scaler = autoscaler(changes);
  let ready = 1;
  loads.forEach((load, second) => {
    scaler.record(second * SECOND, load, load);
    if (second % 2 === 1 || !scaler.scale(second * SECOND, ready)) return;
    check(ready, scaler);
    ready = scaler.desired;
  });
}

describe('whatever the load', () => {
  test('the number of pods stays within the rates', () => {
    fc.assert(fc.property(series, rate, rate, (loads, maxScaleUpRate, maxScaleDownRate) => {
      run(loads, { maxScaleUpRate, maxScaleDownRate }, (ready, scaler) => {
        const pods = Math.max(1, ready);
        expect(scaler.desired).toBeLessThanOrEqual(Math.max(Math.ceil(maxScaleUpRate * pods), scaler.heldPods));
        expect(scaler.desired).toBeGreaterThanOrEqual(Math.floor(pods / maxScaleDownRate));
      });
    }));
  });

  test('a panic never lets it go down', () => {
    fc.assert(fc.property(series, rate, (loads, maxScaleUpRate) => {
      let held = 0;
      run(loads, { maxScaleUpRate }, (_ready, scaler) => {
        if (scaler.panicking) expect(scaler.desired).toBeGreaterThanOrEqual(held);
        held = scaler.panicking ? scaler.desired : 0;
      });
    }));
  });

  test('a delay never makes it fewer', () => {
    fc.assert(fc.property(series, fc.integer({ min: 1, max: 60 }), (loads, scaleDownDelay) => {
      const delayed = autoscaler({ scaleDownDelay });
      const plain = autoscaler();
      loads.forEach((load, second) => {
        delayed.record(second * SECOND, load, load);
        plain.record(second * SECOND, load, load);
        if (delayed.scale(second * SECOND, 3) && plain.scale(second * SECOND, 3)) expect(delayed.desired).toBeGreaterThanOrEqual(plain.desired);
      });
    }));
  });

  test('it is at least what the stable average needs, and the excess capacity what is left of the pods', () => {
    fc.assert(fc.property(series, fc.integer({ min: 1, max: 500 }), (loads, targetBurstCapacity) => {
      run(loads, { targetBurstCapacity }, (ready, scaler) => {
        expect(scaler.desired).toBeGreaterThanOrEqual(Math.min(Math.ceil(scaler.stable / 10), 1000 * Math.max(1, ready)));
        expect(scaler.excessBurstCapacity).toBe(Math.floor(ready * 10 - targetBurstCapacity - scaler.panic));
      });
    }));
  });
});

describe('a revision in the closed loop, whatever its load', () => {
  const load = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 60 })), { minLength: 1, maxLength: 6 })
    .map((steps) => steps.flatMap(([seconds, level]) => Array.from({ length: seconds }, () => level)));

  test('keeps its bounds once it was started, and has pods where it has load', () => {
    const digit = fc.integer({ min: 1, max: 9 });
    fc.assert(fc.property(load, fc.integer({ min: 0, max: 3 }), digit, digit, (loads, min, more, delay) => {
      const views = closedLoop({
        annotations: { 'target': '5', 'window': '10s', 'min-scale': String(min), 'max-scale': String(min + more) },
        startDelays: [delay], seconds: loads.length, load: (second) => loads[second - 1] ?? 0,
      });
      views.slice(1).forEach((view) => {
        expect(view.replicas).toBeGreaterThanOrEqual(min);
        expect(view.replicas).toBeLessThanOrEqual(min + more);
        expect(view.ready).toBeLessThanOrEqual(view.replicas);
        expect(view.proxied || view.ready > 0).toBe(true);
        expect(view.activators).toBeGreaterThanOrEqual(2);
        if ((loads[view.second - 1] ?? 0) > 0) expect(view.replicas).toBeGreaterThan(0);
      });
    }), { numRuns: 60 });
  });

  test('has no pods two stable windows and a grace period after its load', () => {
    fc.assert(fc.property(load, (loads) => {
      const views = closedLoop({ annotations: { window: '10s' }, seconds: loads.length + 60, load: (second) => loads[second - 1] ?? 0 });
      expect(views.at(-1)?.replicas).toBe(0);
    }), { numRuns: 30 });
  });

  test('does the same again', () => {
    fc.assert(fc.property(load, (loads) => {
      const again = () => closedLoop({ annotations: { target: '5' }, seconds: loads.length, load: (second) => loads[second - 1] ?? 0 });
      expect(again()).toEqual(again());
    }), { numRuns: 10 });
  });
});
