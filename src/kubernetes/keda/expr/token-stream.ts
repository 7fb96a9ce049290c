import { ExprError } from './expr-error';
import { tokenText } from './token';
import type { Token, TokenKind } from './token';

/** More nodes than this make an expression be refused (expr-lang `conf.DefaultMaxNodes`). */
const MOST_NODES = 10_000;

/** Steps through the tokens of an expression. */
export class TokenStream {
  private at = 0;
  private nodes = 0;

  public constructor(private readonly tokens: readonly Token[]) {}

  /** The token that is next. */
  public get current(): Token {
    return this.tokens[Math.min(this.at, this.tokens.length - 1)] ?? { kind: 'EOF', value: '', offset: 0 };
  }

  /** The token after the next one. */
  public get following(): Token {
    return this.tokens[Math.min(this.at + 1, this.tokens.length - 1)] ?? this.current;
  }

  /** Whether the next token is of a kind and, if given, has a text. */
  public is(kind: TokenKind, value?: string): boolean {
    const token = this.current;
    return token.kind === kind && (value === undefined || token.value === value);
  }

  /** Takes the next token. Throws at the end. */
  public take(): Token {
    const token = this.current;
    if (token.kind === 'EOF') this.fail('unexpected end of expression');
    this.at += 1;
    return token;
  }

  /** Takes the next token if it is this one. */
  public accept(kind: TokenKind, value: string): boolean {
    if (!this.is(kind, value)) return false;
    this.at += 1;
    return true;
  }

  /** Takes the next token, which must be of a kind and, if given, have a text. */
  public expect(kind: TokenKind, value?: string): Token {
    return this.is(kind, value) ? this.take() : this.unexpected();
  }

  /** Refuses the next token. */
  public unexpected(): never {
    throw new ExprError(`unexpected token ${tokenText(this.current)}`, this.current.offset);
  }

  /** Refuses the expression at the next token. */
  public fail(message: string, token = this.current): never {
    throw new ExprError(message, token.offset);
  }

  /** Counts a node of the syntax tree and returns it. */
  public node<Kind>(node: Kind): Kind {
    this.nodes += 1;
    if (this.nodes > MOST_NODES) this.fail('compilation failed: expression exceeds maximum allowed nodes');
    return node;
  }
}
