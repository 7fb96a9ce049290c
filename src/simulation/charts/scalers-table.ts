import { textTable } from './table';
import { measureTable } from '../answers/measure-table';
import type { ScalerTimeline } from '../timeline';

/** What scalers come to, a line each. */
export function scalersTable(scalers: readonly ScalerTimeline[]): readonly string[] {
  const { titles, cells } = measureTable(scalers);
  const judged = scalers.some(({ objective }) => objective !== undefined);
  return textTable([
    ['scaler', ...titles, ...(judged ? ['objective'] : [])],
    ...scalers.map(({ scaler, answers, objective }) => [
      `${scaler.namespace}/${scaler.name}`, ...cells(answers), ...(judged ? [objective === undefined ? '' : objective.holds ? 'met' : 'missed'] : []),
    ]),
  ]);
}
