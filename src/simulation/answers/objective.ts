import { MEASURES, measured, shown } from './measures';
import type { MeasureName } from './measures';
import { Problems, sentence } from '../../kubernetes/problem';
import { OBJECTIVE_LIMITS, objectiveProblems, type Limit, type Objective } from '../../kubernetes/simulate/objective';
import { SimulationError } from '../simulation-error';
import type { Answers, ObjectiveAnswer, ScalerTimeline } from '../timeline';

export type { Objective } from '../../kubernetes/simulate/objective';

const LIMITS = OBJECTIVE_LIMITS;
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
  problems.add(objectiveProblems(objective), 'objective');
  if (problems.list.length > 0) throw new SimulationError(problems.list.map(sentence));
}

/** Judges the timelines of a run. A limit of what is not known, such as under-provision without a capacity, is missed. */
export function judge(objective: Objective, timelines: readonly ScalerTimeline[]): Verdict {
  const found = timelines.flatMap(({ answers, scaler }) => missesOf(objective, answers).map((miss) => ({ ...miss, scaler })));
  const distance = found.reduce((sum, { off }) => sum + off, 0);
  const misses = found.map(({ text, scaler }) => (timelines.length > 1 ? `${scaler.name}: ${text}` : text));
  const { minimize = 'podHours' } = objective;
  const price = timelines.reduce((sum, { answers }) => sum + (measured(answers, minimize) ?? 0), 0);
  return { holds: misses.length === 0, distance, price, misses };
}

/** What the answers of one scaler come to, measured by an objective; undefined without one. */
export function objectiveAnswer(objective: Objective | undefined, answers: Answers): ObjectiveAnswer | undefined {
  if (objective === undefined) return undefined;
  const misses = missesOf(objective, answers).map(({ text }) => text);
  return { holds: misses.length === 0, misses };
}

interface Miss {
  readonly off: number;
  readonly text: string;
}

function missesOf(objective: Objective, answers: Answers): readonly Miss[] {
  return LIMITS.flatMap((name) => {
    const limit = objective[name];
    if (limit === undefined) return [];
    const value = measured(answers, name);
    const off = offBy(name, value, limit);
    if (off === 0) return [];
    const measure = MEASURES.find((one) => one.name === name) ?? missing(name);
    return { off, text: `${measure.title} is ${shown(measure, value)}, ${name === 'servedShare' ? 'less' : 'more'} than ${shown(measure, limit)}` };
  });
}

function offBy(name: Limit, value: number | undefined, limit: number): number {
  if (value === undefined || value === Infinity) return NEVER;
  const off = name === 'servedShare' ? limit - value : value - limit;
  return off <= 0 ? 0 : off / Math.max(limit, 1);
}

function missing(name: MeasureName): never {
  throw new TypeError(`${name} is no measure`);
}
