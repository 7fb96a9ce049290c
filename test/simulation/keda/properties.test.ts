import * as fc from 'fast-check';
import { around, definition, METRIC, prometheus, START } from './given';
import { asNumber } from '../../../src/kubernetes/json';
import type { JsonObject } from '../../../src/kubernetes/json';
import { jobDemand, jobMetric } from '../../../src/simulation/keda/job-demand';
import { changeScaledObject, createScaledObject } from '../../../src/simulation/keda/lifecycle';
import { floatOf, milliOf } from '../../../src/simulation/keda/metric-value';
import { pollScaledObject } from '../../../src/simulation/keda/poll';
import { pollScaledJob } from '../../../src/simulation/keda/poll-scaled-job';
import { prepareScaledJob } from '../../../src/simulation/keda/prepare-scaled-job';
import { readMetric } from '../../../src/simulation/keda/read-metric';
import { reconcileScaledObject } from '../../../src/simulation/keda/reconcile';
import { reconcileScaledJob } from '../../../src/simulation/keda/reconcile-scaled-job';
import { createScaledJob } from '../../../src/simulation/keda/scaled-job-state';
import type { SourceAnswer } from '../../../src/simulation/keda/source-answer';
import type { KedaState } from '../../../src/simulation/keda/state';
import { NEW_STATUS, patchStatus } from '../../../src/simulation/keda/status';
import type { ScaledObjectStatus } from '../../../src/simulation/keda/status';

const answer: fc.Arbitrary<SourceAnswer> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -5, max: 400 }) }, { weight: 2, arbitrary: fc.constant<SourceAnswer>({ error: 'HTTP 500' }) },
  fc.constantFrom<SourceAnswer>('empty', 'matrix', 'null', 'several', 'scalar', NaN, Infinity),
);
const bounds = fc.tuple(fc.option(fc.nat(5), { nil: undefined }), fc.integer({ min: 6, max: 20 }), fc.boolean())
  .map(([min, max, idle]) => ({
    maxReplicaCount: max,
    ...(min !== undefined && { minReplicaCount: min }),
    ...(idle && min !== undefined && min > 0 && { idleReplicaCount: min - 1 }),
  }));
const fallback = fc.option(fc.record({
  failureThreshold: fc.nat(3), replicas: fc.nat(8), behavior: fc.constantFrom('static', 'currentReplicas', 'currentReplicasIfHigher', 'currentReplicasIfLower'),
}), { nil: undefined }).map((given) => (given === undefined ? {} : { fallback: given }));
const modifiers = fc.option(fc.constantFrom('a + b', 'max(a, b)', 'a - b'), { nil: undefined })
  .map((formula) => (formula === undefined ? {} : { advanced: { scalingModifiers: { formula, target: '10' } } }));
const spec: fc.Arbitrary<JsonObject> = fc.tuple(bounds, fallback, modifiers, fc.boolean(), fc.integer({ min: 0, max: 120 }))
  .map(([limits, fallingBack, modified, cached, cooldownPeriod]) => ({
    ...limits, ...fallingBack, ...modified, cooldownPeriod, triggers: [prometheus({ name: 'a', useCachedMetrics: cached }), prometheus({ name: 'b' })],
  }));
/** What happens in a second: a poll or a read, with the answers of both triggers. */
const happening = fc.tuple(fc.constantFrom('poll', 'read'), answer, answer);
const happenings = fc.array(happening, { minLength: 1, maxLength: 40 });

function limitsOf(given: JsonObject): { readonly min: number; readonly idle: number | undefined; readonly max: number } {
  return { min: asNumber(given.minReplicaCount) ?? 0, idle: asNumber(given.idleReplicaCount), max: asNumber(given.maxReplicaCount) ?? Infinity };
}

/** The replicas after each of the happenings, 15 s apart. */
function live(given: JsonObject, from: number, all: readonly (readonly [string, SourceAnswer, SourceAnswer])[], annotations: JsonObject = {}) {
  const first = reconcileScaledObject(createScaledObject(definition(given, annotations), START), around(0, from, []));
  let { state, replicas } = first;
  const seen = all.map(([what, ...answers], index) => {
    const now = around(index * 15, replicas, answers);
    if (what === 'read') state = readMetric(state, METRIC, now).state;
    else ({ state, replicas } = pollScaledObject(state, now));
    return replicas;
  });
  return { seen, state };
}

