import { construct, type Constructed } from './construct';
import { parse } from './parse';
import type { Likeness } from '../likeness';
import { namedTemplate, type NamedTemplate } from '../named-template';

/**
 * A name within a document that can be no part of a number, of another word or of a mark of YAML, whatever stands beside it: two letters or more
 * before a `-`.
 */
const NAME = /^ *name: ([a-z]{2}[a-z0-9]*(?:-[a-z0-9]+)+)$/m;
/** Where other characters count beside a name: escapes, tags, anchors and aliases. */
const TELLING = /[\\!&*]/;
/** Stands for the name; YAML does not allow it in a text. */
const OPEN = '\u0000';

/** What documents have in common that differ in nothing but a name of the same length. */
interface Form {
  readonly say: NamedTemplate;
}

/** What a document says, and what it is like. */
export interface ReadDocument extends Constructed {
  /** @default - it is like no other */
  readonly likeness?: Likeness;
}

/**
 * Reads documents. One that differs from a document before in nothing but a name of the same length says the same with that name in its
 * place, and is not parsed again: large files hold many documents of few forms.
 */
export class DocumentReader {
  private readonly forms = new Map<string, Form>();

  /** Reads the document between two places of a text without forbidden characters. Throws a `YamlError`. */
  public read(text: string, start: number, end: number): ReadDocument {
    const document = text.slice(start, end);
    const name = startsLine(text, start) ? NAME.exec(document)?.[1] : undefined;
    if (name === undefined || TELLING.test(document)) return construct(parse(text, start, end));
    const opened = document.replaceAll(name, OPEN.repeat(name.length));
    const known = this.forms.get(opened);
    if (known !== undefined) return { value: known.say(name), irregularities: NONE, likeness: { form: known, name } };
    const constructed = construct(parse(text, start, end));
    const say = constructed.irregularities.length > 0 ? undefined : namedTemplate(constructed.value, name);
    if (say === undefined) return constructed;
    const form: Form = { say };
    this.forms.set(opened, form);
    return { ...constructed, likeness: { form, name } };
  }
}

const NONE: readonly never[] = [];

/** Whether a document starts with a line of its own, not behind its marker. */
function startsLine(text: string, start: number): boolean {
  return start === 0 || text[start] === '\n';
}
