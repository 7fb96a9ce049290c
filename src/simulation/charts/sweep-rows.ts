import type { Cell } from './table';
import { measureTable } from '../answers/measure-table';
import type { Parameter } from '../answers/parameter';
import type { SweepPoint } from '../answers/sweep';
import type { Answers } from '../timeline';

/** The rows of a table of a sweep: a head, then one for each value and scaler. `numbers` are bare, for other programs. */
export function sweepRows(points: readonly SweepPoint[], { path }: Parameter, values: 'units' | 'numbers'): readonly (readonly Cell[])[] {
  const several = points.some(({ scalers }) => scalers.length > 1);
  const judged = points.some(({ scalers }) => scalers.some(({ objective }) => objective !== undefined));
  const table = measureTable(points.flatMap(({ scalers }) => scalers));
  const titles = values === 'units' ? table.titles : table.names;
  const cells = (one: Answers): readonly Cell[] => (values === 'units' ? table.cells(one) : table.numbers(one).map((value) => value ?? ''));
  return [
    [path, ...(several ? ['scaler'] : []), ...titles, ...(judged ? ['objective'] : [])],
    ...points.flatMap(({ value, scalers }) => scalers.map(({ scaler, answers: one, objective }) => [
      value, ...(several ? [`${scaler.namespace}/${scaler.name}`] : []), ...cells(one),
      ...(judged ? [objective === undefined ? '' : objective.holds ? 'met' : 'missed'] : []),
    ])),
  ];
}
