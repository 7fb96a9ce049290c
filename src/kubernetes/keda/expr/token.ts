/** The kinds of tokens of expr-lang. */
export type TokenKind = 'Identifier' | 'Number' | 'String' | 'Bytes' | 'Operator' | 'Bracket' | 'EOF';

/** A token of an expression. */
export interface Token {
  readonly kind: TokenKind;
  /** The text; of a string its value. */
  readonly value: string;
  /** Where it starts, in characters from 0. */
  readonly offset: number;
}

/** A token as messages show it: `Operator("+")`, `EOF`. */
export function tokenText(token: Token): string {
  return token.value === '' ? token.kind : `${token.kind}(${JSON.stringify(token.value)})`;
}

/** Whether a character may stand within a name: letters of any script, digits, `_` and `$`. */
export function isNameCharacter(character: string | undefined): character is string {
  return character !== undefined && /^[\p{L}\p{Nd}_$]$/u.test(character);
}
