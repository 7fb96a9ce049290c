import { element, escaped } from './markup';
import { chartCss, variables } from './palette';
import { scalerSvg } from './scaler-svg';
import type { ScalerTimeline } from '../../timeline';
import { meaningOf } from '../meaning';

const WIDTH = 860;
const LEAST_WIDTH = 320;

/** How a picture is drawn. */
export interface SvgOptions {
  /** In pixels, from 320. @default 860 */
  readonly width?: number;
}

/** The charts of scalers as one SVG document, for light and dark backgrounds. It needs nothing from anywhere else. */
export function drawSvg(scalers: readonly ScalerTimeline[], { width = WIDTH }: SvgOptions = {}): string {
  if (!(width >= LEAST_WIDTH)) throw new RangeError(`'width' must be a number from ${LEAST_WIDTH}, got ${width}`);
  let height = 0;
  const drawn = scalers.filter(({ samples }) => samples.length > 0).map((timeline, index) => {
    const { markup, height: own } = scalerSvg(timeline, { width, prefix: `c${index}-`, title: titleOf(timeline) });
    const placed = element('g', { transform: `translate(0 ${height})` }, markup);
    height += own;
    return placed;
  });
  const style = `<style>svg{${variables('light')}}@media (prefers-color-scheme:dark){svg{${variables('dark')}}}${chartCss()}</style>`;
  const meaning = scalers.map((timeline) => [`${timeline.scaler.kind} ${timeline.scaler.name}`, ...meaningOf(timeline).map(({ label, text }) => `${label}: ${text}`)].join('\n'));
  const about = element('title', {}, escaped('Simulation of autoscaling')) + element('desc', {}, escaped(meaning.join('\n\n').replaceAll('\n', '; ')));
  const surface = element('rect', { class: 'surface', width: '100%', height: '100%' });
  return `${element('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' }, `${about}${style}${surface}${drawn.join('\n')}`)}\n`;
}

function titleOf({ scaler, target }: ScalerTimeline): string {
  const aim = target.kind === scaler.kind && target.name === scaler.name ? '' : ` → ${target.kind} ${target.name}`;
  return `${scaler.kind} ${scaler.namespace}/${scaler.name}${aim}`;
}
