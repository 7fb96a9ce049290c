import { accessLogAnswer } from './application/access-log-answer';
import { differences, type ReplicaStep } from './replica-timeline';

type Pair = readonly [second: number, replicas: number];
const steps = (...pairs: readonly Pair[]): readonly ReplicaStep[] => pairs.map(([second, replicas]) => ({ second, replicas }));

describe('timelines are equal within a tolerance', () => {
  const simulated = steps([0, 1], [20, 3], [60, 1]);

  test.each([
    ['equal', simulated],
    ['late by less than the tolerance', steps([0, 1], [24.9, 3], [64, 1])],
    ['early by less than the tolerance', steps([0, 1], [15.1, 3], [55.1, 1])],
    ['over a count in between', steps([0, 1], [18, 2], [22, 3], [58, 2], [61, 1])],
  ])('%s', (_, recorded) => {
    expect(differences(recorded, simulated, 5, 80)).toEqual([]);
  });

  test.each([
    ['late by more', steps([0, 1], [27, 3], [60, 1]), 'at 20 s simulated 3, the other within 5 s 1'],
    ['early by more', steps([0, 1], [13, 3], [60, 1]), 'at 13 s recorded 3, the other within 5 s 1'],
    ['a step left out', steps([0, 1]), 'at 20 s simulated 3, the other within 5 s 1'],
    ['a count that never was', steps([0, 1], [20, 3], [40, 4], [42, 3], [60, 1]), 'at 40 s recorded 4, the other within 5 s 3'],
    ['a step too many at the end', steps([0, 1], [20, 3], [60, 1], [70, 2]), 'at 70 s recorded 2, the other within 5 s 1'],
  ])('not: %s', (_, recorded, first) => {
    expect(differences(recorded, simulated, 5, 80)[0]).toBe(first);
  });
});

describe('the access log answers', () => {
  const log = Array.from({ length: 61 }, (_, second) => ({ second, answered: second * 7.5 }));

  test('over 15 s that ended 10 s ago, cut to a whole number', () => {
    expect(accessLogAnswer(log, {})).toBe(7);
  });

  test('over another interval, at least 15 s, with another delay', () => {
    const step = Array.from({ length: 61 }, (_, second) => ({ second, answered: Math.max(0, second - 40) * 30 }));
    expect(accessLogAnswer(step, { 'sls.query.interval': '20', 'sls.query.delay': '0' })).toBe(30);
    expect(accessLogAnswer(step, { 'sls.query.interval': '20', 'sls.query.delay': '10' })).toBe(15);
    expect(accessLogAnswer(step, { 'sls.query.interval': '5', 'sls.query.delay': '10' })).toBe(20);
  });

  test('nothing before there was anything', () => {
    expect(accessLogAnswer([], {})).toBe(0);
  });
});
