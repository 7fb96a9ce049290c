import * as fc from 'fast-check';
import { Problems, sentence } from '../../../src/kubernetes/problem';
import { compileLoad } from '../../../src/simulation/load/compile-load';
import type { Load, LoadSpec } from '../../../src/simulation/load/load';
import { uniform } from '../../../src/simulation/load/noise';

function load(spec: LoadSpec): Load {
  const problems = new Problems();
  const compiled = compileLoad(spec, 'load', problems);
  expect(problems.list).toEqual([]);
  return compiled;
}

function problemsOf(spec: LoadSpec): readonly string[] {
  const problems = new Problems();
  compileLoad(spec, 'load', problems);
  return problems.list.map(sentence);
}

test.each<[string, LoadSpec, readonly (readonly [second: number, value: number])[], number | undefined]>([
  ['constant', { kind: 'constant', value: 7 }, [[0, 7], [1e6, 7]], undefined],
  ['step', { kind: 'step', from: 1, to: 5, atSecond: 60 }, [[0, 1], [59, 1], [60, 5]], undefined],
  ['ramp', { kind: 'ramp', from: 10, to: 20, startSecond: 10, overSeconds: 10 }, [[0, 10], [10, 10], [15, 15], [20, 20], [99, 20]], 20],
  ['falling ramp', { kind: 'ramp', from: 10, to: 0, overSeconds: 10 }, [[0, 10], [1, 9], [10, 0]], 10],
  ['spike', { kind: 'spike', base: 1, peak: 9, atSecond: 5, forSeconds: 2 }, [[4, 1], [5, 9], [6, 9], [7, 1]], undefined],
  ['diurnal', { kind: 'diurnal', low: 10, high: 30 }, [[0, 10], [21600, 20], [43200, 30], [86400, 10]], 86400],
  ['diurnal with a peak', { kind: 'diurnal', low: 0, high: 4, peakSecond: 0, periodSeconds: 8 }, [[0, 4], [4, 0], [8, 4]], 8],
  ['sawtooth', { kind: 'sawtooth', low: 2, high: 12, periodSeconds: 10 }, [[0, 2], [5, 7], [9, 11], [10, 2]], 10],
  ['k6 stages', { kind: 'stages', stages: [{ durationSeconds: 60, target: 100 }, { durationSeconds: 120, target: 100 }, { durationSeconds: 0, target: 200 }] },
    [[0, 0], [30, 50], [60, 100], [179, 100], [180, 200], [999, 200]], 180],
  ['stages from a value', { kind: 'stages', from: 4, stages: [{ durationSeconds: 4, target: 0 }] }, [[0, 4], [1, 3], [4, 0]], 4],
  ['series', { kind: 'series', data: [[0, 1], [10, 3]] }, [[0, 1], [5, 2], [10, 3], [11, 3]], 10],
  ['series that holds', { kind: 'series', data: [[0, 1], [10, 3]], between: 'hold' }, [[0, 1], [9, 1], [10, 3]], 10],
  ['series that begins later', { kind: 'series', data: [[5, 2], [10, 3]] }, [[0, 2], [5, 2]], 10],
  ['sum', { kind: 'sum', of: [{ kind: 'constant', value: 1 }, { kind: 'ramp', from: 0, to: 4, overSeconds: 4 }] }, [[0, 1], [2, 3], [9, 5]], 4],
])('a load: %s', (_, spec, values, endSecond) => {
  const { at, endSecond: end } = load(spec);
  for (const [second, value] of values) expect(at(second)).toBeCloseTo(value, 9);
  expect(end).toBe(endSecond);
});

test.each<[string, unknown]>([
  ['objects', [{ second: 0, value: 1 }, { second: 15, value: 2 }]],
  ['objects with a time', [{ time: '0', value: '1' }, { time: '15', value: '2' }]],
  ['JSON text', '[[0, 1], [15, "2"]]'],
  ['CSV', '0,1\n15,2\n'],
  ['CSV with a header, comments and Windows lines', '# rps\r\nsecond,value\r\n0,1\r\n\r\n15,2'],
  ['CSV by semicolons and quotes', '"0";"1"\n"15";"2"'],
  ['Unix seconds', [[1760000000, 1], [1760000015, 2]]],
  ['RFC 3339', 'time,rps\n2026-03-01T00:00:00Z,1\n2026-03-01T01:00:15+01:00,2'],
  ['an answer of Prometheus', { status: 'success', data: { resultType: 'matrix', result: [{ metric: {}, values: [[1760000000, '1'], [1760000015, '2']] }] } }],
])('a series is read from %s', (_, data) => {
  const { at, knownUntil } = load({ kind: 'series', data: data as never });
  expect([at(0), at(15), knownUntil]).toEqual([1, 2, 15]);
});

test('a series with everything wrong gives all problems at once', () => {
  expect(problemsOf({ kind: 'series', data: [[0, 1], [15, -2], [30, 'NaN'], [25, 4], [45, null], ['noon', 6], [60, 7], [600, 8]] })).toEqual([
    "'load.data[1]' must not have a negative value, got -2",
    "'load.data[2]' must have a number as its value, got \"NaN\"",
    "'load.data[3]' must be later than the row before it (30), got 25; sort the rows by time",
    "'load.data[4]' must have a value: the series has a gap, got null; fill it in, or leave the row out",
    "'load.data[5]' must have a time in seconds or RFC 3339, got \"noon\"",
    "'load.data' must not have a gap of more than 180 s: there is nothing between seconds 60 and 600; fill it in, or allow it with 'longestGapSeconds'",
  ]);
});

