import * as fc from 'fast-check';
import { ControllerTime } from './controller-time';

const STEP = (second: number) => (second > 12 ? 60 : 3);

describe('time as a simulated controller with a period of 5 s counts it', () => {
  test('is that of the load while syncs see the seconds that are multiples of the period', () => {
    const time = new ControllerTime([5.2, 10.21, 15.3, 20.9], 5);
    expect(time.durationSeconds).toBe(20);
    expect(time.load(STEP)).toEqual(Array.from({ length: 20 }, (_, index) => STEP(index + 1)));
    const steps = [{ second: 0, replicas: 1 }, { second: 15.5, replicas: 3 }];
    expect(time.steps(steps)).toEqual(steps);
  });

  test('goes on at every sync with the second that it has seen', () => {
    // The first sync came a second late, the third one another second.
    const time = new ControllerTime([6.1, 11.3, 17.2], 5);
    expect(time.load((second) => second)).toEqual([1, 2, 3, 4, 5 + 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 + 17]);
    const steps = time.steps([6.1, 10.9, 11.5, 17.2, 30].map((second) => ({ second, replicas: 1 })));
    expect(steps.map(({ second }) => Number(second.toFixed(6)))).toEqual([5.1, 9.9, 10.5, 15.2, 28]);
  });

  test('leaves nothing of a load out, and adds nothing', () => {
    const gaps = fc.array(fc.double({ min: 5, max: 8, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(fc.property(gaps, fc.array(fc.nat(100), { minLength: 300, maxLength: 300 }), (between, amounts) => {
      const syncs = between.map((_, index) => between.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0));
      const last = Math.floor(syncs[syncs.length - 1] as number);
      const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
      const load = new ControllerTime(syncs, 5).load((second) => amounts[second - 1] ?? 0);
      expect(load).toHaveLength(5 * syncs.length);
      expect(total(load)).toBe(total(amounts.slice(0, last)));
    }));
  });
});
