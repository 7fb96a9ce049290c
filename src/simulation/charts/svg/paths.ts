import { shortNumber } from './markup';
import type { ChartLine } from '../panels';

/** Where values stand in a picture. */
export interface Scales {
  readonly x: (second: number) => number;
  readonly y: (value: number) => number;
}

/** The path of a line over samples that end at `seconds`; a value holds over the stretch before its second. */
export function linePath({ values, shape }: ChartLine, seconds: readonly number[], { x, y }: Scales): string {
  if (shape === 'area') return areaPath(values, seconds, { x, y });
  let path = '';
  let drawn: number | undefined;
  values.forEach((value, index) => {
    const end = x(seconds[index] ?? 0);
    const start = x(index === 0 ? 0 : seconds[index - 1] ?? 0);
    if (value === null) {
      drawn = undefined;
      return;
    }
    const height = y(value);
    if (shape === 'line') path += `${drawn === undefined ? 'M' : 'L'}${point(drawn === undefined ? start : end, height)}${drawn === undefined ? `L${point(end, height)}` : ''}`;
    else if (drawn === undefined) path += `M${point(start, height)}H${shortNumber(end)}`;
    else path += `${height === drawn ? '' : `V${shortNumber(height)}`}H${shortNumber(end)}`;
    drawn = height;
  });
  return shortened(path);
}

/** Steps that are filled down to 0. */
function areaPath(values: ChartLine['values'], seconds: readonly number[], { x, y }: Scales): string {
  const floor = shortNumber(y(0));
  let path = `M${point(x(0), y(0))}`;
  values.forEach((value, index) => {
    path += `V${shortNumber(y(value ?? 0))}H${shortNumber(x(seconds[index] ?? 0))}`;
  });
  return shortened(`${path}V${floor}Z`);
}

function point(x: number, y: number): string {
  return `${shortNumber(x)},${shortNumber(y)}`;
}

/** Without steps to where the line is already: runs of equal values are one stroke. */
function shortened(path: string): string {
  let before = '';
  let text = path;
  while (before !== text) {
    before = text;
    text = text.replace(/H[-\d.]+(H[-\d.]+)/g, '$1').replace(/(V[-\d.]+)(H[-\d.]+)\1(?=H)/g, '$1$2');
  }
  return text;
}
