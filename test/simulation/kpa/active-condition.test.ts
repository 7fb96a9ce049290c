import { revision } from './given';
import { reconcileStatus } from '../../../src/simulation/kpa/active-condition';
import { kpaRules } from '../../../src/simulation/kpa/rules';

const STATUS = { inactive: 'False', activating: 'Unknown', active: 'True' } as const;
type Name = keyof typeof STATUS;

function marked(want: number, ready: number, minScale: number, from: Name, initialized = true): string {
  const before = revision({ annotations: { 'min-scale': String(minScale) }, active: { status: STATUS[from], reason: 'before' }, status: { initialized } });
  const { active: { status, reason } } = reconcileStatus(before, want, ready, 1234);
  return `${status} ${reason}`;
}

describe('the condition Active', () => {
  test.each<[number, number, number, Name, string]>([
    [0, 5, 0, 'active', 'False NoTraffic'],
    [0, 0, 3, 'inactive', 'False NoTraffic'],
    [0, 0, 0, 'activating', 'False TimedOut'],
    [2, 0, 0, 'inactive', 'Unknown Queued'],
    [2, 2, 3, 'active', 'Unknown Queued'],
    [2, 1, 0, 'inactive', 'True '],
    [3, 3, 3, 'activating', 'True '],
    [-1, 0, 0, 'inactive', 'False NoTraffic'],
    [-1, 0, 0, 'activating', 'Unknown Queued'],
    [-1, 0, 0, 'active', 'Unknown Queued'],
    [-1, 2, 0, 'inactive', 'False before'],
    [-1, 2, 2, 'activating', 'True '],
    [-1, 2, 2, 'active', 'True '],
  ])('wanted %i, ready %i, at least %i, so far %s: %s', (want, ready, minScale, from, becomes) => {
    expect(marked(want, ready, minScale, from)).toBe(becomes);
  });

  test('keeps its time while nothing but time changes, and has one of whole seconds', () => {
    const before = revision({ active: { status: 'True', reason: '', changedAtMillis: 7000 } });
    expect(reconcileStatus(before, 1, 1, 9900).active).toBe(before.status.active);
    expect(reconcileStatus(before, 0, 1, 9900).active).toEqual({ status: 'False', reason: 'NoTraffic', changedAtMillis: 9000 });
  });

  test('has another time for another reason', () => {
    const before = revision({ active: { status: 'False', reason: 'TimedOut', changedAtMillis: 7000 } });
    expect(reconcileStatus(before, 0, 1, 9900).active).toEqual({ status: 'False', reason: 'NoTraffic', changedAtMillis: 9000 });
  });
});

describe('until the initial scale was reached', () => {
  const starting = (changes: Parameters<typeof revision>[0] = {}) => revision({
    annotations: { 'initial-scale': '3' }, active: { status: 'Unknown', reason: 'Queued' }, status: { initialized: false }, ...changes,
  });

  test.each([
    [2, false, 'Unknown'],
    [3, true, 'True'],
    [4, true, 'True'],
  ])('%i ready of 3: reached is %s and Active %s', (ready, initialized, status) => {
    const after = reconcileStatus(starting(), 3, ready, 0);
    expect([after.initialized, after.active.status]).toEqual([initialized, status]);
  });

  test('it is not reached without a Service', () => {
    expect(reconcileStatus(starting({ status: { initialized: false, hasService: false } }), 3, 3, 0).initialized).toBe(false);
  });

  test('the minimum is awaited, too', () => {
    const after = reconcileStatus(starting({ annotations: { 'initial-scale': '3', 'min-scale': '5' } }), 5, 4, 0);
    expect([after.initialized, after.active.status]).toEqual([false, 'Unknown']);
  });

  test('an initial scale of 0 makes it inactive at once, and is reached with no pods', () => {
    const none = starting({ annotations: { 'initial-scale': '0' }, config: { allowZeroInitialScale: true } });
    const after = reconcileStatus(none, -1, 0, 0);
    expect([after.initialized, after.active.status, after.active.reason]).toEqual([true, 'False', 'NoTraffic']);
  });

  test('once reached it stays so', () => {
    expect(reconcileStatus(revision({ annotations: { 'initial-scale': '3' } }), 1, 0, 0).initialized).toBe(true);
  });
});

describe('desiredScale', () => {
  const after = (desiredScale: number | undefined, want: number, version = '1.23') => {
    return reconcileStatus(revision({ status: { desiredScale }, rules: kpaRules(version) }), want, 1, 0).desiredScale;
  };

  test.each([
    [undefined, -1, -1],
    [-1, -1, -1],
    [undefined, 4, 4],
    [4, 0, 0],
    [4, -1, 4],
    [0, -1, 0],
  ])('%s becomes with %i: %i', (from, want, becomes) => {
    expect(after(from, want)).toBe(becomes);
  });

  test('became unknown again before Knative 1.14', () => {
    expect([after(4, -1, '1.13'), after(4, -1, '1.14')]).toEqual([-1, 4]);
  });
});
