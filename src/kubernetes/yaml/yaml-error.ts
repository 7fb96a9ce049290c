/** Why a text is no YAML, and where. */
export class YamlError extends Error {
  /**
   * @param reason what is wrong, as the end of a sentence: `a tab stands where spaces must indent`
   * @param offset position in the text, in UTF-16 units
   */
  constructor(public readonly reason: string, public readonly offset: number) {
    super(reason);
  }
}
