import { addedField, endOfEntry, restOfLine } from './added-text';
import { scalarText } from './scalar-text';
import { isFlow, type YamlNode } from '../../kubernetes/yaml/node';
import type { ExactEdit, ReplaceField } from '../edit';
import type { Located } from '../source/locate';

/** A stretch of a text and what comes in its place. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The change of a text that an edit of a field comes to, leaving everything around it as it is; undefined where that cannot be done
 * without touching something else.
 */
export function textChange(text: string, located: Located, edit: ExactEdit): TextChange | undefined {
  const { key, value, parent, rest, shared } = located;
  if (rest !== '' || shared || parent === undefined) return undefined;
  if (edit.op === 'replace') return replaced(value, edit.value);
  if (edit.op === 'add') return addedField(text, value, edit);
  if (key === undefined) return edit.op === 'remove' && !isFlow(parent) ? removedItem(text, parent, value) : undefined;
  if (edit.op === 'rename') return { start: key.start, end: key.end, text: scalarText(edit.name, key.style) };
  return isFlow(parent) ? removedFromFlow(text, parent, key, value) : removedFromBlock(text, parent, key, value);
}

function replaced({ kind, style, start, end }: YamlNode, value: ReplaceField['value']): TextChange | undefined {
  return kind === 'scalar' && end > start ? { start, end, text: scalarText(value, style) } : undefined;
}

/** An entry in braces, with the comma before or behind it. */
function removedFromFlow(text: string, { items }: YamlNode, key: YamlNode, value: YamlNode): TextChange | undefined {
  const index = items.indexOf(key);
  const next = items[index + 2];
  const previous = items[index - 1];
  const end = endOfEntry(text, key, value);
  if (next !== undefined) return between(text, end, next.start) ? { start: key.start, end: next.start, text: '' } : undefined;
  if (previous === undefined) return { start: key.start, end, text: '' };
  return between(text, previous.end, key.start) ? { start: previous.end, end, text: '' } : undefined;
}

/** Whether nothing but spacing and commas stands between two places. */
function between(text: string, start: number, end: number): boolean {
  return /^[\s,]*$/.test(text.slice(start, end));
}

/** An entry on lines of its own goes with its lines; one that stands behind the dash of a list gives its place to the next. */
function removedFromBlock(text: string, { items }: YamlNode, key: YamlNode, value: YamlNode): TextChange | undefined {
  if (items.length <= 2) return undefined;
  const end = endOfEntry(text, key, value);
  const lineStart = text.lastIndexOf('\n', key.start - 1) + 1;
  if (text.slice(lineStart, key.start).trim() === '') {
    const behind = restOfLine(text, end);
    return behind === undefined ? undefined : { start: lineStart, end: end + behind.length, text: '' };
  }
  const next = items[items.indexOf(key) + 2];
  return next !== undefined && /^\s*$/.test(text.slice(end, next.start)) ? { start: key.start, end: next.start, text: '' } : undefined;
}

/** An item that is not the only one goes with its lines. */
function removedItem(text: string, { items }: YamlNode, item: YamlNode): TextChange | undefined {
  if (items.length <= 1) return undefined;
  const dash = text.lastIndexOf('-', item.start - 1);
  const lineStart = text.lastIndexOf('\n', dash) + 1;
  const behind = restOfLine(text, item.end);
  if (dash < 0 || text.slice(lineStart, dash).trim() !== '' || text.slice(dash + 1, item.start).trim() !== '' || behind === undefined) return undefined;
  return { start: lineStart, end: item.end + behind.length, text: '' };
}
