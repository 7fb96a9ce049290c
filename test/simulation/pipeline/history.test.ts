import * as fc from 'fast-check';
import { History } from '../../../src/simulation/pipeline/history';

function history(samples: readonly (readonly [second: number, value: number])[], capacity = 20): History {
  const made = new History(capacity);
  for (const [second, value] of samples) made.add(second, value);
  return made;
}

const COUNTER = [[0, 0], [15, 30], [30, 60], [45, 90], [60, 120]] as const;

describe('rate, as Prometheus extrapolates it', () => {
  test.each<[string, readonly (readonly [number, number])[], number, number, number | undefined]>([
    ['a range full of samples', COUNTER, 60, 60, 120],
    // 45 to 60 are sampled; the counter is taken to have gone on to both ends.
    ['a range between samples', COUNTER, 62, 30, 60],
    ['no more than half a distance before samples that begin late', [[100, 50], [115, 80]], 120, 120, 30 * (15 + 7.5 + 5) / 15],
    ['not below zero', [[100, 1], [115, 31]], 120, 120, 30 * (15 + 0.5 + 5) / 15],
    ['no further than half a distance after samples that ended', [[0, 100], [15, 130], [30, 160]], 100, 120, 60 * (30 + 15 + 7.5) / 30 - 60 * 7.5 / 30],
    ['nothing of a counter that stands still', [[0, 5], [15, 5]], 20, 30, 0],
    ['one sample', [[0, 5]], 10, 60, undefined],
    ['none', [], 10, 60, undefined],
    ['samples that are too old', COUNTER, 200, 60, undefined],
    ['samples of the future', COUNTER, 14, 60, undefined],
  ])('%s', (_, samples, now, range, increase) => {
    const value = history(samples).increase(now, range);
    if (increase === undefined) expect(value).toBeUndefined();
    else expect(value).toBeCloseTo(increase, 9);
  });

  describe('over the 10 s before a look, as Prometheus 2.42 answered when it scraped the same counters each second', () => {
    const everySecond = (from: number, values: readonly number[]) => values.map((value, index) => [from + index, value] as const);
    // 3 requests a second, and 60 from second 17 on: the look at 20.08 s sees what there was at 19.829 s.
    const rising = everySecond(8.829, [24, 27, 30, 33, 36, 39, 42, 45, 48, 108, 168, 228, 288]);
    const falling = everySecond(58.829, [786, 792, 798, 804, 810, 816, 822, 822.3, 822.6, 822.9, 823.2, 823.5, 823.8]);
    // The counter of a pod that was taken away in second 101, and one of a pod that came in second 21.
    const gone = everySecond(93.829, [246.1, 246.7, 247.3, 248.3, 249.3, 250.3, 251.3, 252.3]);
    const fresh = everySecond(21.829, [20, 40, 60, 80, 100]);

    test.each([
      ['increase', 'rising', rising, 20.08, 220],
      ['increase', 'falling', falling, 70.27, 28.333333333333],
      ['increase', 'of a pod that is gone', gone, 105.36, 5.969],
      ['delta', 'falling', falling, 70.27, 28.333333333333],
      ['delta', 'of a pod that is new', fresh, 25.13, 76.02],
    ] as const)('%s, %s', (name, _, samples, now, expected) => {
      expect(history(samples)[name](now, 10)).toBeCloseTo(expected, 6);
    });

    test.each([['rising', rising, 20.08, 60], ['falling', falling, 70.27, 0.3], ['gone', gone, 105.36, 1]] as const)('irate, %s', (_, samples, now, expected) => {
      expect(history(samples).instantRate(now, 10)).toBeCloseTo(expected, 6);
    });
  });

  test('a steady counter gives its rate, wherever the samples lie', () => {
    const rate = fc.double({ min: 0.1, max: 1000, noNaN: true });
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), rate, fc.nat(59), (interval, perSecond, offset) => {
      const samples = Array.from({ length: 40 }, (_, index) => [index * interval, 1e6 + index * interval * perSecond] as const);
      const now = 39 * interval + (offset % interval);
      const increase = history(samples, 50).increase(now, interval * 8);
      expect((increase ?? 0) / (interval * 8) / perSecond).toBeCloseTo(1, 6);
    }));
  });
});

test('the instant rate is that of the last two samples of the range', () => {
  expect(history([[0, 0], [15, 30], [30, 90]]).instantRate(35, 60)).toBe(4);
  expect(history([[0, 0], [15, 30], [30, 90]]).instantRate(29, 60)).toBe(2);
  expect(history([[0, 0], [30, 90]]).instantRate(35, 30)).toBeUndefined();
});

test('functions over time see the samples of the range without its older end', () => {
  const values = (now: number, range: number): number => history(COUNTER).over(now, range, (found) => Number(found.join(''))) ?? -1;
  expect([values(60, 30), values(60, 31), values(59, 30), values(75, 15), values(200, 60)]).toEqual([90120, 6090120, 6090, -1, -1]);
});

describe('the last sample', () => {
  test('is good for five minutes, unless a scrape has failed since', () => {
    const made = history(COUNTER);
    expect([made.latest(60), made.latest(44), made.latest(359), made.latest(360)]).toEqual([120, 60, 120, undefined]);
    made.end();
    expect([made.latest(61), made.increase(61, 60) !== undefined]).toEqual([undefined, true]);
    made.add(75, 150);
    expect(made.latest(75)).toBe(150);
  });

  test('of a full history is kept', () => {
    const made = history(Array.from({ length: 10 }, (_, index) => [index, index] as const), 3);
    expect([made.lastSecond, made.latest(9), made.over(9, 100, (found) => found.length)]).toEqual([9, 9, 3]);
    expect(new History(2).lastSecond).toBe(-Infinity);
  });
});
