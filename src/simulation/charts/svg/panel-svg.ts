import { element, label, shortNumber } from './markup';
import { linePath, type Scales } from './paths';
import { amountAxis, amountText } from '../axis';
import type { ChartLine, Panel } from '../panels';

/** The place of charts in a picture. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly durationSeconds: number;
  /** The end of each sample. */
  readonly seconds: readonly number[];
  /** Names the clip path of a panel, which must be unique in a document. */
  readonly clip: (index: number) => string;
}

/** A panel as SVG, and how much height it takes. */
export interface DrawnPanel {
  readonly markup: string;
  readonly height: number;
}

const HEAD = 24;
const GAP = 14;
const TALL = 150;
const MEDIUM = 96;
const LOW = 64;
const CAPTION = 14;
const CHARACTER = 6.4;
const BOLD_CHARACTER = 7.4;
const KEY = 18;

/** Draws a panel below `top`. */
export function panelSvg(panel: Panel, index: number, top: number, frame: Frame): DrawnPanel {
  const plotTop = top + HEAD;
  const plotHeight = panel.counts === 'whole' ? TALL : panel.title === 'waiting' ? LOW : MEDIUM;
  const axis = amountAxis(panel.highest, panel.counts === 'whole' ? 5 : 3, panel.counts);
  const { left, right, durationSeconds, clip } = frame;
  const scales: Scales = {
    x: (second) => left + second / durationSeconds * (right - left),
    y: (value) => plotTop + plotHeight * (1 - value / axis.top),
  };
  const grid = axis.ticks.map((tick) => {
    const y = shortNumber(scales.y(tick));
    return element('line', { x1: left, x2: right, y1: y, y2: y, class: tick === 0 ? 'frame' : 'grid' }) + label(amountText(tick), left - 8, y + 4, { 'text-anchor': 'end', 'class': 'muted small' });
  });
  const bounds = panel.bounds.map(({ label: text, value }) => {
    const y = shortNumber(scales.y(value));
    return element('line', { x1: left, x2: right, y1: y, y2: y, class: 'bound' }) + label(boundText(panel, text, value), right - 2, y < plotTop + CAPTION ? y + CAPTION - 2 : y - 4, { 'text-anchor': 'end', 'class': 'muted small' });
  });
  // Areas first, so that lines stand before them.
  const lines = [...panel.lines].sort((a, b) => Number(b.shape === 'area') - Number(a.shape === 'area'))
    .map((line) => element('path', { class: line.shape === 'area' ? `area ${line.role}` : line.role, d: linePath(line, frame.seconds, scales) }));
  const plot = element('g', { 'clip-path': `url(#${clip(index)})` }, element('g', { class: 'zoom' }, lines.join('')));
  const area = element('clipPath', { id: clip(index) }, element('rect', { x: left, y: plotTop - 2, width: right - left, height: plotHeight + 4 }));
  const markup = [area, heading(panel, top + 14, frame), ...grid, plot, ...bounds].join('');
  return { markup: element('g', { class: 'panel' }, markup), height: HEAD + plotHeight + GAP };
}

function boundText({ counts }: Panel, text: string, value: number): string {
  return counts === 'whole' ? text : `${text} ${amountText(value)}`;
}

/** The name of a panel on the left, what its lines are on the right. */
function heading({ title, unit, lines }: Panel, y: number, { left, right }: Frame): string {
  const name = unit === '' ? title : `${title} (${unit})`;
  const keys = keyWidths(lines);
  const total = keys.reduce((sum, width) => sum + width, 0);
  const room = right - left - total;
  const most = Math.max(8, Math.floor(room / BOLD_CHARACTER) - 2);
  const shown = name.length <= most ? name : `${name.slice(0, most - 1)}…`;
  let x = right - total;
  const legend = lines.map((line, index) => {
    const key = element('line', { x1: shortNumber(x), x2: shortNumber(x + KEY - 4), y1: y - 4, y2: y - 4, class: `key ${line.role}` });
    const text = label(line.name, x + KEY, y, { class: 'muted small' });
    x += keys[index] ?? 0;
    return key + text;
  });
  return label(shown, left, y, { class: 'name' }) + legend.join('');
}

function keyWidths(lines: readonly ChartLine[]): readonly number[] {
  return lines.map(({ name }) => KEY + name.length * CHARACTER + 10);
}
