import { BACKSLASH, DOUBLE_QUOTE, END, SINGLE_QUOTE, isBlank, isBreak, isSpacing } from './characters';
import type { Cursor } from './cursor';
import { folded } from './folding';
import { readEscape } from './read-escape';
import { YamlError } from './yaml-error';

/** Reads a scalar in single or double quotes, whichever stand at the cursor, and moves behind it. */
export function readQuoted(cursor: Cursor): string {
  const start = cursor.position;
  const quote = cursor.peek();
  cursor.position += 1;
  let text = '';
  for (;;) {
    const line = quote === SINGLE_QUOTE ? singleQuotedWord(cursor) : doubleQuotedWord(cursor);
    text += line.text;
    if (cursor.peek() === quote) break;
    if (cursor.peek() === END) throw new YamlError('the quoted text that begins here has no end', start);
    text += readSpacing(cursor, line.joined);
  }
  cursor.position += 1;
  return text;
}

interface Word {
  readonly text: string;
  /** Whether it ends with a backslash that joins it with the next line. */
  readonly joined: boolean;
}

/** Reads up to a blank, a line break or the closing quote. */
function singleQuotedWord(cursor: Cursor): Word {
  let text = '';
  let kept = cursor.position;
  for (; !isSpacing(cursor.peek()); cursor.position += 1) {
    if (cursor.peek() !== SINGLE_QUOTE) continue;
    if (cursor.peek(1) !== SINGLE_QUOTE) break;
    cursor.position += 1;
    text += cursor.since(kept);
    kept = cursor.position + 1;
  }
  return { text: text + cursor.since(kept), joined: false };
}

function doubleQuotedWord(cursor: Cursor): Word {
  let text = '';
  let kept = cursor.position;
  while (!isSpacing(cursor.peek()) && cursor.peek() !== DOUBLE_QUOTE) {
    if (cursor.peek() !== BACKSLASH) {
      cursor.position += 1;
      continue;
    }
    text += cursor.since(kept);
    if (isBreak(cursor.peek(1))) {
      cursor.position += 1;
      cursor.skipBreak();
      return { text, joined: true };
    }
    text += readEscape(cursor);
    kept = cursor.position;
  }
  return { text: text + cursor.since(kept), joined: false };
}

/** Reads the spacing between words: as it is within a line, folded over lines. */
function readSpacing(cursor: Cursor, joined: boolean): string {
  const start = cursor.position;
  let breaks = 0;
  while (isBlank(cursor.peek()) || isBreak(cursor.peek())) {
    if (isBreak(cursor.peek())) {
      cursor.skipBreak();
      breaks += 1;
    } else {
      cursor.position += 1;
    }
  }
  if (joined) return '\n'.repeat(breaks);
  return breaks === 0 ? cursor.since(start) : folded(breaks);
}