test.each<[string, LoadSpec, readonly string[]]>([
  ['an unknown kind', { kind: 'wave' } as never, ["'load.kind' must be one of constant, step, ramp, spike, diurnal, sawtooth, stages, series, noisy, sum, got \"wave\""]],
  ['a negative value', { kind: 'constant', value: -1 }, ["'load.value' must be a number from 0, got -1"]],
  ['NaN', { kind: 'step', from: Number.NaN, to: Infinity, atSecond: -1 },
    ["'load.from' must be a number from 0, got NaN", "'load.to' must be a number from 0, got Infinity", "'load.atSecond' must be a number of seconds from 0, got -1"]],
  ['a ramp without length', { kind: 'ramp', from: 0, to: 1, overSeconds: 0 }, ["'load.overSeconds' must be a number of seconds above 0, got 0"]],
  ['crossed bounds', { kind: 'sawtooth', low: 2, high: 1, periodSeconds: 60 }, ["'load.high' must be at least 'low' (2), got 1"]],
  ['no stages', { kind: 'stages', stages: [] }, ["'load.stages' must hold at least one stage"]],
  ['a stage backwards', { kind: 'stages', stages: [{ durationSeconds: -1, target: -2 }] },
    ["'load.stages[0].durationSeconds' must be a number of seconds from 0, got -1", "'load.stages[0].target' must be a number from 0, got -2"]],
  ['too much noise', { kind: 'noisy', of: { kind: 'constant', value: 1 }, amount: 1.5, seed: 0.5 },
    ["'load.amount' must be from 0 to 1, got 1.5", "'load.seed' must be a whole number, got 0.5"]],
  ['a part of a sum', { kind: 'sum', of: [{ kind: 'constant', value: -1 }] }, ["'load.of[0].value' must be a number from 0, got -1"]],
  ['an empty series', { kind: 'series', data: [] }, ["'load.data' must hold at least one point"]],
  ['no series', { kind: 'series', data: 5 },
    ["'load.data' must be a list of [second, value], a list of { second, value }, an answer of Prometheus to a range query, or CSV, got 5"]],
  ['two series', { kind: 'series', data: { data: { result: [{}, {}] } } },
    ["'load.data.data.result' must hold one series, got 2; aggregate the query, such as with sum()"]],
  ['broken JSON', { kind: 'series', data: '[1,' }, ["'load.data' must be JSON where it begins with a bracket, got \"[1,\""]],
  ['CSV lines', { kind: 'series', data: 'second,value\n0,1\n1,x\n0,2' }, [
    "'load.data[line 3]' must have a number as its value, got \"x\"",
    "'load.data[line 4]' must be later than the row before it (1), got 0; sort the rows by time",
  ]],
])('refuses %s', (_, spec, expected) => {
  expect(problemsOf(spec)).toEqual(expected);
});

test('a gap can be allowed', () => {
  expect(problemsOf({ kind: 'series', data: [[0, 1], [10, 1], [20, 1], [51, 1]], longestGapSeconds: 31 })).toEqual([]);
  expect(problemsOf({ kind: 'series', data: [[0, 1], [10, 1], [20, 1], [51, 1]], longestGapSeconds: 30 })).toHaveLength(1);
});

describe('noise', () => {
  const noisy = (amount: number, seed?: number): Load => load({ kind: 'noisy', of: { kind: 'constant', value: 100 }, amount, ...(seed !== undefined && { seed }) });

  test('stays within its amount, around the load, and is the same for the same seed', () => {
    const { at } = noisy(0.2, 7);
    const values = Array.from({ length: 20000 }, (_, second) => at(second));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(80);
    expect(Math.max(...values)).toBeLessThanOrEqual(120);
    expect(Math.min(...values)).toBeLessThan(80.2);
    expect(Math.max(...values)).toBeGreaterThan(119.8);
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(100, 0);
    expect(values).toEqual(values.map((_, second) => noisy(0.2, 7).at(second)));
    expect(noisy(0.2).at(3)).toBe(noisy(0.2, 0).at(3));
    expect(noisy(0.2, 8).at(3)).not.toBe(at(3));
  });

  test('neighbouring seconds and seeds have nothing to do with each other', () => {
    const correlation = (a: (n: number) => number, b: (n: number) => number): number => {
      const pairs = Array.from({ length: 5000 }, (_, n) => (a(n) - 0.5) * (b(n) - 0.5));
      return 12 * pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
    };
    expect(Math.abs(correlation((n) => uniform(1, n), (n) => uniform(1, n + 1)))).toBeLessThan(0.05);
    expect(Math.abs(correlation((n) => uniform(1, n), (n) => uniform(2, n)))).toBeLessThan(0.05);
  });
});

test('a load is a pure function of the second, never negative and never above its parts', () => {
  const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
  const spec = fc.oneof(
    fc.record({ kind: fc.constant('ramp' as const), from: amount, to: amount, overSeconds: fc.integer({ min: 1, max: 1000 }) }),
    fc.record({ kind: fc.constant('spike' as const), base: amount, peak: amount, atSecond: fc.nat(500), forSeconds: fc.integer({ min: 1, max: 500 }) }),
    fc.record({
      kind: fc.constant('stages' as const), stages: fc.array(fc.record({ durationSeconds: fc.nat(300), target: amount }), { minLength: 1, maxLength: 6 }),
    }),
  );
  fc.assert(fc.property(spec, fc.array(fc.nat(2000)), (given, seconds) => {
    const { at } = load(given);
    const most = Math.max(...Object.values(given).flatMap((value) => (typeof value === 'number' ? value : Array.isArray(value) ? value.map(({ target }) => target) : [])));
    for (const second of seconds) {
      const value = at(second);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(most * (1 + 1e-12));
      expect(at(second)).toBe(value);
    }
  }));
});
