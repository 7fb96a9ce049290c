import { panelsOf } from './panels';
import { textTable } from './table';
import type { TerminalStyle } from './terminal/style';
import { panelText } from './terminal/terminal-chart';
import { printable } from '../../kubernetes/printable';
import type { Comparison } from '../answers/compare';
import { measureTable } from '../answers/measure-table';

/** Two runs as text: their replicas over the same axes, and their measures side by side. It ends with a line break. */
export function compareText({ a, b, differences }: Comparison, style: TerminalStyle): string {
  const [left, right] = [a, b].map((one) => panelsOf(one).slice(0, 1));
  // The same top for both, so that the eye compares what the numbers say.
  const highest = Math.max(...[...left ?? [], ...right ?? []].map((panel) => panel.highest));
  const charts = [[a, left, 'a'] as const, [b, right, 'b'] as const].map(([timeline, panels, name]) => panelText(timeline,
    (panels ?? []).map((panel) => ({ ...panel, highest, title: `${name}: ${panel.title} of ${timeline.scaler.namespace}/${timeline.scaler.name}` })), style));
  const better = new Map(differences.map(({ measure, better: one }) => [measure.title, one ?? '']));
  const table = measureTable([a, b]);
  const [first, second] = [table.cells(a.answers), table.cells(b.answers)];
  const rows = table.titles.map((title, index) => [title, first[index] ?? '', second[index] ?? '', better.get(title) ?? '']);
  return [...charts, ...textTable([['', 'a', 'b', 'better'], ...rows]).map(printable), ''].join('\n');
}
