import { revision, SECOND } from './given';
import type { RevisionChange } from './given';
import { kpaRules } from '../../../src/simulation/kpa/rules';
import { judgeScale } from '../../../src/simulation/kpa/scaler';
import type { ScaleSurroundings } from '../../../src/simulation/kpa/scaler';

interface Around {
  readonly second?: number;
  readonly mode?: 'Proxy' | 'Serve';
  /** Second since which activators back the revision; null while they do not. */
  readonly proxiedSince?: number | null;
  readonly answers?: boolean;
}

function around({ second = 0, mode = 'Proxy', proxiedSince = 0, answers = true }: Around = {}): ScaleSurroundings {
  return {
    nowMillis: second * SECOND,
    service: { mode, proxiedSinceMillis: proxiedSince === null ? undefined : proxiedSince * SECOND },
    activatorAnswers: answers,
  };
}

function judge(change: RevisionChange, desired: number, at?: Around) {
  return judgeScale(revision(change), desired, around(at));
}

const applied = (want: number) => ({ want, applies: true });
const left = (want: number, requeueSeconds?: number) => ({
  want, applies: false, ...(requeueSeconds !== undefined && { requeueAfterMillis: requeueSeconds * SECOND }),
});

describe('bounds', () => {
  const bounds = { 'min-scale': '3', 'max-scale': '8' };

  test.each([
    [0, 3],
    [2, 3],
    [3, 3],
    [5, 5],
    [8, 8],
    [9, 8],
  ])('from 3 to 8 make of %i: %i', (desired, want) => {
    expect(judge({ annotations: bounds }, desired)).toEqual(applied(want));
  });

  test('there are none by default', () => {
    expect(judge({}, 5000)).toEqual(applied(5000));
  });

  test('the minimum wins over the maximum', () => {
    expect(judge({ config: { minScale: 9 }, annotations: { 'max-scale': '4' } }, 5)).toEqual(applied(9));
  });

  test('an unreachable revision has no minimum', () => {
    expect(judge({ annotations: bounds, reachability: 'Unreachable' }, 1)).toEqual(applied(1));
    expect(judge({ annotations: bounds, reachability: 'Reachable' }, 1)).toEqual(applied(3));
  });

  describe('the initial scale', () => {
    const initial = { 'initial-scale': '6', 'max-scale': '4' };

    test.each([
      ['is the minimum until it was reached, and wins over the maximum', { status: { initialized: false } }, 6],
      ['is none afterwards', {}, 4],
      ['does not bind an unreachable revision', { status: { initialized: false }, reachability: 'Unreachable' }, 4],
      ['bound an unreachable revision, too, before Knative 1.21', { status: { initialized: false }, reachability: 'Unreachable', rules: kpaRules('1.20') }, 6],
    ] as const)('%s', (_title, change, want) => {
      expect(judge({ annotations: initial, ...change }, 5)).toEqual(applied(want));
    });

    test('does not lower the minimum', () => {
      expect(judge({ annotations: { 'initial-scale': '2', 'min-scale': '3' }, status: { initialized: false } }, 1)).toEqual(applied(3));
    });

    test('of 1 keeps nothing from going to zero', () => {
      expect(judge({ status: { initialized: false } }, 0, { second: 60 }).want).toBe(0);
    });
  });
});

describe('while the decider knows no number', () => {
  test.each(['True', 'False'] as const)('nothing is done where Active is %s', (status) => {
    expect(judge({ annotations: { 'min-scale': '3' }, active: { status } }, -1)).toEqual(left(-1));
  });

  test('an activating revision gets its minimum', () => {
    expect(judge({ annotations: { 'min-scale': '3' }, active: { status: 'Unknown' } }, -1)).toEqual(applied(3));
  });

  test('an activating revision without a minimum waits', () => {
    expect(judge({ active: { status: 'Unknown' } }, -1)).toEqual(left(-1, 630));
  });
});

