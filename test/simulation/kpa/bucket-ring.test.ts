import { BucketRing } from '../../../src/simulation/kpa/bucket-ring';

function ring(windowSeconds: number, records: readonly (readonly [number, number])[]): BucketRing {
  const made = new BucketRing(windowSeconds);
  for (const [second, value] of records) made.record(second, value);
  return made;
}

describe('the mean of a window', () => {
  test('is 0 before anything was recorded', () => {
    const empty = new BucketRing(5);
    expect([empty.isEmpty(0), empty.mean(0), empty.decayingSum(0, 0.5)]).toEqual([true, 0, 0]);
  });

  test('is over the seconds since the first record, as long as that is less than the window', () => {
    expect(ring(5, [[10, 4], [11, 8]]).mean(11)).toBe(6);
  });

  test('is over the whole window once that is full', () => {
    expect(ring(5, [[0, 50], [1, 1], [2, 2], [3, 3], [4, 4], [5, 5]]).mean(5)).toBe(3);
  });

  test('adds what falls into the same second', () => {
    expect(ring(5, [[0, 2], [1, 3], [1, 4]]).mean(1)).toBe(4.5);
  });

  test('counts seconds that were left out as 0', () => {
    expect(ring(5, [[0, 6], [2, 6]]).mean(2)).toBe(4);
  });

  test.each([
    [1, 2.75],
    [2, 3],
    [3, 3.5],
    [4, 4],
    [5, 0],
    [6, 0],
  ])('drops what has left the window %i s after the last record, and the silence since: %d', (later, mean) => {
    expect(ring(5, [[0, 1], [1, 2], [2, 2], [3, 3], [4, 4]]).mean(4 + later)).toBe(mean);
  });

  test('looks at all records where it is asked for an earlier second', () => {
    expect(ring(5, [[0, 2], [4, 8]]).mean(1)).toBe(2);
  });

  test('follows the ring around its end, many times', () => {
    const made = new BucketRing(7);
    for (let second = 0; second <= 100; second += 1) made.record(second, second);
    expect(made.mean(100)).toBe(97);
  });
});

describe('a late value', () => {
  const base = [[10, 10], [11, 10], [12, 10], [13, 10], [14, 10]] as const;

  test.each([
    ['within the window goes into its second', 12, 12],
    ['at its very edge, too', 10, 12],
    ['as old as the window is ignored', 9, 10],
    ['older than that, too', 2, 10],
  ])('%s', (_title, second, mean) => {
    expect(ring(5, [...base, [second, 10]]).mean(14)).toBe(mean);
  });

  test('before the first record moves the beginning back', () => {
    expect(ring(5, [[10, 6], [8, 6]]).mean(10)).toBe(4);
  });

  test('leaves the ring at the second in which it was', () => {
    const made = ring(5, [...base, [11, 10]]);
    expect([made.mean(15), made.mean(16), made.isEmpty(19), made.isEmpty(20)]).toEqual([12.5, 10, false, true]);
  });
});

describe('after a silence', () => {
  test('shorter than the window the gap counts as 0', () => {
    expect(ring(5, [[0, 10], [4, 5]]).mean(4)).toBe(3);
  });

  test('as long as the window the ring begins anew', () => {
    const made = ring(5, [[0, 10], [1, 10], [6, 8]]);
    expect([made.mean(6), made.mean(7)]).toEqual([8, 8]);
  });

  test('the ring is empty when the silence is longer than the window', () => {
    const made = ring(5, [[0, 10]]);
    expect([made.isEmpty(5), made.isEmpty(6)]).toEqual([false, true]);
  });
});

describe('a window with a fraction of a second', () => {
  test('has a bucket for the fraction, and ends with it', () => {
    const made = ring(2.5, [[0, 1], [1, 2], [2, 3]]);
    expect([made.mean(2), made.mean(4), made.mean(5), made.isEmpty(4), made.isEmpty(5)]).toEqual([2, 3, 0, false, true]);
    expect(made.decayingSum(4, 0.5)).toBe(0.375);
  });
});

describe('the sum that decays', () => {
  test.each([
    [[10, 10, 5, 5], 0.6, 5.544],
    [[5, 5, 10, 10], 0.6, 9.072],
  ])('of %j with a share of %d for the newest is %d', (values, share, sum) => {
    expect(ring(4, values.map((value, second) => [second, value])).decayingSum(3, share)).toBeCloseTo(sum, 12);
  });

  test('lets the silence since the last record weigh', () => {
    const made = ring(4, [[0, 16], [1, 8]]);
    expect([1, 2, 3, 4, 5, 6].map((second) => made.decayingSum(second, 0.5))).toEqual([8, 4, 2, 0.5, 0, 0]);
  });

  test('takes an earlier second for that of the last record', () => {
    expect(ring(4, [[5, 8]]).decayingSum(2, 0.5)).toBe(4);
  });
});

describe('a window of another length', () => {
  const full = [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5]] as const;

  test('that is shorter keeps the newest seconds', () => {
    const made = ring(5, full);
    made.resize(2, 4);
    expect([made.mean(4), made.mean(5), made.mean(6)]).toEqual([4.5, 5, 0]);
  });

  test('that is longer keeps all seconds, and takes the old window for the beginning', () => {
    const made = ring(5, [[3, 4], [4, 6]]);
    made.resize(10, 4);
    expect(made.mean(4)).toBe(2);
    made.record(5, 14);
    expect(made.mean(5)).toBe(4);
  });

  test('goes on from where it was', () => {
    const made = ring(5, full);
    made.resize(3, 4);
    made.record(5, 9);
    made.record(6, 9);
    expect(made.mean(6)).toBeCloseTo(23 / 3, 12);
  });

  test('begins anew where nothing was recorded within the old one', () => {
    const made = ring(5, full);
    made.resize(60, 10);
    expect([made.mean(10), made.isEmpty(10)]).toEqual([0, false]);
    made.record(11, 7);
    expect(made.mean(11)).toBe(7);
  });

  test('keeps what is just as old as the old one', () => {
    const made = ring(5, full);
    made.resize(60, 9);
    made.record(9, 5);
    expect(made.mean(9)).toBe(2);
  });

  test('of the same length changes nothing, not even where the beginning lies', () => {
    const made = ring(5, [[3, 4], [4, 6]]);
    made.resize(5, 4);
    expect(made.mean(4)).toBe(5);
  });
});

test.each([0, -1, NaN])('a window of %d s is refused', (seconds) => {
  expect(() => new BucketRing(seconds)).toThrow(new RangeError(`'window' must be longer than 0 seconds, got ${seconds}`));
});
