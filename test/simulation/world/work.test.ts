import * as fc from 'fast-check';
import { Jobs } from '../../../src/simulation/world/jobs';
import { Pods } from '../../../src/simulation/world/pods';
import { WaitingLine } from '../../../src/simulation/world/waiting-line';
import { workOf } from '../../../src/simulation/world/work';
import type { Work, WorkModel } from '../../../src/simulation/world/work';

const MODEL: WorkModel = {
  demand: 'requests', ratePerPod: 10, concurrencyPerPod: Infinity, serviceTimeSeconds: 0.1, queueTimeoutSeconds: 30, withoutPods: 'lose', initialWaiting: 0,
};

/** Lets seconds pass from second 1 on, each with a load and a number of ready pods. */
function live(work: Work, seconds: readonly (readonly [load: number, ready: number])[]): Work {
  seconds.forEach(([load, ready], index) => work.advance(index + 1, load, ready));
  return work;
}

function times<T>(count: number, value: T): readonly T[] {
  return Array.from({ length: count }, () => value);
}

describe('requests', () => {
  test('are served as far as the pods can, and wait beyond', () => {
    const busy = { arrived: 75, served: 60, lost: 0, waiting: 15, queued: 15, short: true, inService: 2 };
    expect(live(workOf(MODEL), times(3, [25, 2]))).toMatchObject(busy);
    expect(live(workOf(MODEL), times(3, [20, 2]))).toMatchObject({ served: 60, waiting: 0, short: false });
  });

  test('that wait are served before those that come', () => {
    // A timeout of 2 s is never reached, since the line moves on by 10 a second and is 10 long.
    const work = live(workOf({ ...MODEL, queueTimeoutSeconds: 2 }), [[20, 1], ...times(9, [10, 1] as const)]);
    expect(work).toMatchObject({ lost: 0, served: 100, waiting: 10 });
  });

  test('that have waited for the timeout are lost, the oldest first', () => {
    const work = workOf({ ...MODEL, ratePerPod: 0, queueTimeoutSeconds: 3 });
    expect(live(work, [[5, 1], [7, 1], [0, 1]])).toMatchObject({ lost: 0, waiting: 12 });
    work.advance(4, 0, 1);
    expect(work).toMatchObject({ lost: 5, waiting: 7, short: true });
    work.advance(5, 0, 1);
    expect(work).toMatchObject({ lost: 12, waiting: 0 });
  });

  test('are answered with an error while there is no pod, those that wait too; or wait with an activator', () => {
    expect(live(workOf(MODEL), [[25, 1], [5, 0]])).toMatchObject({ served: 10, lost: 20, waiting: 0, short: true });
    expect(live(workOf({ ...MODEL, withoutPods: 'wait' }), [[25, 1], [5, 0]])).toMatchObject({ served: 10, lost: 0, waiting: 20 });
  });

  test('are in work for their time, at most as many as the pods take at once', () => {
    expect(live(workOf({ ...MODEL, serviceTimeSeconds: 0.5 }), [[8, 1]]).inService).toBe(4);
    expect(live(workOf({ ...MODEL, serviceTimeSeconds: 3, concurrencyPerPod: 5 }), [[8, 2]]).inService).toBe(10);
  });
});