describe('whatever the triggers say', () => {
  test('KEDA sets nothing but zero, the idle count, the minimum or one', () => {
    fc.assert(fc.property(spec, fc.integer({ min: 0, max: 20 }), happenings, (given, from, all) => {
      const { min, idle = 0 } = limitsOf(given);
      const allowed = new Set([from, 0, 1, min, idle]);
      for (const replicas of live(given, from, all).seen) expect(allowed.has(replicas)).toBe(true);
    }));
  });

  test('a target between its bounds stays between them', () => {
    fc.assert(fc.property(spec, happenings, (given, all) => {
      const { min, idle, max } = limitsOf(given);
      const least = Math.min(min, idle ?? min);
      for (const replicas of live(given, Math.max(min, 1), all).seen) {
        expect(replicas).toBeGreaterThanOrEqual(least);
        expect(replicas).toBeLessThanOrEqual(max);
      }
    }));
  });

  test.each([{ 'autoscaling.keda.sh/paused': 'true' }, { 'autoscaling.keda.sh/paused-replicas': '3' }])('a target paused by %j never moves', (annotations) => {
    fc.assert(fc.property(spec, happenings, (given, all) => {
      expect(new Set(live(given, 3, all, annotations).seen)).toEqual(new Set([3]));
    }));
  });

  test('a pause that nobody has reconciled yet holds as well', () => {
    fc.assert(fc.property(spec, happenings, fc.integer({ min: 0, max: 9 }), (given, all, from) => {
      const running = live(given, 3, []).state;
      let state: KedaState = changeScaledObject(running, definition(given, { 'autoscaling.keda.sh/paused': '' }));
      for (const [, ...answers] of all) {
        const step = pollScaledObject(state, around(30, from, answers));
        expect(step.replicas).toBe(from);
        state = step.state;
      }
    }), { numRuns: 30 });
  });

  test('scaling in or out is not done while it is paused', () => {
    fc.assert(fc.property(spec, happenings, (given, all) => {
      const down = live(given, 9, all, { 'autoscaling.keda.sh/paused-scale-in': 'true' }).seen;
      expect(Math.min(...down)).toBe(9);
      if (limitsOf(given).min === 0) expect(Math.max(...live(given, 0, all, { 'autoscaling.keda.sh/paused-scale-out': 'true' }).seen)).toBe(0);
    }));
  });

  test('a target whose activation is forced is never at zero after a poll', () => {
    fc.assert(fc.property(spec, happenings, (given, all) => {
      const { seen } = live(given, 0, all, { 'autoscaling.keda.sh/force-activation': 'true' });
      all.forEach(([what], index) => what === 'poll' && expect(seen[index]).toBeGreaterThan(0));
    }));
  });

  test('a step changes nothing that it is given, and gives the same again', () => {
    fc.assert(fc.property(spec, happenings, answer, answer, (given, all, ...answers) => {
      const { state } = live(given, 3, all);
      const now = around(900, 3, answers);
      const plain = (field: unknown): unknown => (typeof field === 'bigint' ? field.toString() : field instanceof Map ? [...field] : field);
      const text = (value: unknown): string => JSON.stringify(value, (_, field: unknown) => plain(field));
      const before = text([state, now]);
      const steps = [pollScaledObject(state, now), readMetric(state, METRIC, now), reconcileScaledObject(state, now)];
      expect(text([state, now])).toBe(before);
      expect([pollScaledObject(state, now), readMetric(state, METRIC, now), reconcileScaledObject(state, now)]).toEqual(steps);
    }), { numRuns: 50 });
  });

  test('failures are counted one by one, and only for a fallback', () => {
    fc.assert(fc.property(spec, happenings, (given, all) => {
      let before: ScaledObjectStatus['health'] = {};
      all.reduce((state, [what, ...answers], index) => {
        const now = around(index * 15, 3, answers);
        const after = what === 'poll' ? pollScaledObject(state, now).state : readMetric(state, METRIC, now).state;
        const health = after.object?.status.health ?? {};
        if (given.fallback === undefined) expect(health).toEqual({});
        for (const [metric, { numberOfFailures }] of Object.entries(health)) {
          expect(numberOfFailures).toBeGreaterThanOrEqual(0);
          // A poll never counts from anything but what is stored.
          if (what === 'poll') expect([0, (before[metric]?.numberOfFailures ?? 0) + 1]).toContain(numberOfFailures);
        }
        before = health;
        return after;
      }, live(given, 3, []).state);
    }));
  });
});

