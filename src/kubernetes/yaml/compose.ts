import type { YamlNode } from './node';
import { BEFORE, TOKEN, isScalar, type TokenKind, type Tokens } from './tokens';
import { YamlError } from './yaml-error';

/** How deep values may nest. No manifest comes near; more is an attack or a mistake. */
export const DEEPEST = 500;

/** Where a node stands: within brackets, in a block, or as a key or value of a block, where a list need not be indented. */
type Place = 'flow' | 'block' | 'entry';

const NO_ITEMS: readonly YamlNode[] = [];

interface Properties {
  readonly anchor: string;
  readonly tag: string;
}

/** What an anchor names, as soon as it is complete. */
interface Anchor {
  node: YamlNode | undefined;
}

const NO_PROPERTIES: Properties = { anchor: '', tag: '' };

/** Makes the tree of a document of its tokens, by the rules of libyaml (go-yaml v2, parserc.go). Throws a `YamlError`. */
export function compose(tokens: Tokens): YamlNode {
  return new Composer(tokens).document();
}

class Composer {
  private index = 0;
  private before: number;
  /** The token at the place, or what is put before it. */
  private kind: TokenKind = TOKEN.end;
  private depth = 0;
  private readonly anchors = new Map<string, Anchor>();

  constructor(private readonly tokens: Tokens) {
    this.before = this.tokens.before[0] ?? BEFORE.nothing;
    this.look();
  }

  public document(): YamlNode {
    if (this.is(TOKEN.end)) return this.empty();
    const node = this.node('block');
    if (!this.is(TOKEN.end)) throw this.error('the document should end here; check the indentation');
    return node;
  }

  private get start(): number {
    return this.tokens.starts[this.index] ?? 0;
  }

  private get text(): string {
    return this.tokens.texts[this.index] ?? '';
  }

  private look(): void {
    if (this.before === BEFORE.nothing) this.kind = this.tokens.kinds[this.index] ?? TOKEN.end;
    else this.kind = this.before === BEFORE.key ? TOKEN.key : TOKEN.blockMappingStart;
  }

  private advance(): void {
    if (this.before > BEFORE.nothing) {
      this.before -= 1;
    } else {
      this.index += 1;
      this.before = this.tokens.before[this.index] ?? BEFORE.nothing;
    }
    this.look();
  }

  private error(reason: string): YamlError {
    return new YamlError(reason, this.start);
  }

  private node(place: Place): YamlNode {
    if (this.is(TOKEN.alias)) return this.alias();
    this.depth += 1;
    if (this.depth > DEEPEST) throw this.error(`values nest deeper than ${DEEPEST} levels`);
    const properties = this.is(TOKEN.anchor) || this.is(TOKEN.tag) ? this.properties() : NO_PROPERTIES;
    const anchor: Anchor = { node: undefined };
    if (properties.anchor !== '') this.anchors.set(properties.anchor, anchor);
    anchor.node = this.content(place, properties);
    this.depth -= 1;
    return anchor.node;
  }

  private alias(): YamlNode {
    const { text, start, index } = this;
    const target = this.anchors.get(text)?.node;
    if (target === undefined) throw this.error(this.anchors.has(text) ? `'&${text}' contains itself` : `there is no anchor '&${text}' before this alias`);
    this.advance();
    return { kind: 'alias', style: TOKEN.alias, start, end: this.tokens.ends[index] ?? start, text, tag: '', items: NO_ITEMS, target };
  }

  /** An anchor and a tag, in either order. */
  private properties(): Properties {
    let anchor = '';
    let tag = '';
    for (;;) {
      if (this.is(TOKEN.anchor) && anchor === '') anchor = this.text;
      else if (this.is(TOKEN.tag) && tag === '') tag = this.text;
      else return { anchor, tag };
      this.advance();
    }
  }

  private content(place: Place, { anchor, tag }: Properties): YamlNode {
    const { kind } = this;
    if (isScalar(kind)) return this.scalar(tag);
    if (kind === TOKEN.blockMappingStart && place !== 'flow') return this.blockMapping(tag);
    if (kind === TOKEN.blockSequenceStart && place !== 'flow') return this.blockSequence(tag);
    if (kind === TOKEN.blockEntry && place === 'entry') return this.indentlessSequence(tag);
    if (kind === TOKEN.flowMappingStart) return this.flowMapping(tag);
    if (kind === TOKEN.flowSequenceStart) return this.flowSequence(tag);
    if (anchor !== '' || tag !== '') return this.empty(tag);
    throw this.error(kind === TOKEN.end ? 'a value is missing at the end' : 'a value is missing here');
  }

  private scalar(tag: string): YamlNode {
    const { kind, start, text, index } = this;
    this.advance();
    return { kind: 'scalar', style: kind, start, end: this.tokens.ends[index] ?? start, text, tag, items: NO_ITEMS, target: undefined };
  }