describe('users', () => {
  const users: WorkModel = { ...MODEL, demand: 'users', ratePerPod: Infinity, concurrencyPerPod: 30, serviceTimeSeconds: 5, queueTimeoutSeconds: 120 };

  test.each([[1, 70], [2, 40], [3, 10], [4, 0]])('with %i pods of 30, %i of 100 wait, and the others are served every 5 s', (pods, waiting) => {
    const work = live(workOf(users), times(61, [100, pods]));
    expect([work.queued, work.inService, work.waiting]).toEqual([waiting, 100 - waiting, 100]);
    expect(work.served).toBe(12 * (100 - waiting));
    expect(work.arrived).toBe(work.served + 100);
  });

  test('that leave finish their request', () => {
    const work = live(workOf(users), [...times(10, [20, 1] as const), ...times(5, [0, 1] as const)]);
    expect([work.arrived, work.served, work.waiting]).toEqual([40, 40, 0]);
  });

  test('come several times a second where answers take less', () => {
    expect(live(workOf({ ...users, serviceTimeSeconds: 0.25 }), times(5, [10, 1]))).toMatchObject({ served: 160, waiting: 10 });
  });

  test('try again when they are lost', () => {
    const work = live(workOf({ ...users, queueTimeoutSeconds: 5 }), times(12, [40, 1]));
    expect(work).toMatchObject({ lost: 20, served: 60, queued: 10 });
  });
});

describe('messages', () => {
  const messages: WorkModel = { ...MODEL, demand: 'messages', ratePerPod: 4, concurrencyPerPod: 2, initialWaiting: 100 };

  test('wait until a pod takes them, for ever', () => {
    expect(live(workOf(messages), times(10, [0, 0]))).toMatchObject({ arrived: 100, served: 0, waiting: 100, queued: 100, short: false });
    expect(live(workOf(messages), times(10, [2, 3]))).toMatchObject({ arrived: 120, served: 120, waiting: 0, short: false });
    expect(live(workOf(messages), [[9, 2]])).toMatchObject({ served: 8, waiting: 101, inService: 4, queued: 97, short: true });
  });
});

describe('Jobs', () => {
  test('each take their messages, work for their time and end; those that find none end at once', () => {
    const jobs = new Jobs({ messagesPerJob: 2, serviceTimeSeconds: 10, initialWaiting: 3 }, () => ({ startSeconds: 5, readinessDelaySeconds: 0 }));
    jobs.create(3, 1);
    jobs.advance(1, 0);
    expect([jobs.list.length, jobs.running, jobs.queued]).toEqual([3, 0, 3]);
    for (let second = 2; second <= 6; second += 1) jobs.advance(second, 0);
    expect([jobs.list.length, jobs.running, jobs.queued, jobs.inService, jobs.waiting]).toEqual([3, 3, 0, 3, 3]);
    jobs.advance(7, 0);
    expect([jobs.list.length, jobs.served]).toEqual([2, 0]);
    for (let second = 8; second <= 16; second += 1) jobs.advance(second, 0);
    expect([jobs.list.length, jobs.served, jobs.waiting, jobs.short]).toEqual([0, 3, 0, false]);
  });
});

describe('a waiting line', () => {
  test('is first in, first out, to the second', () => {
    const line = new WaitingLine(10);
    line.add(1, 5);
    line.add(3, 5);
    expect(line.take(6)).toBe(6);
    expect([line.total, line.expire(12), line.total, line.expire(13), line.total]).toEqual([4, 0, 4, 4, 0]);
    expect(line.take(1)).toBe(0);
  });

  test('behaves as a list of cohorts does', () => {
    const step = fc.record({ add: fc.nat(20), take: fc.nat(25), skip: fc.nat(3) });
    fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), fc.array(step, { maxLength: 60 }), (timeout, steps) => {
      const line = new WaitingLine(timeout);
      let cohorts: { readonly second: number; amount: number }[] = [];
      let second = 0;
      for (const { add, take, skip } of steps) {
        second += 1 + skip;
        const expired = cohorts.filter((cohort) => second - cohort.second >= timeout).reduce((sum, { amount }) => sum + amount, 0);
        cohorts = cohorts.filter((cohort) => second - cohort.second < timeout);
        expect(line.expire(second)).toBeCloseTo(expired, 9);
        let rest = take;
        for (const cohort of cohorts) {
          const got = Math.min(rest, cohort.amount);
          cohort.amount -= got;
          rest -= got;
        }
        expect(line.take(take)).toBeCloseTo(take - rest, 9);
        cohorts.push({ second, amount: add });
        line.add(second, add);
        expect(line.total).toBeCloseTo(cohorts.reduce((sum, { amount }) => sum + amount, 0), 9);
      }
    }));
  });
});

