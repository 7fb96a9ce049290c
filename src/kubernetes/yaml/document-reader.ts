import { construct, type Constructed } from './construct';
import { parse } from './parse';
import type { Json } from '../json';

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
  /** What it says, as JSON; without escapes, which a name could seem to be part of. */
  readonly json: string;
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
    if (alike !== undefined) return { value: JSON.parse(alike.json.replaceAll(alike.name, name)) as Json, irregularities: [] };
    const constructed = construct(parse(text, start, end));
    const json = JSON.stringify(constructed.value);
    if (constructed.irregularities.length === 0 && !json.includes('\\')) this.known.set(form, { name, json });
    return constructed;
  }
}

/** Whether a document starts with a line of its own, not behind its marker. */
function startsLine(text: string, start: number): boolean {
  return start === 0 || text[start] === '\n';
}
