import { ExprError } from './expr-error';
import { unescapeString } from './string-literal';
import { isNameCharacter } from './token';
import type { Token, TokenKind } from './token';

const WORD_OPERATORS: ReadonlySet<string> = new Set([
  'in', 'or', 'and', 'matches', 'contains', 'startsWith', 'endsWith', 'let', 'if', 'else',
]);

/** What may follow `not` as one operator: `not in`. */
const NEGATABLE: ReadonlySet<string> = new Set(['in', 'matches', 'contains', 'startsWith', 'endsWith']);

const DIGITS: Readonly<Record<string, RegExp>> = { x: /[0-9a-fA-F_]/, o: /[0-7_]/, b: /[01_]/ };
const DECIMAL = /[0-9_]/;

/** Splits an expression into tokens, as expr-lang's lexer does. Throws an `ExprError` at the first text that is none. */
export function tokenize(text: string): readonly Token[] {
  return new Lexer([...text]).run();
}

class Lexer {
  private readonly tokens: Token[] = [];
  private start = 0;
  private end = 0;

  public constructor(private readonly characters: readonly string[]) {}

  public run(): readonly Token[] {
    while (this.end < this.characters.length) {
      this.start = this.end;
      this.next();
    }
    const last = this.characters.length;
    this.tokens.push({ kind: 'EOF', value: '', offset: Math.max(last - 1, 0) });
    return this.tokens;
  }

  private next(): void {
    const character = this.take() ?? '';
    if (/^\s$/u.test(character)) return;
    if (character === '"' || character === "'") this.string(character, 'String');
    else if (character === '`') this.rawString();
    else if (/^[bB]$/.test(character) && /^["']$/.test(this.peek() ?? '')) this.string(this.take() ?? '', 'Bytes');
    else if (/^[0-9]$/.test(character)) this.number(character);
    else if (character === '?') this.operator('.?');
    else if (character === '/') this.slash();
    else if (character === '#') this.pointer();
    else if (character === '|') this.operator('|');
    else if (character === ':') this.operator(':');
    else if (/^[([{)\]}]$/.test(character)) this.emit('Bracket');
    else if (/^[,;%+^-]$/.test(character)) this.emit('Operator');
    else if (/^[&!=*<>]$/.test(character)) this.operator('&=*');
    else if (character === '.') this.dot();
    else if (isNameCharacter(character)) this.name();
    else throw new ExprError(`unrecognized character: ${describe(character)}`, this.start);
  }

  private peek(): string | undefined {
    return this.characters[this.end];
  }

  private take(): string | undefined {
    const character = this.characters[this.end];
    this.end += 1;
    return character;
  }

  private accept(pattern: RegExp): boolean {
    if (!pattern.test(this.peek() ?? '')) return false;
    this.end += 1;
    return true;
  }

  private word(): string {
    return this.characters.slice(this.start, this.end).join('');
  }

  private emit(kind: TokenKind, value = this.word()): void {
    this.tokens.push({ kind, value, offset: this.start });
    this.start = this.end;
  }

  private operator(second: string): void {
    if (second.includes(this.peek() ?? ' ')) this.end += 1;
    this.emit('Operator');
  }

  private dot(): void {
    if (/^[0-9]$/.test(this.peek() ?? '')) this.number('.');
    else this.operator('.');
  }

  private number(first: string): void {
    const base = first === '0' && this.accept(/^[xXoObB]$/) ? this.characters[this.end - 1]?.toLowerCase() ?? '' : '';
    const digits = DIGITS[base] ?? DECIMAL;
    if (first === '.') this.end = this.start;
    while (this.accept(digits));
    if (!(this.peek() === '.' && this.characters[this.end + 1] === '.')) {
      if (this.accept(/^\.$/)) while (this.accept(digits));
      if (this.accept(/^[eE]$/)) {
        this.accept(/^[+-]$/);
        while (this.accept(digits));
      }
      if (isNameCharacter(this.peek())) {
        this.end += 1;
        throw new ExprError(`bad number syntax: ${JSON.stringify(this.word())}`, this.end - 1);
      }
    }
    this.emit('Number');
  }

  private name(): void {
    while (isNameCharacter(this.peek())) this.end += 1;
    const word = this.word();
    if (word === 'not') this.not();
    else this.emit(WORD_OPERATORS.has(word) ? 'Operator' : 'Identifier');
  }

  private not(): void {
    this.emit('Operator');
    while (this.accept(/^ $/));
    this.start = this.end;
    while (isNameCharacter(this.peek())) this.end += 1;
    if (NEGATABLE.has(this.word())) this.emit('Operator');
    else this.end = this.start;
  }

  private pointer(): void {
    this.accept(/^#$/);
    this.emit('Operator');
    while (isNameCharacter(this.peek())) this.end += 1;
    if (this.end > this.start) this.emit('Identifier');
  }

  private slash(): void {
    if (this.accept(/^\/$/)) {
      while (this.end < this.characters.length && this.take() !== '\n');
    } else if (this.accept(/^\*$/)) {
      while (!(this.characters[this.end - 1] === '*' && this.peek() === '/' && this.end - 1 > this.start + 1)) {
        if (this.take() === undefined) throw new ExprError('unclosed comment', this.characters.length);
      }
      this.end += 1;
    } else {
      this.emit('Operator');
    }
  }

  private string(quote: string, kind: 'String' | 'Bytes'): void {
    for (let character = this.take(); character !== quote; character = this.take()) {
      if (character === undefined || character === '\n') throw new ExprError('literal not terminated', this.end - 1);
      if (character === '\\') this.end += 1;
    }
    const body = this.word().slice(kind === 'Bytes' ? 2 : 1, -1);
    const value = unescapeString(body, quote);
    if (value === undefined) throw new ExprError('invalid char escape', this.end - 1);
    this.emit(kind, value);
  }

  private rawString(): void {
    for (;;) {
      const character = this.take();
      if (character === undefined) throw new ExprError('literal not terminated', this.end - 1);
      if (character !== '`') continue;
      if (this.peek() !== '`') break;
      this.end += 1;
    }
    this.emit('String', this.word().slice(1, -1).replaceAll('``', '`'));
  }
}

function describe(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `U+${code} '${character}'`;
}
