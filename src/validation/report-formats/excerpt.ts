import { columnsOf, printable } from '../../kubernetes/printable';
import type { Region } from '../check/placed-finding';

/** What is shown at most of a line before a finding, and at least of any line. */
const CONTEXT = 40;
const ELLIPSIS = '…';

/** The line of a finding and marks under the part that is meant. */
export interface Excerpt {
  readonly number: string;
  readonly line: string;
  /** Spaces up to the part that is meant. */
  readonly indent: string;
  readonly marks: string;
}

/** Cuts the part of a line out that is worth showing in a width. */
export function excerpt({ line, column, endColumn, text }: Region, width: number): Excerpt {
  const number = String(line);
  const room = Math.max(width - number.length - '   | '.length, CONTEXT);
  const shown = printable(text.replaceAll('\t', ' '));
  const lead = Math.min(CONTEXT, Math.floor(room / 2));
  const from = Math.max(Math.min(column - 1 - lead, shown.length - room), 0);
  const to = Math.min(from + room, shown.length);
  const before = from > 0 ? ELLIPSIS + shown.slice(from + 1, column - 1) : shown.slice(0, column - 1);
  const meant = shown.slice(column - 1, Math.min(endColumn - 1, to));
  const behind = shown.slice(Math.min(endColumn - 1, to), to);
  return {
    number,
    line: `${before}${meant}${behind}${to < shown.length ? ELLIPSIS : ''}`,
    indent: ' '.repeat(columnsOf(before)),
    marks: `^${'~'.repeat(Math.max(columnsOf(meant) - 1, 0))}`,
  };
}
