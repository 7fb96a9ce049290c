import { reportCss } from './report-css';
import { reportData } from './report-data';
import { REPORT_SCRIPT } from './report-script';
import type { ScalerTimeline, Timeline } from '../../timeline';
import { timeText } from '../axis';
import { meaningOf } from '../meaning';
import { element, escaped } from '../svg/markup';
import { scalerSvg } from '../svg/scaler-svg';

const WIDTHS = { wide: 960, narrow: 440 } as const;
/** Nothing may be loaded from anywhere: what is shown comes from manifests of anyone. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A timeline as one HTML document that needs nothing from anywhere else: charts with values on hover, zoom, light and dark. */
export function drawHtml({ scalers, durationSeconds }: Timeline, title = 'Simulation of autoscaling'): string {
  const shown = scalers.filter(({ samples }) => samples.length > 0);
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${reportCss()}</style>`,
    '</head>',
    '<body>',
    header(title, durationSeconds),
    ...shown.map(section),
    `<script>${REPORT_SCRIPT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const BUTTONS: readonly (readonly [act: string, text: string, title: string])[] = [
  ['in', '+', 'Zoom in'], ['out', '−', 'Zoom out'], ['back', '←', 'Earlier'], ['on', '→', 'Later'], ['all', 'All', 'Show all of it'],
];

function header(title: string, durationSeconds: number): string {
  const buttons = BUTTONS.map(([act, text, help]) => element('button', { 'type': 'button', 'data-act': act, 'title': help, 'aria-label': help }, text));
  const theme = element('button', { 'type': 'button', 'data-theme-switch': '', 'title': 'Light or dark' }, 'Theme');
  return `<header><div><h1>${escaped(title)}</h1><p>${escaped(timeText(durationSeconds))} simulated. Drag to zoom, double-click to see all of it again.</p></div>`
    + `<div class="tools">${buttons.join('')}${theme}</div></header>`;
}

function section(timeline: ScalerTimeline, index: number): string {
  const { scaler } = timeline;
  const meaning = meaningOf(timeline).map(({ label, text }) => `<dt>${escaped(label)}</dt><dd>${escaped(text)}</dd>`);
  const charts = (Object.keys(WIDTHS) as (keyof typeof WIDTHS)[]).map((name) => chart(timeline, name, `${name}${index}-`));
  return [
    '<section>',
    `<h2>${escaped(`${scaler.kind} ${scaler.namespace}/${scaler.name}`)}</h2>`,
    `<dl>${meaning.join('')}</dl>`,
    `<figure>${charts.join('')}<div class="tip" hidden></div></figure>`,
    `<script type="application/json">${reportData(timeline)}</script>`,
    details('Changes', ['at', 'from', 'to', 'why'], timeline.changes.map(({ second, from, to, reason }) => [timeText(second), String(from), String(to), reason])),
    details('What bound the replicas', ['from', 'to', 'by', 'why'], timeline.bindings.map(({ fromSecond, toSecond, kind, text }) => [timeText(fromSecond), timeText(toSecond), kind, text])),
    details('Events', ['at', 'type', 'reason', 'message'], timeline.events.map(({ second, type, reason, message }) => [timeText(second), type, reason, message])),
    '</section>',
  ].join('\n');
}

function chart(timeline: ScalerTimeline, name: keyof typeof WIDTHS, prefix: string): string {
  const width = WIDTHS[name];
  const { markup, height, left, right, top, bottom } = scalerSvg(timeline, { width, prefix });
  return element('svg', {
    'class': name,
    'viewBox': `0 0 ${width} ${height}`,
    'role': 'img',
    'aria-label': `Replicas, signals and load of ${timeline.scaler.name} over time`,
    'tabindex': 0,
    'data-left': left,
    'data-right': right,
    'data-top': top,
    'data-bottom': bottom,
  }, markup);
}

function details(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const cells = (tag: string, texts: readonly string[]): string => `<tr>${texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('')}</tr>`;
  return `<details><summary>${escaped(title)} (${rows.length})</summary><div class="scroll"><table><thead>${cells('th', head)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table></div></details>`;
}
