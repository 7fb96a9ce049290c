import {
  AMPERSAND, ASTERISK, AT, BACKQUOTE, BAR, BYTE_ORDER_MARK, CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, DASH, DOUBLE_QUOTE, END, EXCLAMATION, GREATER,
  HASH, OPEN_BRACE, OPEN_BRACKET, PERCENT, QUESTION, SINGLE_QUOTE, SPACE, TAB, isBreak, isSpacing, isWordCharacter,
} from './characters';
import { Cursor } from './cursor';
import { readBlock, type BlockStyle } from './read-block';
import { readPlain } from './read-plain';
import { readQuoted } from './read-quoted';
import { SimpleKeys } from './simple-keys';
import { BEFORE, TOKEN, Tokens, type TokenKind } from './tokens';
import { YamlError } from './yaml-error';

/**
 * Cuts one document into tokens, by the rules of libyaml, which the API server's tools read with (go-yaml v2, scannerc.go): indentation
 * counts only outside brackets, and a key is what stands before a colon on one line. Document markers must have been cut off.
 * Throws a `YamlError`.
 */
export function scan(text: string, start: number, end: number): Tokens {
  return new Scanner(new Cursor(text, start, end)).scan();
}

class Scanner {
  private readonly tokens = new Tokens();
  private readonly keys = new SimpleKeys();
  /** Column of the block that is open, -1 for none; those around it. */
  private indent = -1;
  private readonly indents: number[] = [];
  private keyAllowed: boolean;

  constructor(private readonly cursor: Cursor) {
    this.keyAllowed = cursor.column === 0;
  }

  public scan(): Tokens {
    for (;;) {
      this.skipToToken();
      this.closeBlocks(this.cursor.column);
      const code = this.cursor.peek();
      if (code === END) break;
      this.token(code);
    }
    this.closeBlocks(-1);
    this.keys.drop();
    this.tokens.add(TOKEN.end, this.cursor.end, this.cursor.end);
    return this.tokens;
  }

