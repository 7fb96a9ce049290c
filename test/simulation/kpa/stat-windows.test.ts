import { kpaRules } from '../../../src/simulation/kpa/rules';
import { StatWindows } from '../../../src/simulation/kpa/stat-windows';

function windows(values: readonly number[], { algorithm = 'linear', version = '1.23', stableWindow = 6, panicWindow = 2 } = {}): StatWindows {
  const made = new StatWindows({ stableWindow, panicWindow, algorithm }, kpaRules(version));
  values.forEach((value, second) => made.record(second * 1000, value));
  return made;
}

test('a statistic goes into both windows', () => {
  const made = windows([1, 2, 3, 4, 5, 6, 7]);
  expect([made.stable(6000), made.panic(6000)]).toEqual([4.5, 6.5]);
});

test('all times of a second are that second', () => {
  const made = windows([]);
  made.record(1999, 3);
  made.record(1000, 4);
  made.record(2000, 1);
  expect([made.stable(1000), made.panic(2999), made.stable(7999)]).toEqual([4, 4, 1]);
  expect([made.isEmpty(8999), made.isEmpty(9000)]).toEqual([false, true]);
});

describe('six decimals of a linear average', () => {
  test.each([
    ['1.23', [1, 1, 0], 0.666667],
    ['1.19', [1, 1, 0], 0.666667],
    ['1.18', [1, 1, 0], 0.666666],
    ['1.23', [-1, -1, 0], -0.666667],
    ['1.18', [-1, -1, 0], -0.666667],
    ['1.23', [0.0000005], 0.000001],
    ['1.23', [-0.0000005], -0.000001],
    ['1.18', [0.0000005], 0],
    ['1.23', [5e15], 5e15],
  ])('Knative %s makes %j to %d', (version, values, average) => {
    expect(windows(values, { version }).stable((values.length - 1) * 1000)).toBe(average);
  });

  test.each([['1.23', -0], ['1.18', -0.000001]])('Knative %s makes %d of what rounding errors leave of a load that is over', (version, left) => {
    expect(windows([0.2, 0.5, 0, 0], { version }).panic(3000)).toBe(left);
  });
});

describe('the exponential average', () => {
  const ones = Array.from({ length: 200 }, () => 1);
  const steady = (stableWindow: number) => windows(ones, { algorithm: 'weighted-exponential', stableWindow }).stable(199_000);

  test.each([6, 10, 30, 41])('gives the seconds of a window of %d s 99.99 %% of the weight', (stableWindow) => {
    expect(steady(stableWindow)).toBeCloseTo(0.9999, 12);
  });

  test.each([42, 60, 120])('weighs the newest of %d s with a fifth', (stableWindow) => {
    expect(steady(stableWindow)).toBeCloseTo(1 - 0.8 ** stableWindow, 12);
    expect(windows([10], { algorithm: 'weighted-exponential', stableWindow }).stable(0)).toBe(2);
  });

  test('is not rounded', () => {
    expect(windows([1 / 3], { algorithm: 'weighted-exponential', stableWindow: 60 }).stable(0)).toBe(1 / 3 * 0.2);
  });

  test('loses 0.8 of the rest with every second without load', () => {
    const made = windows([1000], { algorithm: 'weighted-exponential', stableWindow: 60 });
    const left = [1, 2, 3, 5].map((second) => made.stable(second * 1000));
    expect(left).toEqual([160.00000000000003, 128.00000000000003, 102.40000000000003, 65.53600000000004]);
  });

  test('has other weights in a window of another length', () => {
    const made = windows([10], { algorithm: 'weighted-exponential', stableWindow: 60, panicWindow: 60 });
    made.resize(1, 1, 0);
    expect([made.stable(0), made.panic(0)]).toEqual([9.999, 9.999]);
  });
});

test.each(['', 'linear', 'weightedExponential', 'unheard-of'])("the algorithm '%s' is linear", (algorithm) => {
  expect(windows([10, 20], { algorithm }).stable(1000)).toBe(15);
});

test('both windows are resized', () => {
  const made = windows([1, 2, 3, 4, 5, 6]);
  made.resize(3, 1, 5000);
  expect([made.stable(5000), made.panic(5000)]).toEqual([5, 6]);
});
