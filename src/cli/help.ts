import { COMMON_OPTIONS } from './arguments';
import type { Command, Option } from './command';

const INDENT = 2;
const GAP = 2;

/** The help of a command. */
export function commandHelp({ name, usage, summary, options, examples = [], notes }: Command): string {
  const parts = [
    `${summary}\n\nusage: scalewright ${name} ${usage}`,
    ...(examples.length === 0 ? [] : [`examples:\n${table(examples.map(({ line, does }) => ({ term: line, lines: [does] })))}`]),
    `options:\n${table([...options, ...COMMON_OPTIONS].map(row))}`,
    ...(notes === '' ? [] : [notes]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function row({ name, value, help }: Option): Row {
  return { term: `--${name}${value === undefined ? '' : ` ${value}`}`, lines: help };
}

/** A line of a table: a term, and what is said about it. */
export interface Row {
  readonly term: string;
  readonly lines: readonly string[];
}

/** Terms on the left, what is said about them on the right. */
export function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ term }) => term.length));
  const behind = ' '.repeat(INDENT + width + GAP);
  return rows.map(({ term, lines }) => `${' '.repeat(INDENT)}${term.padEnd(width + GAP)}${lines.join(`\n${behind}`)}`).join('\n');
}