  private token(code: number): void {
    const { cursor } = this;
    const spaced = isSpacing(cursor.peek(1));
    const inFlow = this.keys.depth > 0;
    if (code === COLON && (inFlow || spaced)) this.value();
    else if (code === DASH && spaced) this.blockEntry();
    else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) this.quoted(code);
    else if (code === OPEN_BRACE) this.openFlow(TOKEN.flowMappingStart);
    else if (code === OPEN_BRACKET) this.openFlow(TOKEN.flowSequenceStart);
    else if (code === CLOSE_BRACE) this.closeFlow(TOKEN.flowMappingEnd);
    else if (code === CLOSE_BRACKET) this.closeFlow(TOKEN.flowSequenceEnd);
    else if (code === COMMA) this.flowEntry();
    else if (code === QUESTION && (inFlow || spaced)) this.explicitKey();
    else if (code === ASTERISK) this.named(TOKEN.alias);
    else if (code === AMPERSAND) this.named(TOKEN.anchor);
    else if (code === EXCLAMATION) this.tag();
    else if (code === BAR && !inFlow) this.block('literal');
    else if (code === GREATER && !inFlow) this.block('folded');
    else if (startsNothing(code)) throw new YamlError(reserved(code), cursor.position);
    else this.plain();
  }

  /** Skips blanks, comments and line breaks. Where a key may stand, a tab may not. */
  private skipToToken(): void {
    const { cursor } = this;
    for (;;) {
      const inFlow = this.keys.depth > 0;
      if (cursor.column === 0 && this.tokens.length === 0) this.skipPreamble();
      while (cursor.peek() === SPACE || cursor.peek() === TAB && (inFlow || !this.keyAllowed)) cursor.position += 1;
      if (cursor.peek() === HASH) this.skipLine();
      if (!isBreak(cursor.peek())) return;
      cursor.skipBreak();
      if (!inFlow) this.keyAllowed = true;
    }
  }

  /** Skips what may stand before a document: a byte order mark, and directives, which change nothing. */
  private skipPreamble(): void {
    const { cursor } = this;
    if (cursor.peek() === BYTE_ORDER_MARK) cursor.skipMark();
    if (cursor.peek() === PERCENT && DIRECTIVE.test(cursor.ahead(DIRECTIVE_NAME))) this.skipLine();
  }

  private skipLine(): void {
    const { cursor } = this;
    while (!isBreak(cursor.peek()) && cursor.peek() !== END) cursor.position += 1;
  }

  /** Closes the blocks that are indented more than a column. */
  private closeBlocks(column: number): void {
    if (this.keys.depth > 0) return;
    while (this.indent > column) {
      this.tokens.add(TOKEN.blockEnd, this.cursor.position, this.cursor.position);
      this.indent = this.indents.pop() ?? -1;
    }
  }

  /** Says whether a block begins at a column, and opens it. */
  private opensBlock(column: number): boolean {
    if (this.keys.depth > 0 || this.indent >= column) return false;
    this.indents.push(this.indent);
    this.indent = column;
    return true;
  }

  /** What begins here may be a key. */
  private mayBeKey(): void {
    const { position, line, column } = this.cursor;
    if (this.keyAllowed) {
      this.keys.begin({ token: this.tokens.length, position, line, column, required: this.keys.depth === 0 && this.indent === column });
    }
    this.keyAllowed = false;
  }

  private value(): void {
    const { cursor, keys } = this;
    const key = keys.take(cursor.position, cursor.line);
    if (key !== undefined) {
      this.tokens.before[key.token] = this.opensBlock(key.column) ? BEFORE.mappingAndKey : BEFORE.key;
      this.keyAllowed = false;
    } else if (keys.depth === 0) {
      if (!this.keyAllowed) throw new YamlError("a ':' cannot stand here; put the text in quotes", cursor.position);
      this.openBlock(TOKEN.blockMappingStart);
      this.keyAllowed = true;
    } else {
      this.keyAllowed = false;
    }
    this.indicator(TOKEN.value);
  }

  private explicitKey(): void {
    if (this.keys.depth === 0) {
      if (!this.keyAllowed) throw new YamlError("a '?' cannot stand here; put the text in quotes", this.cursor.position);
      this.openBlock(TOKEN.blockMappingStart);
    }
    this.keys.drop();
    this.keyAllowed = this.keys.depth === 0;
    this.indicator(TOKEN.key);
  }

  private blockEntry(): void {
    if (this.keys.depth === 0) {
      if (!this.keyAllowed) throw new YamlError("a '-' cannot stand here; begin the list on a line of its own", this.cursor.position);
      this.openBlock(TOKEN.blockSequenceStart);
    }
    this.keys.drop();
    this.keyAllowed = true;
    this.indicator(TOKEN.blockEntry);
  }

  private openBlock(kind: TokenKind): void {
    const { position, column } = this.cursor;
    if (this.opensBlock(column)) this.tokens.add(kind, position, position);
  }

  private openFlow(kind: TokenKind): void {
    this.mayBeKey();
    this.keys.open();
    this.keyAllowed = true;
    this.indicator(kind);
  }

  private closeFlow(kind: TokenKind): void {
    this.keys.drop();
    this.keys.close();
    this.keyAllowed = false;
    this.indicator(kind);
  }

  private flowEntry(): void {
    this.keys.drop();
    this.keyAllowed = true;
    this.indicator(TOKEN.flowEntry);
  }

  private indicator(kind: TokenKind): void {
    const { cursor } = this;
    this.tokens.add(kind, cursor.position, cursor.position + 1);
    cursor.position += 1;
  }

  /** An anchor or an alias. */
  private named(kind: TokenKind): void {
    const { cursor } = this;
    this.mayBeKey();
    const start = cursor.position;
    cursor.position += 1;
    while (isWordCharacter(cursor.peek())) cursor.position += 1;
    const name = cursor.since(start + 1);
    if (name === '' || !isSpacing(cursor.peek()) && !'?:,]}%@`'.includes(String.fromCharCode(cursor.peek()))) {
      throw new YamlError("the name of an anchor must be letters, digits, '-' and '_'; put the value in quotes if it is none", start);
    }
    this.tokens.add(kind, start, cursor.position, name);
  }

  private tag(): void {
    const { cursor } = this;
    this.mayBeKey();
    const start = cursor.position;
    while (!isSpacing(cursor.peek())) cursor.position += 1;
    const tag = cursor.since(start);
    if (!TAG.test(tag)) throw new YamlError(`${tag} is no tag; put the value in quotes if it begins with '!'`, start);
    this.tokens.add(TOKEN.tag, start, cursor.position, tag);
  }

  private block(style: BlockStyle): void {
    const start = this.cursor.position;
    this.keys.drop();
    this.keyAllowed = true;
    const { text, end } = readBlock(this.cursor, this.indent, style);
    this.tokens.add(style === 'literal' ? TOKEN.literal : TOKEN.folded, start, end, text);
  }

  private quoted(quote: number): void {
    this.mayBeKey();
    const start = this.cursor.position;
    const text = readQuoted(this.cursor);
    this.tokens.add(quote === SINGLE_QUOTE ? TOKEN.singleQuoted : TOKEN.doubleQuoted, start, this.cursor.position, text);
  }

  private plain(): void {
    this.mayBeKey();
    const start = this.cursor.position;
    const { text, end, onNewLine } = readPlain(this.cursor, this.indent + 1, this.keys.depth > 0 ? 'flow' : 'block');
    this.tokens.add(TOKEN.plain, start, end, text);
    if (onNewLine) this.keyAllowed = true;
  }
}

/** What may stand before a document; it changes nothing about how it is read. */
const DIRECTIVE = /^%(?:YAML|TAG)[ \t]/;
const DIRECTIVE_NAME = 6;

const URI = "(?:[\\w;/?:@&=+$,.!~*'()[\\]-]|%[0-9A-Fa-f]{2})";

/** `!name`, `!!name` or `!<name>`; other handles would have to be declared. */
const TAG = new RegExp(`^!(?:<${URI}+>|!${URI}+|(?!!|[\\w-]+!)${URI}*)$`);

/** Characters that YAML reserves, as far as they have no meaning where they stand. */
function startsNothing(code: number): boolean {
  return code === PERCENT || code === AT || code === BACKQUOTE || code === BAR || code === GREATER || code === TAB;
}

function reserved(code: number): string {
  return code === TAB ? 'a tab indents the line; only spaces may' : `a value cannot begin with '${String.fromCharCode(code)}'; put it in quotes`;
}
