import { timelineCsv } from './csv';
import type { Timeline } from '../timeline';
import { drawHtml } from './html/html';
import { drawSvg } from './svg/svg';

/** The formats of a timeline besides text. */
export type DrawnFormat = 'svg' | 'html' | 'csv' | 'json';

const FORMATS: Readonly<Record<DrawnFormat, (timeline: Timeline) => string>> = {
  svg: (timeline) => drawSvg(timeline.scalers),
  html: (timeline) => drawHtml(timeline),
  csv: timelineCsv,
  json: (timeline) => `${JSON.stringify(timeline, null, 2)}\n`,
};

/** A timeline in a format. */
export function drawTimeline(timeline: Timeline, format: DrawnFormat): string {
  return FORMATS[format](timeline);
}
