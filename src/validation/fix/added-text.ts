import { scalarText } from './scalar-text';
import { isFlow, type YamlNode } from '../../kubernetes/yaml/node';
import { TOKEN, type TokenKind } from '../../kubernetes/yaml/tokens';
import type { AddedValue, AddField } from '../edit';
import type { TextChange } from './text-change';

const STEP = '  ';

/** A field behind the others of a mapping, written as the one before it. Undefined where the mapping has no place for it. */
export function addedField(text: string, mapping: YamlNode, edit: AddField): TextChange | undefined {
  if (mapping.kind !== 'mapping') return undefined;
  const [key, value] = [mapping.items.at(-2), mapping.items.at(-1)];
  if (isFlow(mapping)) return addedInBraces(text, mapping, key, value, edit);
  const first = mapping.items[0];
  if (first === undefined || key === undefined || value === undefined) return undefined;
  const end = endOfEntry(text, key, value);
  const behind = restOfLine(text, end);
  if (behind === undefined) return undefined;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = ' '.repeat(first.start - (text.lastIndexOf('\n', first.start - 1) + 1));
  const lines = fieldLines(edit.name, edit.value, indent).join(newline);
  const at = end + behind.length;
  return { start: at, end: at, text: /[\r\n]$/.test(behind) ? `${lines}${newline}` : `${newline}${lines}` };
}

function addedInBraces(
  text: string, { start }: YamlNode, key: YamlNode | undefined, value: YamlNode | undefined, { name, value: added }: AddField,
): TextChange {
  const style: TokenKind = key?.style === TOKEN.doubleQuoted ? TOKEN.doubleQuoted : TOKEN.plain;
  const field = `${scalarText(name, style)}: ${typeof added === 'object' && added !== null ? JSON.stringify(added) : scalarText(added, style)}`;
  if (key === undefined || value === undefined) return { start: start + 1, end: start + 1, text: field };
  const end = endOfEntry(text, key, value);
  const lineStart = text.lastIndexOf('\n', key.start - 1) + 1;
  const before = text.slice(lineStart, key.start);
  const separator = lineStart > 0 && before.trim() === '' ? `,\n${before}` : ', ';
  return { start: end, end, text: `${separator}${field}` };
}

function fieldLines(name: string, value: AddedValue, indent: string): readonly string[] {
  const key = `${indent}${scalarText(name, TOKEN.plain)}:`;
  if (typeof value !== 'object' || value === null) return [`${key} ${scalarText(value, TOKEN.plain)}`];
  return [key, ...Object.entries(value).flatMap(([inner, one]) => fieldLines(inner, one, `${indent}${STEP}`))];
}

/** Blanks and a comment up to the next line. */
const REST_OF_LINE = /[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|$)/y;

/** What follows on a line up to the next, if nothing but blanks and a comment does. */
export function restOfLine(text: string, from: number): string | undefined {
  REST_OF_LINE.lastIndex = from;
  return REST_OF_LINE.exec(text)?.[0];
}

/** Where an entry ends: behind its value, or behind the colon if it has none. */
export function endOfEntry(text: string, key: YamlNode, value: YamlNode): number {
  return value.end > value.start ? value.end : text.indexOf(':', key.end) + 1;
}
