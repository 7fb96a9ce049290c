/** What a token is. Scalars come last, so that one comparison tells them. */
export const TOKEN = {
  blockSequenceStart: 1,
  blockMappingStart: 2,
  blockEnd: 3,
  flowSequenceStart: 4,
  flowSequenceEnd: 5,
  flowMappingStart: 6,
  flowMappingEnd: 7,
  blockEntry: 8,
  flowEntry: 9,
  key: 10,
  value: 11,
  alias: 12,
  anchor: 13,
  tag: 14,
  end: 15,
  plain: 16,
  singleQuoted: 17,
  doubleQuoted: 18,
  literal: 19,
  folded: 20,
} as const;

/** The number of a kind of token. */
export type TokenKind = (typeof TOKEN)[keyof typeof TOKEN];

/** Whether a token is a scalar. */
export function isScalar(kind: TokenKind): boolean {
  return kind >= TOKEN.plain;
}

/** What is put before a token, as soon as a colon shows that it begins a key. */
export const BEFORE = {
  nothing: 0,
  /** A key of a mapping that has begun. */
  key: 1,
  /** A block mapping, and its first key. */
  mappingAndKey: 2,
} as const;

/** The tokens of a document: columns of a table, which is faster to fill than a list of objects. */
export class Tokens {
  public readonly kinds: TokenKind[] = [];
  public readonly starts: number[] = [];
  public readonly ends: number[] = [];
  /** What a scalar says, the name of an anchor or alias, a tag as it is written; empty for the rest. */
  public readonly texts: string[] = [];
  /** One of `BEFORE`. */
  public readonly before: number[] = [];

  public get length(): number {
    return this.kinds.length;
  }

  public add(kind: TokenKind, start: number, end: number, text = ''): void {
    this.kinds.push(kind);
    this.starts.push(start);
    this.ends.push(end);
    this.texts.push(text);
    this.before.push(BEFORE.nothing);
  }
}
