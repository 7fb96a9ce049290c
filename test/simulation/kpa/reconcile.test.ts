import { revision } from './given';
import type { RevisionChange } from './given';
import { reconcile, reconcileFirst } from '../../../src/simulation/kpa/reconcile';
import type { ReconcileInput, Reconciliation } from '../../../src/simulation/kpa/reconcile';

function step(change: RevisionChange = {}, input: Partial<ReconcileInput> = {}): Reconciliation {
  return reconcile(revision(change), {
    nowMillis: 100_000,
    decision: { desired: 3, excessBurstCapacity: -1 },
    readyPods: 1,
    service: { mode: 'Proxy', proxiedSinceMillis: 0 },
    activatorAnswers: true,
    ...input,
  });
}

/** A decision that takes no pod away. */
const ENOUGH = { decision: { desired: 100, excessBurstCapacity: -1 } };

describe('activators in the path', () => {
  test.each([
    [0, 200, 2],
    [1, 200, 3],
    [100, 0, 2],
    [5, -1, 5],
    [1, -1, 2],
    [15, 200, 17],
    [15, 200.5, 18],
  ])('for %i ready pods of 100 and a burst of %d are %i', (readyPods, burst, activators) => {
    expect(step({ config: { targetBurstCapacity: burst } }, { readyPods, ...ENOUGH }).activators).toBe(activators);
  });

  test('are fewer where one takes more', () => {
    expect(step({ config: { targetBurstCapacity: 200, activatorCapacity: 500 } }, { readyPods: 15, ...ENOUGH }).activators).toBe(4);
  });

  test('are for the pods that are left once the scale is written', () => {
    expect(step({ config: { targetBurstCapacity: 200 } }, { readyPods: 15 }).activators).toBe(5);
  });
});

describe('the mode', () => {
  test.each([
    [3, 0, 'Serve'],
    [3, 5, 'Serve'],
    [3, -1, 'Proxy'],
    [0, 5, 'Proxy'],
    [-1, 5, 'Proxy'],
  ])('for %i pods with an excess capacity of %i is %s', (desired, excessBurstCapacity, mode) => {
    expect(step({}, { decision: { desired, excessBurstCapacity } }).mode).toBe(mode);
  });

  test('goes by the bounded number of pods', () => {
    expect(step({ annotations: { 'min-scale': '1' } }, { decision: { desired: 0, excessBurstCapacity: 5 } }).mode).toBe('Serve');
  });
});

describe('a reconciliation', () => {
  test('writes the bounded number', () => {
    const { replicas, status, requeueAfterMillis, awaitsActivator } = step({ annotations: { 'max-scale': '2' } });
    expect([replicas, status.desiredScale, requeueAfterMillis, awaitsActivator]).toEqual([2, 2, undefined, false]);
  });

  test('leaves the pods alone where it must wait', () => {
    const inactive = { active: { status: 'False', reason: 'NoTraffic', changedAtMillis: 99_000 } } as const;
    const zero = { desired: 0, excessBurstCapacity: -1 };
    const waiting = step(inactive, { decision: zero, service: { mode: 'Proxy', proxiedSinceMillis: 95_000 } });
    expect([waiting.replicas, waiting.requeueAfterMillis, waiting.awaitsActivator]).toEqual([undefined, 25_000, false]);
    expect(waiting.status.desiredScale).toBe(0);
    const probing = step(inactive, { decision: zero, activatorAnswers: false });
    expect([probing.replicas, probing.requeueAfterMillis, probing.awaitsActivator]).toEqual([undefined, undefined, true]);
  });

  test('knows the Service from then on, and reaches the initial scale by it', () => {
    const { status } = step({ status: { hasService: false, initialized: false } });
    expect([status.hasService, status.initialized]).toEqual([true, true]);
  });

  test('changes nothing that it was given, and comes to the same again', () => {
    const given = revision();
    const service = { mode: 'Serve', proxiedSinceMillis: undefined } as const;
    const input = { nowMillis: 5, decision: { desired: 3, excessBurstCapacity: 4 }, readyPods: 1, service, activatorAnswers: false };
    const before = JSON.stringify([given, input]);
    expect(reconcile(given, input)).toEqual(reconcile(given, input));
    expect(JSON.stringify([given, input])).toBe(before);
  });
});

test('the first reconciliation asks for two activators in the path, and knows no number', () => {
  const fresh = revision({ active: { status: 'Unknown', reason: '' }, status: { hasService: false, initialized: false } });
  const { status, mode, activators } = reconcileFirst(fresh, 3500);
  expect([mode, activators]).toEqual(['Proxy', 2]);
  expect(status).toEqual({
    active: { status: 'Unknown', reason: 'Queued', changedAtMillis: 3000 }, initialized: false, desiredScale: -1, hasService: false,
  });
});
