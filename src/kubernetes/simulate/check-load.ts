import type { LoadSpec } from './load-spec';
import { joinPath, type Problems } from '../problem';

/** The kinds of a load. */
export const LOAD_KINDS = ['constant', 'step', 'ramp', 'spike', 'diurnal', 'sawtooth', 'stages', 'series', 'noisy', 'sum'] as const;

/** Adds what makes no sense in a load; measured values are looked at where they are read. */
export function checkLoad(spec: LoadSpec, path: string, problems: Problems): void {
  const check = new LoadChecks(path, problems);
  switch (spec.kind) {
    case 'constant':
      check.amounts({ value: spec.value });
      break;
    case 'step':
      check.amounts({ from: spec.from, to: spec.to });
      check.times({ atSecond: spec.atSecond });
      break;
    case 'ramp':
      check.amounts({ from: spec.from, to: spec.to });
      check.times({ startSecond: spec.startSecond ?? 0 });
      check.lengths({ overSeconds: spec.overSeconds });
      break;
    case 'spike':
      check.amounts({ base: spec.base, peak: spec.peak });
      check.times({ atSecond: spec.atSecond });
      check.lengths({ forSeconds: spec.forSeconds });
      break;
    case 'diurnal':
      check.span(spec.low, spec.high);
      check.lengths({ periodSeconds: spec.periodSeconds ?? 1 });
      check.times({ peakSecond: spec.peakSecond ?? 0 });
      break;
    case 'sawtooth':
      check.span(spec.low, spec.high);
      check.lengths({ periodSeconds: spec.periodSeconds });
      break;
    case 'stages':
      check.amounts({ from: spec.from ?? 0 });
      problems.check(spec.stages.length > 0, joinPath(path, 'stages'), 'must hold at least one stage');
      spec.stages.forEach(({ durationSeconds, target }, index) => {
        check.times({ [`stages[${index}].durationSeconds`]: durationSeconds });
        check.amounts({ [`stages[${index}].target`]: target });
      });
      break;
    case 'series':
      break;
    case 'noisy':
      problems.check(Number.isFinite(spec.amount) && spec.amount >= 0 && spec.amount <= 1, joinPath(path, 'amount'), 'must be from 0 to 1', spec.amount);
      problems.check(Number.isInteger(spec.seed ?? 0), joinPath(path, 'seed'), 'must be a whole number', spec.seed);
      checkLoad(spec.of, joinPath(path, 'of'), problems);
      break;
    case 'sum':
      spec.of.forEach((load, index) => checkLoad(load, joinPath(path, `of[${index}]`), problems));
      break;
    default:
      problems.check(false, joinPath(path, 'kind'), `must be one of ${LOAD_KINDS.join(', ')}`, (spec as { readonly kind?: unknown }).kind ?? null);
  }
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