describe('a metric value', () => {
  test('is the nearest thousandth of what was read, and never negative', () => {
    fc.assert(fc.property(fc.double({ min: -1e6, max: 1e12, noNaN: true }), (value) => {
      const milli = Number(milliOf(value));
      expect(milli).toBeGreaterThanOrEqual(0);
      expect(Math.abs(milli - Math.max(0, value) * 1000)).toBeLessThanOrEqual(0.5 + Math.abs(value) * 1e-12);
    }));
  });

  test('of a whole number is that number again', () => {
    fc.assert(fc.property(fc.nat(), (value) => {
      expect(floatOf(milliOf(value))).toBe(value);
    }));
  });
});

describe('a status', () => {
  const status: fc.Arbitrary<ScaledObjectStatus> = fc.record({
    lastActiveMillis: fc.option(fc.nat(), { nil: undefined }),
    health: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.record({ numberOfFailures: fc.nat(3), status: fc.constantFrom('Happy' as const, 'Failing' as const) })),
    triggersActivity: fc.dictionary(fc.constantFrom('a', 'b'), fc.boolean()),
    externalMetricNames: fc.array(fc.constantFrom('a', 'b')),
    conditions: fc.array(fc.record({
      type: fc.constantFrom('Ready' as const, 'Active' as const), status: fc.constantFrom('True' as const, 'False' as const), reason: fc.constantFrom('', 'x'), message: fc.constant(''),
    })),
  }).map((changes) => ({ ...NEW_STATUS, ...changes }));

  test('that is written from a fresh copy becomes what the copy says', () => {
    fc.assert(fc.property(status, status, (from, to) => {
      expect(patchStatus(from, from, to)).toEqual(to);
    }));
  });

  test('keeps what a stale copy did not change', () => {
    fc.assert(fc.property(status, status, status, (stored, from, changed) => {
      expect(patchStatus(stored, from, { ...from })).toEqual(stored);
      const { lastActiveMillis } = changed;
      expect(patchStatus(stored, from, { ...from, lastActiveMillis })).toEqual({
        ...stored, lastActiveMillis: lastActiveMillis === from.lastActiveMillis ? stored.lastActiveMillis : lastActiveMillis,
      });
    }));
  });
});

describe('a ScaledJob', () => {
  const jobSpec = fc.record({
    strategy: fc.constantFrom('default', 'custom', 'accurate', 'eager'),
    multipleScalersCalculation: fc.constantFrom('min', 'avg', 'sum', 'max'),
    customScalingQueueLengthDeduction: fc.integer({ min: -5, max: 10 }),
    customScalingRunningJobPercentage: fc.constantFrom('0', '0.5', '1', '2.5', 'x'),
  });
  const counts = fc.tuple(fc.option(fc.nat(12), { nil: undefined }), fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined }))
    .map(([min, max]) => ({ ...(min !== undefined && { minReplicaCount: min }), ...(max !== undefined && { maxReplicaCount: max }) }));

  test('creates between none and the most, whatever runs', () => {
    const answers = fc.tuple(answer, answer);
    fc.assert(fc.property(jobSpec, counts, answers, fc.nat(20), fc.nat(20), (scalingStrategy, limits, said, running, waiting) => {
      const triggers = [prometheus({}, { threshold: '3' }), prometheus({}, { threshold: '1' })];
      const prepared = prepareScaledJob({ metadata: { name: 'work' }, spec: { jobTargetRef: {}, ...limits, scalingStrategy, triggers } });
      const { state } = reconcileScaledJob(createScaledJob(prepared), { nowMillis: START, answers: said, jobs: [] });
      const phase = (index: number) => (index < waiting ? 'Pending' as const : 'Running' as const);
      const jobs = Array.from({ length: running }, (_, index) => ({ name: `work-${index}`, generation: 1, pods: [{ phase: phase(index), conditions: [] }] }));
      const { created } = pollScaledJob(state, { nowMillis: START + 1, answers: said, jobs });
      expect(created).toBeGreaterThanOrEqual(0);
      expect(created).toBeLessThanOrEqual(Math.max(prepared.most, prepared.least));
      expect(Number.isInteger(created)).toBe(true);
    }));
  });

  test('asks for no less when a queue is longer', () => {
    fc.assert(fc.property(fc.nat(500), fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 50 }), (a, b, other, target) => {
      const metric = (queueLength: number) => jobMetric({ queueLength, target, active: true }, 60);
      const wanted = (queueLength: number) => jobDemand([metric(queueLength), metric(other)], 'sum', 0, 60);
      expect(wanted(Math.max(a, b)).maxScale).toBeGreaterThanOrEqual(wanted(Math.min(a, b)).maxScale);
      expect(wanted(a).maxScale).toBeLessThanOrEqual(60);
    }));
  });
});
