import { construct, setField, type Constructed, type Fields } from './construct';
import { parse } from './parse';
import type { Json, JsonObject } from '../json';

/**
 * A name within a document that can be no part of a number, of another word or of a mark of YAML, whatever stands beside it: two letters or more
 * before a `-`.
 */
const NAME = /^ *name: ([a-z]{2}[a-z0-9]*(?:-[a-z0-9]+)+)$/m;
/** Where other characters count beside a name: escapes, tags, anchors and aliases. */
const TELLING = /[\\!&*]/;
/** Stands for the name; YAML does not allow it in a text. */
const OPEN = '\u0000';

/** A document that was read, with the name that it has where others have theirs. */
interface Known {
  readonly name: string;
  readonly value: Json;
}

/**
 * Reads documents. One that differs from a document before in nothing but a name of the same length says the same with that name in its
 * place, and is not parsed again: large files hold many documents of few forms.
 */
export class DocumentReader {
  private readonly known = new Map<string, Known>();

  /** Reads the document between two places of a text without forbidden characters. Throws a `YamlError`. */
  public read(text: string, start: number, end: number): Constructed {
    const document = text.slice(start, end);
    const name = startsLine(text, start) ? NAME.exec(document)?.[1] : undefined;
    if (name === undefined || TELLING.test(document)) return construct(parse(text, start, end));
    const form = document.replaceAll(name, OPEN.repeat(name.length));
    const alike = this.known.get(form);
    if (alike !== undefined) return { value: renamed(alike.value, alike.name, name), irregularities: [] };
    const constructed = construct(parse(text, start, end));
    if (constructed.irregularities.length === 0) this.known.set(form, { name, value: constructed.value });
    return constructed;
  }
}

/** Whether a document starts with a line of its own, not behind its marker. */
function startsLine(text: string, start: number): boolean {
  return start === 0 || text[start] === '\n';
}

/** The value with another name; what does not have the name is shared. */
function renamed(value: Json, from: string, to: string): Json {
  if (typeof value === 'string') return renamedText(value, from, to);
  if (Array.isArray(value)) return renamedList(value as readonly Json[], from, to);
  return typeof value === 'object' && value !== null ? renamedFields(value as JsonObject, from, to) : value;
}

function renamedText(text: string, from: string, to: string): string {
  return text.includes(from) ? text.replaceAll(from, to) : text;
}

function renamedList(list: readonly Json[], from: string, to: string): readonly Json[] {
  const items = list.map((item) => renamed(item, from, to));
  return items.some((item, index) => item !== list[index]) ? items : list;
}

function renamedFields(object: JsonObject, from: string, to: string): JsonObject {
  const fields: Fields = {};
  let changed = false;
  for (const [key, field = null] of Object.entries(object)) {
    const [name, value] = [renamedText(key, from, to), renamed(field, from, to)];
    setField(fields, name, value);
    changed ||= name !== key || value !== field;
  }
  return changed ? fields : object;
}
