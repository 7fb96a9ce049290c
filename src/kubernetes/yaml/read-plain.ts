import { COLON, HASH, TAB, isBlank, isBreak, isFlowIndicator, isSpacing } from './characters';
import type { Cursor } from './cursor';
import { folded } from './folding';
import { YamlError } from './yaml-error';

/** Within brackets, where commas end a plain scalar and indentation does not matter, or outside. */
export type Context = 'block' | 'flow';

/** A plain scalar that was read. */
export interface PlainScalar {
  readonly text: string;
  /** Where its last character ends; the cursor is behind the spacing that follows. */
  readonly end: number;
  /** Whether that spacing has led to another line. */
  readonly onNewLine: boolean;
}

/** Reads a plain scalar; it goes on over lines that are indented by `indent` or more. */
export function readPlain(cursor: Cursor, indent: number, context: Context): PlainScalar {
  let text = '';
  let lineStart = cursor.position;
  let end = cursor.position;
  let breaks = 0;
  while (cursor.peek() !== HASH) {
    const word = cursor.position;
    skipWord(cursor, context);
    if (cursor.position > word) {
      if (breaks > 0) {
        text += cursor.text.slice(lineStart, end) + folded(breaks);
        lineStart = word;
        breaks = 0;
      }
      end = cursor.position;
    }
    if (!isBlank(cursor.peek()) && !isBreak(cursor.peek())) break;
    breaks = skipSpacing(cursor, indent);
    if (breaks > 0 && context === 'block' && cursor.column < indent) break;
  }
  return { text: text + cursor.text.slice(lineStart, end), end, onNewLine: breaks > 0 };
}

/** Moves to the next blank, line break, or character that ends a plain scalar. */
function skipWord(cursor: Cursor, context: Context): void {
  const { text, end } = cursor;
  let position = cursor.position;
  for (; position < end; position += 1) {
    const code = text.charCodeAt(position);
    if (isSpacing(code)) break;
    if (code === COLON && (position + 1 >= end || isSpacing(text.charCodeAt(position + 1)))) break;
    if (context === 'flow' && isFlowIndicator(code)) break;
  }
  cursor.position = position;
}

/** Moves over blanks and line breaks, and counts the breaks. A tab must not stand where a line is indented. */
function skipSpacing(cursor: Cursor, indent: number): number {
  let breaks = 0;
  for (;;) {
    const code = cursor.peek();
    if (isBreak(code)) {
      cursor.skipBreak();
      breaks += 1;
    } else if (isBlank(code)) {
      if (code === TAB && breaks > 0 && cursor.column < indent) throw new YamlError('a tab indents the line; only spaces may', cursor.position);
      cursor.position += 1;
    } else {
      return breaks;
    }
  }
}
