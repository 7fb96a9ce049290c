import { Yaml } from 'cdk8s';

/**
 * Texts that YAML 1.1 and 1.2 write as they are, as values and as keys: words with one of `-./:` between them, the first of two letters or more
 * and no digits in front. None is a number, a date, a boolean or null, and a `:` stands before a letter or a digit.
 */
const ORDINARY = /^[A-Za-z]{2}[A-Za-z0-9]{0,60}(?:[-./:][A-Za-z0-9]{1,60}){1,8}$/;

/** What begins or ends a document where it stands at the beginning of a line, so that a key is written otherwise there than deeper. */
const DOCUMENT_MARKER = /^(?:---|\.\.\.)/;

/** What the layout of a writer is compared by: every way in which lists, objects and what is empty stand in one another. */
const PROBE = {
  map: { map: { a: 1 }, list: [1, 'b'], none: {}, nothing: [] },
  list: [[1, [2]], { a: { b: 1 }, c: [1] }, { d: [{ e: 1 }] }, {}, [], [[]]],
  text: 'a',
};

/** Thrown at a value that needs more than a line. */
const GIVEN_UP = new Error('needs more than a line');

/**
 * Writes plain trees as `Yaml.stringify()` of cdk8s does, byte for byte, at a fraction of its time: the same texts stand in most manifests, and cdk8s
 * is asked once for each how it is written. The writer only puts them into lines, and gives up where cdk8s does that otherwise.
 */
export class YamlWriter {
  private readonly values = new Map<unknown, string>();
  private readonly keys = new Map<string, string>();
  private readonly isAlike = this.lines(PROBE, '') === Yaml.stringify(PROBE);

  /** The YAML of an object that is a tree without undefined fields; undefined if cdk8s must write it. */
  public write(object: object): string | undefined {
    if (!this.isAlike || !isFilled(object)) return undefined;
    try {
      return this.lines(object, '');
    } catch (error) {
      if (error === GIVEN_UP) return undefined;
      throw error;
    }
  }

  /** The lines of a list or object that is not empty, all but the first indented. */
  private lines(value: object, indent: string): string {
    const inner = `${indent}  `;
    let text = '';
    if (Array.isArray(value)) {
      for (const item of value) {
        if (text !== '') text += indent;
        text += isFilled(item) ? `- ${this.lines(item, inner)}` : `- ${this.word(item)}\n`;
      }
      return text;
    }
    for (const key of Object.keys(value)) {
      if (text !== '') text += indent;
      const field = (value as Readonly<Record<string, unknown>>)[key];
      text += isFilled(field) ? `${this.key(key)}\n${inner}${this.lines(field, inner)}` : `${this.key(key)} ${this.word(field)}\n`;
    }
    return text;
  }

  /** How a value that takes no line of its own is written. */
  private word(value: unknown): string {
    const known = this.values.get(value);
    // A map does not tell 0 from -0.
    if (known !== undefined && value !== 0) return known;
    if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[]' : '{}';
    if (typeof value === 'string' && ORDINARY.test(value)) return value;
    if (value === undefined) throw GIVEN_UP;
    const word = oneLine(Yaml.stringify({ k: value }), 'k: ', '\n');
    this.values.set(value, word);
    return word;
  }

  private key(key: string): string {
    const known = this.keys.get(key);
    if (known !== undefined) return known;
    if (DOCUMENT_MARKER.test(key)) throw GIVEN_UP;
    const word = oneLine(Yaml.stringify({ [key]: 0 }), '', ' 0\n');
    this.keys.set(key, word);
    return word;
  }
}

function isFilled(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  for (const _ in value) return true;
  return false;
}

/** What stands between the beginning and the end of a line. */
function oneLine(text: string, beginning: string, end: string): string {
  const line = text.slice(beginning.length, text.length - end.length);
  if (!text.startsWith(beginning) || !text.endsWith(end) || line.includes('\n')) throw GIVEN_UP;
  return line;
}