describe('to zero', () => {
  test('nothing goes where the configuration forbids it', () => {
    expect(judge({ config: { enableScaleToZero: false } }, 0, { second: 999 })).toEqual(applied(1));
  });

  describe('an activating revision', () => {
    const activating = { active: { status: 'Unknown', changedAtMillis: 5 * SECOND } } as const;

    test.each([
      [635, left(-1, 630)],
      [635.001, applied(0)],
    ])('goes when the progress deadline and 30 s are over: at %d s', (second, verdict) => {
      expect(judge(activating, 0, { second })).toEqual(verdict);
    });

    test("has the annotation's deadline rather than that of config-deployment", () => {
      const annotations = { 'serving.knative.dev/progress-deadline': '20s' };
      expect([55, 55.5].map((second) => judge({ ...activating, annotations }, 0, { second }))).toEqual([left(-1, 50), applied(0)]);
      expect([75, 75.5].map((second) => judge({ ...activating, progressDeadline: 40 }, 0, { second }))).toEqual([left(-1, 70), applied(0)]);
    });
  });

  describe('an active revision', () => {
    const active = { active: { status: 'True', changedAtMillis: 5 * SECOND }, annotations: { window: '20s' } } as const;

    test.each([
      [5.5, { want: 1, applies: true, requeueAfterMillis: 19_500 }],
      [24.5, { want: 1, applies: true, requeueAfterMillis: 500 }],
    ])('keeps one pod until it was active for a stable window: at %d s', (second, verdict) => {
      expect(judge(active, 0, { second })).toEqual(verdict);
    });

    test('becomes inactive afterwards, and is looked at again where the mode will not change', () => {
      expect(judge(active, 0, { second: 25 })).toEqual(left(0, 3));
      expect(judge(active, 0, { second: 25, mode: 'Serve' })).toEqual(left(0));
    });
  });

  describe('an inactive revision', () => {
    const inactive = { active: { status: 'False', changedAtMillis: 100 * SECOND } } as const;

    test('goes when the activators have been in the path for the grace period', () => {
      expect(judge(inactive, 0, { second: 100.5, proxiedSince: 71 })).toEqual(left(0, 0.5));
      expect(judge(inactive, 0, { second: 101, proxiedSince: 71 })).toEqual(applied(0));
    });

    test('goes when it was inactive for the grace period, wherever the requests go', () => {
      const annotations = { 'target-burst-capacity': '-1' };
      expect(judge({ ...inactive, annotations }, 0, { second: 129, proxiedSince: null })).toEqual(left(0, 30));
      expect(judge({ ...inactive, annotations }, 0, { second: 130, proxiedSince: null })).toEqual(applied(0));
    });

    test('waits for the activators to answer', () => {
      const awaits = { want: 0, applies: false, awaitsActivator: true };
      expect(judge(inactive, 0, { second: 500, answers: false })).toEqual(awaits);
      expect(judge({ ...inactive, status: { hasService: false } }, 0, { second: 500 })).toEqual(awaits);
    });

    test('does not ask the activators where they are in the path always', () => {
      expect(judge({ ...inactive, annotations: { 'target-burst-capacity': '-1' } }, 0, { second: 100, answers: false })).toEqual(applied(0));
    });

    describe('with a retention of 60 s', () => {
      const retained = { ...inactive, annotations: { 'scale-to-zero-pod-retention-period': '60s' } };

      test('goes when that is over', () => {
        expect(judge(retained, 0, { second: 159 })).toEqual(left(0, 1));
        expect(judge(retained, 0, { second: 160, proxiedSince: 159 })).toEqual(applied(0));
      });

      test('goes after the grace period, too', () => {
        const annotations = { 'scale-to-zero-pod-retention-period': '10s' };
        expect(judge({ ...inactive, annotations }, 0, { second: 109, proxiedSince: 95 })).toEqual(left(0, 1));
        expect(judge({ ...inactive, annotations }, 0, { second: 110, proxiedSince: 95 })).toEqual(left(0, 15));
        expect(judge({ ...inactive, annotations }, 0, { second: 110, proxiedSince: 80 })).toEqual(applied(0));
      });

      test('is not kept if it is unreachable', () => {
        expect(judge({ ...retained, reachability: 'Unreachable' }, 0, { second: 100 })).toEqual(applied(0));
      });

      test('was kept even if unreachable before Knative 1.15', () => {
        expect(judge({ ...retained, reachability: 'Unreachable', rules: kpaRules('1.14') }, 0, { second: 100 })).toEqual(left(0, 60));
      });
    });
  });
});