  /** A value that is left out. */
  private empty(tag = ''): YamlNode {
    const { start } = this;
    return { kind: 'scalar', style: TOKEN.plain, start, end: start, text: '', tag, items: NO_ITEMS, target: undefined };
  }

  private blockMapping(tag: string): YamlNode {
    const { start } = this;
    const items: YamlNode[] = [];
    this.advance();
    while (this.is(TOKEN.key)) {
      this.advance();
      items.push(this.entry());
      if (this.is(TOKEN.value)) {
        this.advance();
        items.push(this.entry());
      } else {
        items.push(this.empty());
      }
    }
    if (!this.is(TOKEN.blockEnd)) throw this.error('a key is expected here; check the indentation');
    this.advance();
    return collection('mapping', TOKEN.blockMappingStart, start, endOf(items, start), tag, items);
  }

  /** A key or value of a block mapping. */
  private entry(): YamlNode {
    const { kind } = this;
    return kind === TOKEN.key || kind === TOKEN.value || kind === TOKEN.blockEnd ? this.empty() : this.node('entry');
  }

  private blockSequence(tag: string): YamlNode {
    const { start } = this;
    const items: YamlNode[] = [];
    this.advance();
    while (this.is(TOKEN.blockEntry)) {
      this.advance();
      items.push(this.item());
    }
    if (!this.is(TOKEN.blockEnd)) throw this.error("a '-' is expected here; check the indentation");
    this.advance();
    return collection('sequence', TOKEN.blockSequenceStart, start, endOf(items, start), tag, items);
  }

  /** A list whose dashes stand in the column of the key it belongs to. */
  private indentlessSequence(tag: string): YamlNode {
    const { start } = this;
    const items: YamlNode[] = [];
    while (this.is(TOKEN.blockEntry)) {
      this.advance();
      items.push(this.item());
    }
    return collection('sequence', TOKEN.blockSequenceStart, start, endOf(items, start), tag, items);
  }

  private item(): YamlNode {
    const { kind } = this;
    const missing = kind === TOKEN.blockEntry || kind === TOKEN.blockEnd || kind === TOKEN.key || kind === TOKEN.value;
    return missing ? this.empty() : this.node('block');
  }

  private flowSequence(tag: string): YamlNode {
    const { start } = this;
    const items: YamlNode[] = [];
    this.advance();
    while (!this.is(TOKEN.flowSequenceEnd)) {
      if (items.length > 0) this.comma("',' or ']'");
      if (this.is(TOKEN.key)) items.push(this.pair());
      else if (!this.is(TOKEN.flowSequenceEnd)) items.push(this.node('flow'));
    }
    const end = this.closing();
    return collection('sequence', TOKEN.flowSequenceStart, start, end, tag, items);
  }

  /** `key: value` as an item of a list in brackets: a mapping of its own. */
  private pair(): YamlNode {
    const { start } = this;
    this.advance();
    const items = [this.flowEntry(), this.flowValue()];
    return collection('mapping', TOKEN.flowMappingStart, start, endOf(items, start), '', items);
  }

  private flowMapping(tag: string): YamlNode {
    const { start } = this;
    const items: YamlNode[] = [];
    this.advance();
    while (!this.is(TOKEN.flowMappingEnd)) {
      if (items.length > 0) this.comma("',' or '}'");
      if (this.is(TOKEN.key)) {
        this.advance();
        items.push(this.flowEntry(), this.flowValue());
      } else if (!this.is(TOKEN.flowMappingEnd)) {
        items.push(this.node('flow'), this.empty());
      }
    }
    const end = this.closing();
    return collection('mapping', TOKEN.flowMappingStart, start, end, tag, items);
  }

  /** A value within brackets, which may be left out. */
  private flowEntry(): YamlNode {
    const { kind } = this;
    const missing = kind === TOKEN.value || kind === TOKEN.flowEntry || kind === TOKEN.flowSequenceEnd || kind === TOKEN.flowMappingEnd;
    return missing ? this.empty() : this.node('flow');
  }

  private flowValue(): YamlNode {
    if (!this.is(TOKEN.value)) return this.empty();
    this.advance();
    return this.flowEntry();
  }

  private comma(expected: string): void {
    if (!this.is(TOKEN.flowEntry)) throw this.error(`${expected} is missing${this.is(TOKEN.end) ? ' at the end' : ' here'}`);
    this.advance();
  }

  private is(kind: TokenKind): boolean {
    return this.kind === kind;
  }

  /** Where the bracket ends that closes a collection. */
  private closing(): number {
    const end = this.tokens.ends[this.index] ?? this.start;
    this.advance();
    return end;
  }
}

function collection(kind: 'mapping' | 'sequence', style: TokenKind, start: number, end: number, tag: string, items: readonly YamlNode[]): YamlNode {
  return { kind, style, start, end, text: '', tag, items, target: undefined };
}

function endOf(items: readonly YamlNode[], start: number): number {
  return items[items.length - 1]?.end ?? start;
}
