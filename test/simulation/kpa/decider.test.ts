import { recordFrom, spec } from './given';
import { Decider } from '../../../src/simulation/kpa/decider';
import type { DeciderSpec } from '../../../src/simulation/kpa/decider-spec';
import { kpaRules } from '../../../src/simulation/kpa/rules';

function decider(changes: Partial<DeciderSpec> = {}): Decider {
  return new Decider(spec(changes), 1, 0, kpaRules());
}

describe('before its first decision', () => {
  test.each([
    [{ initialScale: 2, total: 25, targetBurstCapacity: 42 }, 8],
    [{ initialScale: 1, total: 10, targetBurstCapacity: 20.5 }, -10],
    [{ targetBurstCapacity: 0 }, 0],
    [{ targetBurstCapacity: -1 }, -1],
  ])('a decider with %j knows no number of pods and an excess capacity of %i', (changes, excessBurstCapacity) => {
    expect(decider(changes).decision).toEqual({ desired: -1, excessBurstCapacity });
  });

  test('load does not make it decide at once', () => {
    expect(decider().isPokedBy(5)).toBe(false);
  });
});

describe('a decision', () => {
  test('is kept if it is valid', () => {
    const made = decider();
    expect([made.decide(0, 1), made.decision.desired]).toEqual(['invalid', -1]);
    recordFrom(made.autoscaler, 0, 0, 25);
    expect([made.decide(0, undefined), made.decision.desired]).toEqual(['invalid', -1]);
    expect(made.decide(0, 1)).toBe('changed');
    expect(made.decision).toEqual({ desired: 3, excessBurstCapacity: 10 - 211 - 25 });
  });

  test('is told of if the number of pods is another', () => {
    const made = decider();
    recordFrom(made.autoscaler, 0, 0, 25);
    expect([made.decide(0, 1), made.decide(0, 1)]).toEqual(['changed', 'unchanged']);
    recordFrom(made.autoscaler, 1, 1, 45);
    expect(made.decide(1000, 1)).toBe('changed');
  });

  test('is told of if the activator gets needed, or no longer is', () => {
    const made = decider({ targetBurstCapacity: 20 });
    recordFrom(made.autoscaler, 0, 0, 25);
    const outcomes = [1, 4, 5, 6, 4].map((ready) => [made.decide(0, ready), made.decision.excessBurstCapacity]);
    expect(outcomes).toEqual([['changed', -35], ['unchanged', -5], ['changed', 5], ['unchanged', 15], ['changed', -5]]);
  });
});

test('with no pods, load on the activators makes it decide at once', () => {
  const made = decider();
  recordFrom(made.autoscaler, 0, 0, 0);
  made.decide(0, 1);
  expect([made.decision.desired, made.isPokedBy(0), made.isPokedBy(0.1)]).toEqual([0, false, true]);
  recordFrom(made.autoscaler, 1, 1, 5);
  made.decide(1000, 1);
  expect([made.decision.desired, made.isPokedBy(5)]).toEqual([1, false]);
});
