import type { Cell } from './table';
import type { Recommendation, Trial } from '../answers/recommend';

/** Every run of a search as the rows of a table: the values, whether the objective is met, what it costs, what is missed. */
export function trialRows({ candidates, trials }: Recommendation): readonly (readonly Cell[])[] {
  const titles = candidates.map(({ path, of }) => (of === undefined ? path : `${of} ${path}`));
  return [[...titles, 'objective', 'cost', 'misses'], ...trials.map(rowOf)];
}

function rowOf({ values, verdict: { holds, price, misses } }: Trial): readonly Cell[] {
  return [...values.map((value) => (Number.isNaN(value) ? '' : value)), holds ? 'met' : 'missed', Number.isFinite(price) ? price : '', misses.join('; ')];
}
