import type { Canvas } from './canvas';
import type { ChartRole, Glyphs } from './style';

type Values = readonly (number | null)[];

/** Fills columns from the bottom up to their values; the cell at the top is filled in part where the characters allow it. */
export function drawArea(canvas: Canvas, values: Values, top: number, glyphs: Glyphs, role: ChartRole): void {
  const parts = glyphs.fills.length;
  values.forEach((value, column) => {
    const filled = Math.round((value ?? 0) / top * canvas.height * parts);
    // What is there at all is seen.
    const shown = filled === 0 && (value ?? 0) > 0 ? 1 : filled;
    for (let row = 0; row * parts < shown; row += 1) {
      const part = Math.min(parts, shown - row * parts);
      canvas.put(canvas.height - 1 - row, column, glyphs.fills[part - 1] ?? '', role);
    }
  });
}

/** Marks the cells between what is there (`low`) and what is wanted (`high`). */
export function drawPending(canvas: Canvas, low: Values, high: Values, top: number, glyphs: Glyphs): void {
  high.forEach((value, column) => {
    const until = Math.round((value ?? 0) / top * canvas.height);
    for (let row = Math.floor((low[column] ?? 0) / top * canvas.height); row < until; row += 1) {
      if (canvas.isFree(canvas.height - 1 - row, column)) canvas.put(canvas.height - 1 - row, column, glyphs.pending, 'wanted');
    }
  });
}

/** Draws a value that holds all the time into the cells that are free. */
export function drawBound(canvas: Canvas, value: number, top: number, glyphs: Glyphs): void {
  const row = canvas.height - Math.max(1, Math.round(value / top * canvas.height));
  for (let column = 0; column < canvas.width; column += 1) {
    if (canvas.isFree(row, column)) canvas.put(row, column, glyphs.bound, 'bound');
  }
}

const DOTS = { across: 2, down: 4 } as const;
const BRAILLE = 0x2800;
/** The bit of each dot of a braille character, by column and row from the top. */
const BITS = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]] as const;

/** Draws a line of dots, two across and four down in a cell. `values` are two for each column. */
export function drawBraille(canvas: Canvas, values: Values, top: number, role: ChartRole): void {
  const dots = new Map<number, Set<number>>();
  const rows = canvas.height * DOTS.down;
  dotsOf(values, top, rows, (x, y) => {
    const cell = Math.floor(y / DOTS.down) * canvas.width + Math.floor(x / DOTS.across);
    dots.set(cell, (dots.get(cell) ?? new Set()).add(BITS[x % DOTS.across]?.[y % DOTS.down] ?? 0));
  });
  for (const [cell, bits] of dots) {
    const character = [...bits].reduce((sum, bit) => sum + bit, BRAILLE);
    canvas.put(Math.floor(cell / canvas.width), cell % canvas.width, String.fromCodePoint(character), role);
  }
}

/** Draws a line of one character for each cell. */
export function drawPlain(canvas: Canvas, values: Values, top: number, character: string, role: ChartRole): void {
  dotsOf(values, top, canvas.height, (x, y) => canvas.put(y, x, character, role));
}

/** The dots of a line: one for each value, and those in between where it jumps. */
function dotsOf(values: Values, top: number, rows: number, dot: (x: number, y: number) => void): void {
  let before: number | undefined;
  values.forEach((value, x) => {
    if (value === null) {
      before = undefined;
      return;
    }
    const y = rows - 1 - Math.min(rows - 1, Math.max(0, Math.round(value / top * (rows - 1))));
    dot(x, y);
    if (before !== undefined) for (let between = Math.min(before, y) + 1; between < Math.max(before, y); between += 1) dot(x, between);
    before = y;
  });
}
