import type { Load, LoadSpec } from './load';
import { noisyLoad } from './noise';
import { seriesLoad } from './series';
import { constantLoad, diurnalLoad, rampLoad, sawtoothLoad, spikeLoad, stagesLoad, stepLoad } from './shapes';
import { joinPath } from '../../kubernetes/problem';
import type { Problems } from '../../kubernetes/problem';

/** The kinds of a load. */
export const LOAD_KINDS = ['constant', 'step', 'ramp', 'spike', 'diurnal', 'sawtooth', 'stages', 'series', 'noisy', 'sum'] as const;

/** Makes a load of what was asked for. What makes no sense is a problem; then the load is of no use. */
export function compileLoad(spec: LoadSpec, path: string, problems: Problems): Load {
  const check = new LoadChecks(path, problems);
  switch (spec.kind) {
    case 'constant':
      check.amounts({ value: spec.value });
      return constantLoad(spec.value);
    case 'step':
      check.amounts({ from: spec.from, to: spec.to });
      check.times({ atSecond: spec.atSecond });
      return stepLoad(spec);
    case 'ramp':
      check.amounts({ from: spec.from, to: spec.to });
      check.times({ startSecond: spec.startSecond ?? 0 });
      check.lengths({ overSeconds: spec.overSeconds });
      return rampLoad(spec);
    case 'spike':
      check.amounts({ base: spec.base, peak: spec.peak });
      check.times({ atSecond: spec.atSecond });
      check.lengths({ forSeconds: spec.forSeconds });
      return spikeLoad(spec);
    case 'diurnal':
      check.span(spec.low, spec.high);
      check.lengths({ periodSeconds: spec.periodSeconds ?? 1 });
      check.times({ peakSecond: spec.peakSecond ?? 0 });
      return diurnalLoad(spec);
    case 'sawtooth':
      check.span(spec.low, spec.high);
      check.lengths({ periodSeconds: spec.periodSeconds });
      return sawtoothLoad(spec);
    case 'stages':
      check.amounts({ from: spec.from ?? 0 });
      problems.check(spec.stages.length > 0, joinPath(path, 'stages'), 'must hold at least one stage');
      spec.stages.forEach(({ durationSeconds, target }, index) => {
        check.times({ [`stages[${index}].durationSeconds`]: durationSeconds });
        check.amounts({ [`stages[${index}].target`]: target });
      });
      return stagesLoad(spec);
    case 'series':
      return seriesLoad(spec, joinPath(path, 'data'), problems);
    case 'noisy':
      problems.check(spec.amount >= 0 && spec.amount <= 1, joinPath(path, 'amount'), 'must be from 0 to 1', spec.amount);
      problems.check(Number.isInteger(spec.seed ?? 0), joinPath(path, 'seed'), 'must be a whole number', spec.seed);
      return noisyLoad(compileLoad(spec.of, joinPath(path, 'of'), problems), spec.amount, spec.seed ?? 0);
    case 'sum':
      return sumOf(spec.of.map((load, index) => compileLoad(load, joinPath(path, `of[${index}]`), problems)));
    default:
      problems.check(false, joinPath(path, 'kind'), `must be one of ${LOAD_KINDS.join(', ')}`, (spec as { readonly kind?: unknown }).kind ?? null);
      return constantLoad(0);
  }
}

function sumOf(loads: readonly Load[]): Load {
  const ends = loads.flatMap(({ endSecond }) => endSecond ?? []);
  const known = loads.flatMap(({ knownUntil }) => knownUntil ?? []);
  return {
    at: (second) => loads.reduce((sum, { at }) => sum + at(second), 0),
    endSecond: ends.length === 0 ? undefined : Math.max(...ends),
    knownUntil: known.length === 0 ? undefined : Math.min(...known),
  };
}

/** Checks the numbers of one load. */
class LoadChecks {
  constructor(private readonly path: string, private readonly problems: Problems) {}

  public amounts(values: Readonly<Record<string, number>>): void {
    this.each(values, (value) => value >= 0, 'must be a number from 0');
  }

  public times(values: Readonly<Record<string, number>>): void {
    this.each(values, (value) => value >= 0, 'must be a number of seconds from 0');
  }

  public lengths(values: Readonly<Record<string, number>>): void {
    this.each(values, (value) => value > 0, 'must be a number of seconds above 0');
  }

  public span(low: number, high: number): void {
    this.amounts({ low, high });
    this.problems.check(!(high < low), joinPath(this.path, 'high'), `must be at least 'low' (${low})`, high);
  }

  private each(values: Readonly<Record<string, number>>, holds: (value: number) => boolean, rule: string): void {
    for (const [name, value] of Object.entries(values)) {
      this.problems.check(Number.isFinite(value) && holds(value), joinPath(this.path, name), rule, value);
    }
  }
}
