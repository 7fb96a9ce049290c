import { MEASURES, measured, shown } from './measures';
import type { MeasureName } from './measures';
import { Problems, sentence } from '../../kubernetes/problem';
import type { ScalerTimeline } from '../timeline';

/** What a service is to achieve. All that is given must hold for every scaler; among what does, the least `minimize` wins. */
export interface Objective {
  /** Least share of requests that are served, from 0 to 1. */
  readonly servedShare?: number;
  /** Most seconds from the largest backlog until nothing waits. */
  readonly drainSeconds?: number;
  readonly peakWaiting?: number;
  readonly lost?: number;
  readonly underProvisionedSeconds?: number;
  readonly oscillations?: number;
  /** Default: `podHours`. */
  readonly minimize?: 'podHours' | 'peakReplicas' | 'meanReplicas' | 'peakWaiting' | 'drainSeconds';
}

type Limit = Exclude<keyof Objective, 'minimize'>;

const LIMITS: readonly Limit[] = ['servedShare', 'drainSeconds', 'peakWaiting', 'lost', 'underProvisionedSeconds', 'oscillations'];
/** What weighs more than any distance from a limit: a backlog that never drains. */
const NEVER = 1e6;

/** How a run stands to an objective. */
export interface Verdict {
  readonly holds: boolean;
  /** How far it is off, as a sum of shares; 0 if it holds. */
  readonly distance: number;
  /** What is minimized, over all scalers. */
  readonly price: number;
  /** What does not hold, in words: `time to drain is 340 s, more than 300 s`. */
  readonly misses: readonly string[];
}

/** Throws an error with all problems of an objective. */
export function checkObjective(objective: Objective): void {
  const problems = new Problems();
  problems.check(LIMITS.some((name) => objective[name] !== undefined), 'objective', `must set at least one of ${LIMITS.join(', ')}`);
  for (const name of LIMITS) {
    const limit = objective[name];
    if (limit === undefined) continue;
    problems.check(Number.isFinite(limit) && limit >= 0, `objective.${name}`, 'must be a number from 0', limit);
    problems.check(name !== 'servedShare' || !(limit > 1), `objective.${name}`, 'must be at most 1, which is all', limit);
  }
  if (problems.list.length > 0) throw new Error(problems.list.map(sentence).join('\n'));
}

/** Judges the timelines of a run. A limit of what is not known, such as under-provision without a capacity, is missed. */
export function judge(objective: Objective, timelines: readonly ScalerTimeline[]): Verdict {
  let distance = 0;
  const misses: string[] = [];
  for (const name of LIMITS) {
    const limit = objective[name];
    if (limit === undefined) continue;
    for (const { answers, scaler } of timelines) {
      const value = measured(answers, name);
      const off = offBy(name, value, limit);
      if (off === 0) continue;
      distance += off;
      const measure = MEASURES.find((one) => one.name === name) ?? missing(name);
      const more = name === 'servedShare' ? 'less' : 'more';
      misses.push(`${timelines.length > 1 ? `${scaler.name}: ` : ''}${measure.title} is ${shown(measure, value)}, ${more} than ${shown(measure, limit)}`);
    }
  }
  const { minimize = 'podHours' } = objective;
  const price = timelines.reduce((sum, { answers }) => sum + (measured(answers, minimize) ?? 0), 0);
  return { holds: misses.length === 0, distance, price, misses };
}

function offBy(name: Limit, value: number | undefined, limit: number): number {
  if (value === undefined || value === Infinity) return NEVER;
  const off = name === 'servedShare' ? limit - value : value - limit;
  return off <= 0 ? 0 : off / Math.max(limit, 1);
}

function missing(name: MeasureName): never {
  throw new TypeError(`${name} is no measure`);
}
