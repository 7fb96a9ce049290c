import type { Cell } from './table';
import { measureCells, measureTitles } from '../answers/measure-table';
import { measured, MEASURES } from '../answers/measures';
import type { Parameter } from '../answers/parameter';
import type { SweepPoint } from '../answers/sweep';
import type { Answers } from '../timeline';

/** The rows of a table of a sweep: a head, then one for each value and scaler. `numbers` are bare, for other programs. */
export function sweepRows(points: readonly SweepPoint[], { path }: Parameter, values: 'units' | 'numbers'): readonly (readonly Cell[])[] {
  const several = points.some(({ scalers }) => scalers.length > 1);
  const judged = points.some(({ scalers }) => scalers.some(({ objective }) => objective !== undefined));
  const answers = points.flatMap(({ scalers }) => scalers.map((one) => one.answers));
  const titles = values === 'units' ? measureTitles(answers) : MEASURES.map(({ name }) => name);
  const cells = (one: Answers): readonly Cell[] => (values === 'units' ? measureCells(one, answers) : MEASURES.map(({ name }) => bare(measured(one, name))));
  return [
    [path, ...(several ? ['scaler'] : []), ...titles, ...(judged ? ['objective'] : [])],
    ...points.flatMap(({ value, scalers }) => scalers.map(({ scaler, answers: one, objective }) => [
      value, ...(several ? [`${scaler.namespace}/${scaler.name}`] : []), ...cells(one),
      ...(judged ? [objective === undefined ? '' : objective.holds ? 'met' : 'missed'] : []),
    ])),
  ];
}

/** Nothing for what is not known or never happens. */
function bare(value: number | undefined): Cell {
  return value === undefined || value === Infinity ? '' : value;
}
