import { textTable } from './table';
import { measureTable } from '../answers/measure-table';
import type { Recommendation } from '../answers/recommend';

/** What a search found, as text: what to change and why, and the runs before and after. It ends with a line break. */
export function recommendText({ text, before, best }: Recommendation): string {
  const runs = best === before ? [['now', before] as const] : [['now', before] as const, ['then', best] as const];
  const { titles, cells } = measureTable(runs.flatMap(([, { scalers }]) => scalers));
  const rows = runs.flatMap(([name, { scalers }]) => scalers.map((one) => [name, `${one.scaler.namespace}/${one.scaler.name}`, ...cells(one.answers)]));
  const table = rows.length === 0 ? [] : ['', ...textTable([['', 'scaler', ...titles], ...rows])];
  return [...text, ...table, ''].join('\n');
}
