import { Canvas } from './canvas';
import { glyphsOf, type ChartRole, type TerminalStyle } from './style';
import { drawPanel, type DrawnPanel } from './terminal-panel';
import { printable } from '../../../kubernetes/printable';
import { describeFault } from '../../loop/faults';
import type { ScalerTimeline } from '../../timeline';
import { timeText, timeTicks } from '../axis';
import { meaningOf } from '../meaning';
import { panelsOf, type Panel } from '../panels';

/** The least number of columns that a chart is drawn in. */
export const LEAST_WIDTH = 40;
const AXIS = 2;
/** Columns between two marks of the axis of time. */
const TICK_ROOM = 12;

/** A timeline as text: replicas, signals and load over time, and what it means. It ends with a line break. */
export function terminalChart(timeline: ScalerTimeline, style: TerminalStyle): string {
  const width = Math.max(LEAST_WIDTH, style.width);
  const paint = style.paint ?? ((text: string): string => text);
  const head = titleOf(timeline, glyphsOf(style).arrow);
  const means = meaningLines(timeline, width, paint);
  const charts = timeline.samples.length === 0 ? '' : panelText(timeline, panelsOf(timeline), { ...style, width });
  return [paint(fitted(head, width), 'title'), '', ...(charts === '' ? [] : [charts]), ...means, ''].join('\n');
}

/** Panels of a timeline over one axis of time. It ends with a blank line. */
export function panelText(timeline: ScalerTimeline, panels: readonly Panel[], style: TerminalStyle): string {
  const width = Math.max(LEAST_WIDTH, style.width);
  const labelled = panels.map((panel) => drawPanel(panel, 1, style)).flatMap(({ labels }) => [...labels.values()]);
  const gutter = Math.max(...labelled.map((label) => label.length), 1);
  const columns = width - gutter - AXIS - 1;
  const drawn = panels.map((panel) => ({ panel, ...drawPanel(panel, columns, style) }));
  const lines = drawn.flatMap(({ panel, ...one }) => [...panelLines(panel, one, gutter, width, style), '']);
  return [...lines.slice(0, -1), ...timeAxis(timeline, columns, gutter, style), ''].join('\n');
}

function titleOf({ scaler, target, samples }: ScalerTimeline, arrow: string): string {
  const whole = `${scaler.kind} ${scaler.namespace}/${scaler.name}`;
  const aim = target.kind === scaler.kind && target.name === scaler.name ? '' : ` ${arrow} ${target.kind} ${target.name}`;
  const end = samples.at(-1)?.second;
  return printable(`${whole}${aim}${end === undefined ? '' : `, ${timeText(end)}`}`);
}

interface LegendPart {
  readonly text: string;
  readonly role: ChartRole;
}

function panelLines(
  { title, unit }: Panel, { canvas, labels, legend }: DrawnPanel, gutter: number, width: number, style: TerminalStyle,
): readonly string[] {
  const { axis, tick } = glyphsOf(style);
  const paint = style.paint ?? ((text: string): string => text);
  const name = printable(unit === '' ? title : `${title} (${unit})`);
  const heading = fitted(name, width);
  const rest = legend.map(([text, role]) => ({ text: printable(text), role }));
  const behind = rest.reduce((sum, { text }) => sum + text.length + 2, 0);
  const inline = heading.length + 1 + behind <= width;
  const rows = Array.from({ length: canvas.height }, (_, row) => {
    const label = labels.get(row);
    return `${paint(`${(label ?? '').padStart(gutter)} ${label === undefined ? axis : tick}`, 'axis')}${canvas.line(row, paint)}`;
  });
  const headline = paint(heading, 'label');
  const painted = (parts: readonly LegendPart[]): string => parts.map(({ text, role }) => paint(text, role)).join('  ');
  return [...(inline ? [`${headline}  ${painted(rest)}`] : [headline, ...wrapped(rest, width).map(painted)]), ...rows];
}

/** Parts of a legend in as many lines as they need. */
function wrapped(parts: readonly LegendPart[], width: number): readonly (readonly LegendPart[])[] {
  const lines: LegendPart[][] = [];
  let used = Infinity;
  for (const { text, role } of parts) {
    const short = fitted(text, width);
    if (used + short.length + 2 > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push({ text: short, role });
    used += short.length + 2;
  }
  return lines;
}

/** The axis of time, and below it when something goes wrong. */
function timeAxis({ samples, faults }: ScalerTimeline, columns: number, gutter: number, style: TerminalStyle): readonly string[] {
  const { corner, floor, floorTick, fault } = glyphsOf(style);
  const paint = style.paint ?? ((text: string): string => text);
  const end = samples.at(-1)?.second ?? 1;
  const ticks = timeTicks(end, Math.max(1, Math.floor(columns / TICK_ROOM)));
  const columnOf = (second: number): number => Math.min(columns - 1, Math.floor(second / end * columns));
  const line = Array.from({ length: columns }, () => floor);
  const below = new Canvas(gutter + AXIS + columns, 1);
  for (const tick of ticks) {
    const [column, text] = [columnOf(tick), timeText(tick)];
    line[column] = floorTick;
    const start = Math.min(gutter + AXIS + column, gutter + AXIS + columns - text.length);
    [...text].forEach((character, index) => below.put(0, start + index, character, 'axis'));
  }
  const margin = ' '.repeat(gutter + AXIS);
  const marks = new Canvas(columns, 1);
  for (const one of faults) {
    const until = 'forSeconds' in one ? one.atSecond + one.forSeconds : one.atSecond;
    for (let column = columnOf(one.atSecond); column <= columnOf(Math.min(end, until)) && one.atSecond <= end; column += 1) marks.put(0, column, fault, 'fault');
  }
  return [
    paint(`${'0'.padStart(gutter)} ${corner}${line.join('')}`, 'axis'),
    below.line(0, paint),
    ...(faults.length === 0 ? [] : [`${margin}${marks.line(0, paint)}`]),
    ...faults.flatMap((one) => folded(`${timeText(one.atSecond)}: ${describeFault(one)}`, columns - 2).map((text, index) => (
      `${margin}${paint(`${index === 0 ? fault : ' '} ${text}`, 'fault')}`))),
  ];
}

function meaningLines(timeline: ScalerTimeline, width: number, paint: (text: string, role: ChartRole) => string): readonly string[] {
  const meanings = meaningOf(timeline);
  const gap = Math.max(...meanings.map(({ label }) => label.length)) + 2;
  return meanings.flatMap(({ label, text }) => folded(printable(text), width - gap).map((line, index) => (
    `${paint((index === 0 ? label : '').padEnd(gap), 'label')}${line}`)));
}

/** A text in lines of at most `width` characters, broken between words. */
export function folded(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  const words = text.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [word]);
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** A text that is cut where it is too long. */
function fitted(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 3)}...`;
}
