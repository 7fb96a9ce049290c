import { DASH, END, HASH, NINE, PLUS, SPACE, TAB, ZERO, isBlank, isBreak } from './characters';
import type { Cursor } from './cursor';
import { YamlError } from './yaml-error';

/** Keeps line breaks, or folds them. */
export type BlockStyle = 'literal' | 'folded';

/** A block scalar that was read. */
export interface BlockScalar {
  readonly text: string;
  /** Where its last line ends. */
  readonly end: number;
}

interface Header {
  /** What becomes of the line breaks at the end: none is kept, one, or all. */
  readonly chomping: 'strip' | 'clip' | 'keep';
  /** Spaces by which the text is indented beyond its parent; 0 where its first line says it. */
  readonly increment: number;
}

/** Reads a block scalar, from its bar or angle bracket on; `parentIndent` is the column of what it belongs to, -1 for none. */
export function readBlock(cursor: Cursor, parentIndent: number, style: BlockStyle): BlockScalar {
  const { chomping, increment } = readHeader(cursor);
  const given = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
  const first = skipEmptyLines(cursor, given, parentIndent);
  const { indent } = first;
  let text = '';
  let lineBreak = '';
  let emptyLines = first.breaks;
  let afterIndented = false;
  let end = cursor.position;
  while (cursor.column === indent && cursor.peek() !== END) {
    const indented = isBlank(cursor.peek());
    if (style === 'folded' && lineBreak !== '' && !afterIndented && !indented) text += emptyLines === 0 ? ' ' : '';
    else text += lineBreak;
    afterIndented = indented;
    const lineStart = cursor.position;
    skipLine(cursor);
    text += '\n'.repeat(emptyLines) + cursor.since(lineStart);
    end = cursor.position;
    lineBreak = '';
    if (isBreak(cursor.peek())) {
      cursor.skipBreak();
      lineBreak = '\n';
    }
    emptyLines = skipEmptyLines(cursor, indent, parentIndent).breaks;
  }
  if (chomping !== 'strip') text += lineBreak;
  if (chomping === 'keep') text += '\n'.repeat(emptyLines);
  return { text, end };
}

function readHeader(cursor: Cursor): Header {
  const start = cursor.position;
  cursor.position += 1;
  let chomping = readChomping(cursor);
  const increment = readIncrement(cursor);
  if (chomping === undefined) chomping = readChomping(cursor);
  while (isBlank(cursor.peek())) cursor.position += 1;
  if (cursor.peek() === HASH) skipLine(cursor);
  if (cursor.peek() !== END && !isBreak(cursor.peek())) throw new YamlError('the text of a block must begin on the next line', start);
  if (cursor.peek() !== END) cursor.skipBreak();
  return { chomping: chomping ?? 'clip', increment };
}

function readChomping(cursor: Cursor): 'strip' | 'keep' | undefined {
  const code = cursor.peek();
  if (code !== PLUS && code !== DASH) return undefined;
  cursor.position += 1;
  return code === PLUS ? 'keep' : 'strip';
}

function readIncrement(cursor: Cursor): number {
  const code = cursor.peek();
  if (code < ZERO || code > NINE) return 0;
  if (code === ZERO) throw new YamlError('a block cannot be indented by 0', cursor.position);
  cursor.position += 1;
  return code - ZERO;
}

function skipLine(cursor: Cursor): void {
  const { text, end } = cursor;
  let { position } = cursor;
  while (position < end && !isBreak(text.charCodeAt(position))) position += 1;
  cursor.position = position;
}

/** Moves to the next line with a character in it; finds the indentation of the text (0: not known yet) on the way. */
function skipEmptyLines(cursor: Cursor, known: number, parentIndent: number): { readonly indent: number; readonly breaks: number } {
  let breaks = 0;
  let widest = 0;
  for (;;) {
    while ((known === 0 || cursor.column < known) && cursor.peek() === SPACE) cursor.position += 1;
    widest = Math.max(widest, cursor.column);
    if ((known === 0 || cursor.column < known) && cursor.peek() === TAB) throw new YamlError('a tab indents the line; only spaces may', cursor.position);
    if (!isBreak(cursor.peek())) return { indent: known === 0 ? Math.max(widest, parentIndent + 1, 1) : known, breaks };
    cursor.skipBreak();
    breaks += 1;
  }
}
