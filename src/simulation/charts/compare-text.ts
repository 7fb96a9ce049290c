import { panelsOf } from './panels';
import { textTable } from './table';
import type { TerminalStyle } from './terminal/style';
import { panelText } from './terminal/terminal-chart';
import { printable } from '../../kubernetes/printable';
import type { Comparison } from '../answers/compare';
import { measured, MEASURES, shown } from '../answers/measures';

/** Two runs as text: their replicas over the same axes, and their measures side by side. It ends with a line break. */
export function compareText({ a, b, differences }: Comparison, style: TerminalStyle): string {
  const [left, right] = [a, b].map((one) => panelsOf(one).slice(0, 1));
  // The same top for both, so that the eye compares what the numbers say.
  const highest = Math.max(...[...left ?? [], ...right ?? []].map((panel) => panel.highest));
  const charts = [[a, left, 'a'] as const, [b, right, 'b'] as const].map(([timeline, panels, name]) => panelText(timeline,
    (panels ?? []).map((panel) => ({ ...panel, highest, title: `${name}: ${panel.title} of ${timeline.scaler.namespace}/${timeline.scaler.name}` })), style));
  const better = new Map(differences.map((one) => [one.measure.name, one.better ?? '']));
  const rows = MEASURES.filter(({ name }) => name !== 'cost' || a.answers.cost !== undefined).map((measure) => [
    measure.title, shown(measure, measured(a.answers, measure.name)), shown(measure, measured(b.answers, measure.name)), better.get(measure.name) ?? '',
  ]);
  return [...charts, ...textTable([['', 'a', 'b', 'better'], ...rows]).map(printable), ''].join('\n');
}
