import { TOKEN, type TokenKind } from './tokens';

/** A value as it stands in the text. */
export interface YamlNode {
  readonly kind: 'scalar' | 'mapping' | 'sequence' | 'alias';
  /** How it is written: a kind of scalar, or the token that opens a collection. */
  readonly style: TokenKind;
  /** Where it begins, without anchor and tag. */
  readonly start: number;
  /** Where its last character ends. */
  readonly end: number;
  /** What a scalar says, the name of an alias; empty for collections. */
  readonly text: string;
  /** The tag as it is written; empty for none. */
  readonly tag: string;
  /** The items of a sequence; keys and values of a mapping in turn. */
  readonly items: readonly YamlNode[];
  /** What an alias stands for. */
  readonly target: YamlNode | undefined;
}

/** Whether a collection is written in brackets. */
export function isFlow({ style }: YamlNode): boolean {
  return style === TOKEN.flowMappingStart || style === TOKEN.flowSequenceStart;
}
