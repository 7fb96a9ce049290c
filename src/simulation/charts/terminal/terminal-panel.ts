import { Canvas } from './canvas';
import { drawArea, drawBound, drawBraille, drawPending, drawPlain } from './draw-lines';
import { resample } from './resample';
import { glyphsOf, type ChartRole, type TerminalStyle } from './style';
import { amountAxis, amountText } from '../axis';
import type { ChartLine, Panel } from '../panels';

const FULL_ROWS = 10;
const SMALL_ROWS = 4;
/** Up to so many replicas each has a row of its own. */
const MOST_WHOLE_ROWS = 12;
const ASCII_LINES: Readonly<Partial<Record<ChartRole, string>>> = { target: '-', served: 'o' };

/** A panel that is drawn: its rows with the labels of its axis. */
export interface DrawnPanel {
  readonly canvas: Canvas;
  /** What stands before a row, by its number. */
  readonly labels: ReadonlyMap<number, string>;
  /** What the characters mean, with their colours. */
  readonly legend: readonly (readonly [text: string, role: ChartRole])[];
}

/** Draws a panel over a number of columns. */
export function drawPanel(panel: Panel, columns: number, style: TerminalStyle): DrawnPanel {
  return panel.counts === 'whole' ? drawReplicas(panel, columns, style) : drawSignal(panel, columns, style);
}

function drawReplicas(panel: Panel, columns: number, style: TerminalStyle): DrawnPanel {
  const glyphs = glyphsOf(style);
  const highest = Math.max(1, Math.ceil(panel.highest));
  const top = highest <= MOST_WHOLE_ROWS ? highest : amountAxis(highest, 5, 'whole').top;
  const rows = top > MOST_WHOLE_ROWS ? FULL_ROWS : top < SMALL_ROWS ? 2 * top : top;
  const canvas = new Canvas(columns, rows);
  const [ready, wanted] = panel.lines.map(({ values }) => resample(values, columns, 'most'));
  drawArea(canvas, ready ?? [], top, glyphs, 'ready');
  drawPending(canvas, ready ?? [], wanted ?? [], top, glyphs);
  panel.bounds.forEach(({ value }) => drawBound(canvas, value, top, glyphs));
  const labels = new Map(axisLabels(top, rows, 'whole'));
  for (const { label, value } of panel.bounds) labels.set(rows - Math.max(1, Math.round(value / top * rows)), label);
  const full = glyphs.fills.at(-1) ?? '';
  return { canvas, labels, legend: [[`${full} ready`, 'ready'], [`${glyphs.pending} wanted, not ready`, 'wanted']] };
}

function drawSignal(panel: Panel, columns: number, style: TerminalStyle): DrawnPanel {
  const glyphs = glyphsOf(style);
  const { top } = amountAxis(panel.highest, 3);
  const rows = panel.title === 'waiting' || panel.title === 'load' ? SMALL_ROWS : SMALL_ROWS + 2;
  const canvas = new Canvas(columns, rows);
  const legend: [string, ChartRole][] = [];
  // Areas first, so that lines stand before them; the signal last, before its target.
  const order = (line: ChartLine): number => (line.shape === 'area' ? 0 : line.role === 'signal' || line.role === 'load' ? 2 : 1);
  for (const line of [...panel.lines].sort((a, b) => order(a) - order(b))) {
    legend.push([`${sampleOf(line, style)} ${line.name}`, line.role]);
    if (line.shape === 'area') drawArea(canvas, resample(line.values, columns, 'most'), top, glyphs, line.role);
    else if (style.characters === 'unicode') drawBraille(canvas, resample(line.values, 2 * columns, 'mean'), top, line.role);
    else drawPlain(canvas, resample(line.values, columns, 'mean'), top, sampleOf(line, style), line.role);
  }
  for (const { label, value } of panel.bounds) {
    drawBound(canvas, value, top, glyphs);
    legend.push([`${glyphs.bound} ${label} ${amountText(value)}`, 'bound']);
  }
  return { canvas, labels: new Map(axisLabels(top, rows, 'any')), legend };
}

function sampleOf({ shape, role }: ChartLine, style: TerminalStyle): string {
  if (shape === 'area') return glyphsOf(style).fills.at(-1) ?? '';
  return style.characters === 'ascii' ? ASCII_LINES[role] ?? '*' : '⠤';
}

/** The value at the upper edge of some rows: the highest, and where there is room one in the middle. */
function axisLabels(top: number, rows: number, counts: Panel['counts']): readonly (readonly [number, string])[] {
  const middle = Math.floor(rows / 2);
  const value = (rows - middle) * top / rows;
  const showsMiddle = middle > 1 && (counts === 'any' || Number.isInteger(value));
  return [[0, amountText(top)], ...(showsMiddle ? [[middle, amountText(value)] as const] : [])];
}
