import fc from 'fast-check';
import { Problems, sentence } from '../../../src/kubernetes/problem';
import type { LoadSpec } from '../../../src/kubernetes/simulate/load-spec';
import { LOAD_TEXT_EXAMPLES, loadText, parseLoadText } from '../../../src/kubernetes/simulate/load-text';

function read(text: string): { readonly load: LoadSpec | undefined; readonly problems: readonly string[] } {
  const problems = new Problems();
  const load = parseLoadText(text, '--load', problems);
  return { load, problems: problems.list.map(sentence) };
}

test.each<[text: string, load: LoadSpec]>([
  ['constant:100', { kind: 'constant', value: 100 }],
  ['constant:1.5k', { kind: 'constant', value: 1500 }],
  ['step:from=5,to=95,at=1m', { kind: 'step', from: 5, to: 95, atSecond: 60 }],
  ['ramp:from=0,to=100,over=5m', { kind: 'ramp', from: 0, to: 100, overSeconds: 300 }],
  ['ramp:from=0,to=100,start=30s,over=5m', { kind: 'ramp', from: 0, to: 100, startSecond: 30, overSeconds: 300 }],
  ['spike:base=5,peak=65,at=1m,for=10m', { kind: 'spike', base: 5, peak: 65, atSecond: 60, forSeconds: 600 }],
  ['diurnal:low=10,high=200', { kind: 'diurnal', low: 10, high: 200 }],
  ['diurnal:low=10,high=200,period=12h,peak=2h', { kind: 'diurnal', low: 10, high: 200, periodSeconds: 43200, peakSecond: 7200 }],
  ['sawtooth:low=0,high=100,period=10m', { kind: 'sawtooth', low: 0, high: 100, periodSeconds: 600 }],
  ['stages:30s:100,2m:100,0s:0', { kind: 'stages', stages: [{ durationSeconds: 30, target: 100 }, { durationSeconds: 120, target: 100 }, { durationSeconds: 0, target: 0 }] }],
  ['stages:from=10,30s:100', { kind: 'stages', from: 10, stages: [{ durationSeconds: 30, target: 100 }] }],
  ['constant:100,noise=0.1,seed=7', { kind: 'noisy', of: { kind: 'constant', value: 100 }, amount: 0.1, seed: 7 }],
  ['constant:1 + constant:2', { kind: 'sum', of: [{ kind: 'constant', value: 1 }, { kind: 'constant', value: 2 }] }],
])('reads %s', (text, load) => {
  expect(read(text)).toEqual({ load, problems: [] });
});

test.each<[text: string, problems: readonly string[]]>([
  ['spike:base=5,peek=65,at=55,for=5m', [
    "'--load spike' must be made of base, peak, at, for, noise, seed, each as name=value, got \"peek=65\"; write peak",
    "'--load spike at' must be a duration such as 30s, got \"55\"",
    "'--load spike peak' must be given",
  ]],
  ['spkie:base=5', ["'--load' must be a load such as spike:base=5,peak=65,at=1m,for=10m: one of constant, step, ramp, spike, diurnal, sawtooth, stages, got \"spkie:base=5\";"
    + ' write spike:base=5,peak=65,at=1m,for=10m']],
  ['__proto__:1', ["'--load' must be a load such as spike:base=5,peak=65,at=1m,for=10m: one of constant, step, ramp, spike, diurnal, sawtooth, stages, got \"__proto__:1\""]],
  ['constant:lots', ["'--load constant value' must be a number such as 20 or 500m, got \"lots\""]],
  ['stages:30:100,100', [
    "'--load stages[0]' must be a duration and a target, such as 30s:100, got \"30:100\"",
    "'--load stages[1]' must be a duration and a target, such as 30s:100, got \"100\"",
  ]],
])('says what is wrong with %s', (text, problems) => {
  expect(read(text)).toEqual({ load: undefined, problems });
});

test.each(Object.entries(LOAD_TEXT_EXAMPLES))('the example of %s is read, and written as it was', (kind, text) => {
  const { load, problems } = read(text);
  expect([load?.kind, problems, load === undefined ? undefined : loadText(load)]).toEqual([kind, [], text]);
});

test('every load that can be written is read again as it was', () => {
  const amount = fc.nat({ max: 100_000 });
  const seconds = fc.nat({ max: 1_000_000 });
  const shape: fc.Arbitrary<LoadSpec> = fc.oneof(
    fc.record({ kind: fc.constant('constant' as const), value: amount }),
    fc.record({ kind: fc.constant('step' as const), from: amount, to: amount, atSecond: seconds }),
    fc.record({ kind: fc.constant('spike' as const), base: amount, peak: amount, atSecond: seconds, forSeconds: seconds }),
    fc.record({ kind: fc.constant('sawtooth' as const), low: amount, high: amount, periodSeconds: seconds }),
    fc.record({ kind: fc.constant('stages' as const), stages: fc.array(fc.record({ durationSeconds: seconds, target: amount }), { minLength: 1 }) }),
  );
  const noisy = fc.record({ kind: fc.constant('noisy' as const), of: shape, amount: fc.constantFrom(0, 0.25, 1), seed: fc.nat() });
  const sum = fc.record({ kind: fc.constant('sum' as const), of: fc.array(fc.oneof(shape, noisy), { minLength: 2, maxLength: 4 }) });
  fc.assert(fc.property(fc.oneof(shape, noisy, sum), (load) => {
    expect(read(loadText(load) ?? '')).toEqual({ load, problems: [] });
  }));
});

test('measured values cannot be written', () => {
  expect(loadText({ kind: 'series', data: '0,1' })).toBeUndefined();
  expect(loadText({ kind: 'noisy', amount: 0.1, of: { kind: 'sum', of: [] } })).toBeUndefined();
});
