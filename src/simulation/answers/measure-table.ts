import { measured, MEASURES, shown } from './measures';
import type { Answers } from '../timeline';

const SHOWN = MEASURES.filter(({ name }) => name !== 'cost');

/** The names of the measures in a table, in its order. */
export function measureTitles(answers: readonly Answers[]): readonly string[] {
  return measuresOf(answers).map(({ title }) => title);
}

/** The measures of one run in the order of `measureTitles`, with their units. */
export function measureCells(one: Answers, answers: readonly Answers[]): readonly string[] {
  return measuresOf(answers).map((measure) => shown(measure, measured(one, measure.name)));
}

/** Costs are shown only where there is a price. */
function measuresOf(answers: readonly Answers[]): typeof MEASURES {
  return answers.some(({ cost }) => cost !== undefined) ? MEASURES : SHOWN;
}
