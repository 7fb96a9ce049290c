import type { LineRole } from '../panels';

/** What a part of a chart stands for, which decides its colour. */
export type ChartRole = LineRole | 'title' | 'axis' | 'bound' | 'fault' | 'label';

/** How a chart looks in a terminal. */
export interface TerminalStyle {
  /** Columns that it may take, from 40. */
  readonly width: number;
  /** `unicode` draws with blocks and braille, `ascii` with what every terminal has. */
  readonly characters: 'unicode' | 'ascii';
  /** Gives a part its colour. @default - none */
  readonly paint?: (text: string, role: ChartRole) => string;
}

/** The characters that charts are made of. */
export interface Glyphs {
  /** Fills of a cell, from the lowest to all of it. */
  readonly fills: readonly string[];
  /** Pods that are wanted and not ready. */
  readonly pending: string;
  readonly bound: string;
  readonly axis: string;
  readonly tick: string;
  readonly corner: string;
  readonly floor: string;
  readonly floorTick: string;
  readonly fault: string;
  readonly arrow: string;
}

const UNICODE: Glyphs = {
  fills: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  pending: '░',
  bound: '╌',
  axis: '│',
  tick: '┤',
  corner: '└',
  floor: '─',
  floorTick: '┴',
  fault: '▲',
  arrow: '→',
};

const ASCII: Glyphs = { fills: ['#'], pending: '.', bound: '-', axis: '|', tick: '+', corner: '+', floor: '-', floorTick: '+', fault: '^', arrow: '->' };

/** The characters of a style. */
export function glyphsOf({ characters }: TerminalStyle): Glyphs {
  return characters === 'ascii' ? ASCII : UNICODE;
}
