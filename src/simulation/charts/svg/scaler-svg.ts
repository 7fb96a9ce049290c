import { bindingStrip } from './binding-strip';
import { element, escaped, label, shortNumber } from './markup';
import { panelSvg, type Frame } from './panel-svg';
import { describeFault } from '../../loop/faults';
import type { ScalerTimeline } from '../../timeline';
import { timeText, timeTicks } from '../axis';
import { panelsOf } from '../panels';

const MARGIN = { left: 52, right: 14, top: 30 } as const;
/** The height of what stands above the first chart. */
const HEAD = 20;
const AXIS_HEIGHT = 22;
const FAULT_LINE = 16;
const TICK_ROOM = 80;
const CHARACTER = 8.6;

/** How a scaler is drawn. */
export interface ScalerSvgOptions {
  readonly width: number;
  /** What ids in the document begin with, to be unique in it. */
  readonly prefix: string;
  /** What stands above the charts. @default - nothing */
  readonly title?: string;
}

/** The picture of one scaler, and its height. */
export interface ScalerSvg {
  readonly markup: string;
  readonly height: number;
  /** From where to where the axis of time goes. */
  readonly left: number;
  readonly right: number;
  /** From where to where the charts go. */
  readonly top: number;
  readonly bottom: number;
}

/** Draws the charts of a scaler below each other, over one axis of time. */
export function scalerSvg(timeline: ScalerTimeline, { width, prefix, title }: ScalerSvgOptions): ScalerSvg {
  const { samples, faults } = timeline;
  const [left, right] = [MARGIN.left, width - MARGIN.right];
  const durationSeconds = samples.at(-1)?.second ?? 1;
  const frame: Frame = { left, right, durationSeconds, seconds: samples.map(({ second }) => second), clip: (index) => `${prefix}${index}` };
  const head = title === undefined ? '' : label(fitted(title, right - left), left, 18, { class: 'title' });
  const begin = title === undefined ? 0 : MARGIN.top;
  const parts: string[] = [];
  let y = begin;
  const panels = panelsOf(timeline);
  panels.forEach((panel, index) => {
    const drawn = panelSvg(panel, index, y, frame);
    parts.push(drawn.markup);
    y += drawn.height;
    if (index > 0) return;
    const strip = bindingStrip(timeline, panels.length, y, frame);
    parts.push(strip.markup);
    y += strip.height;
  });
  const bottom = y - 14;
  const marks = faultMarks(timeline, frame, begin + HEAD, bottom);
  parts.push(timeAxis(frame, bottom));
  y = bottom + AXIS_HEIGHT + 6;
  for (const fault of faults) {
    parts.push(label(fitted(`${timeText(fault.atSecond)}: ${describeFault(fault)}`, width - left), left, y + 8, { class: 'faulttext small' }));
    y += FAULT_LINE;
  }
  return { markup: [head, marks, ...parts].join('\n'), height: y + 6, left, right, top: begin + HEAD, bottom };
}

function timeAxis({ left, right, durationSeconds }: Frame, y: number): string {
  const marks = timeTicks(durationSeconds, Math.max(1, Math.floor((right - left) / TICK_ROOM))).map((tick) => {
    const x = shortNumber(left + tick / durationSeconds * (right - left));
    const anchor = tick === 0 ? 'start' : x > right - 12 ? 'end' : 'middle';
    return element('line', { x1: x, x2: x, y1: y, y2: y + 5, class: 'frame' }) + label(timeText(tick), x, y + 18, { 'text-anchor': anchor, 'class': 'muted small' });
  });
  return element('g', { class: 'ticks' }, marks.join(''));
}

/** What goes wrong, as bands and lines behind the charts. */
function faultMarks({ faults }: ScalerTimeline, { left, right, durationSeconds, clip }: Frame, top: number, bottom: number): string {
  if (faults.length === 0) return '';
  const x = (second: number): number => shortNumber(left + Math.min(second, durationSeconds) / durationSeconds * (right - left));
  const marks = faults.filter(({ atSecond }) => atSecond <= durationSeconds).map((fault) => {
    const title = element('title', {}, escaped(describeFault(fault)));
    return 'forSeconds' in fault
      ? element('rect', { x: x(fault.atSecond), width: shortNumber(x(fault.atSecond + fault.forSeconds) - x(fault.atSecond)), y: top, height: bottom - top, class: 'fault' }, title)
      : element('line', { x1: x(fault.atSecond), x2: x(fault.atSecond), y1: top, y2: bottom, class: 'faultline' }, title);
  });
  const id = clip(-1);
  const area = element('clipPath', { id }, element('rect', { x: left, y: top, width: right - left, height: bottom - top }));
  return element('g', { 'clip-path': `url(#${id})` }, element('g', { class: 'zoom' }, marks.join(''))) + area;
}

function fitted(text: string, width: number): string {
  const most = Math.max(10, Math.floor(width / CHARACTER));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
