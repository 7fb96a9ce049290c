import { element, escaped, label, shortNumber } from './markup';
import { bindingClass } from './palette';
import type { DrawnPanel, Frame } from './panel-svg';
import type { BindingKind, ScalerTimeline } from '../../timeline';
import { timeText } from '../axis';

const HEAD = 20;
const HEIGHT = 14;
const LEGEND = 20;
const GAP = 14;
const CHARACTER = 6.4;
const KEY = 16;

/** What bound the replicas over time, as a strip of colours with a key below it. */
export function bindingStrip({ bindings }: ScalerTimeline, index: number, top: number, { left, right, durationSeconds, clip }: Frame): DrawnPanel {
  const x = (second: number): number => left + Math.min(second, durationSeconds) / durationSeconds * (right - left);
  const y = top + HEAD;
  const stretches = bindings.map(({ kind, fromSecond, toSecond, text }) => {
    const width = Math.max(0.5, x(toSecond) - x(fromSecond));
    const title = element('title', {}, escaped(`${timeText(fromSecond)} to ${timeText(Math.min(toSecond, durationSeconds))}: ${text}`));
    return element('rect', { x: shortNumber(x(fromSecond)), y, width: shortNumber(width), height: HEIGHT, class: bindingClass(kind) }, title);
  });
  const { markup, height } = legend([...new Set(bindings.map(({ kind }) => kind))], left, right, y + HEIGHT);
  const area = element('clipPath', { id: clip(index) }, element('rect', { x: left, y, width: right - left, height: HEIGHT }));
  const strip = element('g', { 'clip-path': `url(#${clip(index)})` }, element('g', { 'class': 'zoom', 'shape-rendering': 'crispEdges' }, stretches.join('')));
  return { markup: element('g', { class: 'panel' }, `${area}${label('bound by', left, top + 13, { class: 'name' })}${strip}${markup}`), height: HEAD + HEIGHT + height + GAP };
}

function legend(kinds: readonly BindingKind[], left: number, right: number, top: number): DrawnPanel {
  let [x, y] = [left, top + LEGEND];
  const keys = kinds.map((kind) => {
    const width = KEY + kind.length * CHARACTER + 12;
    if (x + width > right) [x, y] = [left, y + LEGEND];
    const key = element('rect', { x: shortNumber(x), y: y - 9, width: 10, height: 10, rx: 2, class: bindingClass(kind) }) + label(kind, x + KEY, y, { class: 'muted small' });
    x += width;
    return key;
  });
  return { markup: keys.join(''), height: kinds.length === 0 ? 0 : y - top + 4 };
}
