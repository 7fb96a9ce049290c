import { RevisionPods } from '../../../src/simulation/kpa/revision-pods';

test('pods take the start delays in turn, in the order of creation', () => {
  const pods = new RevisionPods([3, 1]);
  pods.scale(3, 10);
  const ready = [10, 11, 12, 13, 14].map((second) => [pods.start(second), pods.ready]);
  expect(ready).toEqual([[false, 0], [true, 1], [false, 1], [true, 3], [false, 3]]);
  pods.scale(4, 20);
  expect([pods.start(20), pods.start(21), pods.ready]).toEqual([false, true, 4]);
});

test('pods that vanished have had their turn', () => {
  const pods = new RevisionPods([1, 5]);
  pods.scale(1, 0);
  pods.scale(0, 0);
  pods.scale(1, 0);
  expect([pods.start(4), pods.start(5)]).toEqual([false, true]);
});

test('a pod without delay is ready at the next look', () => {
  const pods = new RevisionPods([0]);
  pods.scale(1, 7);
  expect([pods.ready, pods.start(7), pods.ready]).toEqual([0, true, 1]);
});

test('of too many, those that are not ready go first, then the newest', () => {
  const pods = new RevisionPods([1, 9, 1, 4]);
  pods.scale(4, 0);
  pods.start(1);
  expect([pods.scale(3, 1), pods.replicas, pods.ready]).toEqual([true, 3, 2]);
  // The one with 4 s has gone, the one with 9 s not yet.
  expect([pods.start(4), pods.start(9), pods.ready]).toEqual([false, true, 3]);
  expect([pods.scale(1, 9), pods.replicas, pods.ready]).toEqual([true, 1, 1]);
});

test('the same number changes nothing', () => {
  const pods = new RevisionPods([1]);
  expect([pods.scale(2, 0), pods.scale(2, 0), pods.scale(0, 0), pods.scale(0, 0)]).toEqual([true, false, true, false]);
});