describe('pods', () => {
  const pods = (): Pods => new Pods(() => ({ startSeconds: 5, readinessDelaySeconds: 3 }));
  const state = ({ list }: Pods): readonly (readonly [number, boolean])[] => list.map(({ id, ready }) => [id, ready]);

  test('that were there at the beginning are ready; new ones start and turn ready in time', () => {
    const set = pods();
    set.begin(1);
    set.scale(2, 10);
    const { version } = set;
    for (let second = 11; second < 15; second += 1) set.advance(second, 0);
    expect([set.ready, set.version]).toEqual([1, version]);
    set.advance(15, 0);
    expect([set.ready, set.version]).toEqual([1, version + 1]);
    set.advance(17, 0);
    expect(set.ready).toBe(1);
    set.advance(18, 7);
    expect([set.ready, set.list[1]?.shareAtReady]).toEqual([2, 7]);
  });

  test('that are not ready vanish first, then newer before older ones', () => {
    const set = pods();
    set.begin(2);
    set.scale(4, 0);
    set.advance(8, 0);
    set.scale(6, 9);
    expect(state(set)).toEqual([[0, true], [1, true], [2, true], [3, true], [4, false], [5, false]]);
    set.scale(5, 10);
    expect(state(set).map(([id]) => id)).toEqual([0, 1, 2, 3, 4]);
    set.scale(3, 10);
    expect([state(set).map(([id]) => id), set.ready]).toEqual([[0, 1, 2], 3]);
  });

  test('that crash are the oldest, and are replaced', () => {
    const set = pods();
    set.begin(3);
    set.crash(2, 20);
    expect([state(set), set.ready, set.replicas]).toEqual([[[2, true], [3, false], [4, false]], 1, 3]);
    set.advance(28, 0);
    expect(set.ready).toBe(3);
  });
});

test('nothing gets lost: what arrived is served, lost, or waits', () => {
  const amount = fc.double({ min: 0, max: 500, noNaN: true });
  const model = fc.record({
    demand: fc.constantFrom('requests' as const, 'users' as const, 'messages' as const),
    ratePerPod: fc.double({ min: 0.1, max: 50, noNaN: true }),
    concurrencyPerPod: fc.constantFrom(1, 10, Infinity),
    serviceTimeSeconds: fc.double({ min: 0.05, max: 12, noNaN: true }),
    queueTimeoutSeconds: fc.integer({ min: 1, max: 40 }),
    withoutPods: fc.constantFrom('lose' as const, 'wait' as const),
    initialWaiting: fc.nat(1000),
  });
  fc.assert(fc.property(model, fc.array(fc.tuple(amount, fc.nat(8)), { minLength: 1, maxLength: 120 }), (given, seconds) => {
    const work = workOf({ ...given, ...(given.demand === 'messages' && { concurrencyPerPod: 1 }), ...(given.demand === 'users' && { initialWaiting: 0 }) });
    seconds.forEach(([load, ready], index) => {
      const before = { arrived: work.arrived, served: work.served, lost: work.lost };
      work.advance(index + 1, load, ready);
      const { arrived, served, lost, waiting, queued, inService } = work;
      expect(Math.abs(arrived - served - lost - waiting)).toBeLessThan(1e-6 * Math.max(1, arrived));
      for (const part of [waiting, queued, inService]) expect(part).toBeGreaterThanOrEqual(0);
      expect(served).toBeGreaterThanOrEqual(before.served);
      expect(lost).toBeGreaterThanOrEqual(before.lost);
      expect(arrived).toBeGreaterThanOrEqual(before.arrived - 1e-9);
      if (given.demand === 'requests') expect(served - before.served).toBeLessThanOrEqual(ready * given.ratePerPod * (1 + 1e-9));
    });
  }));
});
