/** Why an expression is refused or fails, in the words of expr-lang 1.17. */
export class ExprError extends Error {
  /**
   * @param message such as `unknown name sqrt`
   * @param offset where in the text, in characters from 0; undefined where only the run shows it
   */
  public constructor(message: string, public readonly offset?: number) {
    super(message);
  }
}
