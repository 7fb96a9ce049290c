import { textTable } from './table';
import { measureCells, measureTitles } from '../answers/measure-table';
import type { ScalerTimeline } from '../timeline';

/** What scalers come to, a line each. */
export function scalersTable(scalers: readonly ScalerTimeline[]): readonly string[] {
  const answers = scalers.map((one) => one.answers);
  const judged = scalers.some(({ objective }) => objective !== undefined);
  return textTable([
    ['scaler', ...measureTitles(answers), ...(judged ? ['objective'] : [])],
    ...scalers.map(({ scaler, answers: one, objective }) => [
      `${scaler.namespace}/${scaler.name}`, ...measureCells(one, answers), ...(judged ? [objective === undefined ? '' : objective.holds ? 'met' : 'missed'] : []),
    ]),
  ]);
}
