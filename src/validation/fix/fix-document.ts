import { editedValue } from './edited-value';
import { textChange, type TextChange } from './text-change';
import type { Json } from '../../kubernetes/json';
import { sortKeys } from '../../kubernetes/json';
import { joinPath } from '../../kubernetes/problem';
import { construct } from '../../kubernetes/yaml/construct';
import { parse } from '../../kubernetes/yaml/parse';
import { YamlError } from '../../kubernetes/yaml/yaml-error';
import type { Edit, ExactEdit } from '../edit';
import { locate, type Located } from '../source/locate';

/** The edits of one finding, of an object of a document. They are made together or not at all. */
export interface PlacedEdits {
  /** Path of the object in the document. */
  readonly objectPath: string;
  readonly edits: readonly Edit[];
}

/** A document after some edits. */
export interface FixedDocument {
  readonly text: string;
  /** Those whose edits were made. */
  readonly made: readonly PlacedEdits[];
}

/**
 * Makes the edits of a document by changing nothing else in its text: all at once, or else those of each finding by themselves as far as it can
 * be done. A change is kept only if reading the new text gives just the value that the edits are to give.
 */
export function fixDocument(text: string, edits: readonly PlacedEdits[]): FixedDocument {
  const ordered = [...edits].sort((a, b) => compareItems(removedItem(a), removedItem(b)));
  const all = made(text, ordered);
  if (all !== undefined) return { text: all, made: edits };
  if (edits.length === 1) return { text, made: [] };
  let fixed: FixedDocument = { text, made: [] };
  for (const edit of ordered) {
    const next = made(fixed.text, [edit]);
    if (next !== undefined) fixed = { text: next, made: [...fixed.made, edit] };
  }
  return fixed;
}

const ITEM = /\[\d+\]$/;

/** The item of a list that goes, with its positions in a width that lets them be compared as texts. */
function removedItem({ objectPath, edits }: PlacedEdits): string {
  const item = edits.find(({ op, path }) => op === 'remove' && ITEM.test(path));
  return item === undefined ? '' : joinPath(objectPath, item.path).replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}

/** Items go last and from the end, so that the positions of the others stay what they are. */
function compareItems(a: string, b: string): number {
  if (a === b) return 0;
  return a === '' || (b !== '' && a > b) ? -1 : 1;
}

/** The text with all edits made; undefined if that cannot be done. */
function made(text: string, all: readonly PlacedEdits[]): string | undefined {
  const root = parse(text);
  let expected: Json | undefined = construct(root).value;
  const changes: TextChange[] = [];
  for (const { objectPath, wanted } of all.flatMap(({ objectPath: path, edits }) => edits.map((edit) => ({ objectPath: path, wanted: edit })))) {
    const located = locate(root, { path: objectPath }, wanted.path);
    const edit = withText(wanted, located);
    const change = textChange(text, located, edit);
    expected = editedValue(expected, joinPath(objectPath, edit.path), edit);
    if (change === undefined || expected === undefined) return undefined;
    changes.push(change);
  }
  const changed = withChanges(text, changes);
  return changed !== undefined && says(changed, expected) ? changed : undefined;
}

/** What is to be put in quotes is replaced by its own text. */
function withText(edit: Edit, { value }: Located): ExactEdit {
  return edit.op === 'quote' ? { op: 'replace', path: edit.path, value: value.text } : edit;
}

/** The text with the changes made; undefined if two of them overlap. */
function withChanges(text: string, changes: readonly TextChange[]): string | undefined {
  let changed = '';
  let position = 0;
  for (const { start, end, text: replacement } of [...changes].sort((a, b) => a.start - b.start)) {
    if (start < position) return undefined;
    changed += text.slice(position, start) + replacement;
    position = end;
  }
  return changed + text.slice(position);
}

/** Whether a text reads as a value. */
function says(text: string, value: Json): boolean {
  try {
    return JSON.stringify(sortKeys(construct(parse(text)).value)) === JSON.stringify(sortKeys(value));
  } catch (error) {
    if (error instanceof YamlError) return false;
    throw error;
  }
}
