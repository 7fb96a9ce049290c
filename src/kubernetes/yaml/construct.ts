import { AliasBudget } from './alias-budget';
import type { YamlNode } from './node';
import { isKnownTag, scalarValue } from './scalar-value';
import { TOKEN } from './tokens';
import { YamlError } from './yaml-error';
import { setField, type Json } from '../json';

/** Something in a document that is read all the same, but not as it says. */
export interface Irregularity {
  readonly kind: 'duplicate key' | 'unknown tag';
  /** The key or tag. */
  readonly text: string;
  readonly offset: number;
}

/** What a document says. */
export interface Constructed {
  readonly value: Json;
  readonly irregularities: readonly Irregularity[];
}

/**
 * The JSON of a tree, as the API server's tools make it (sigs.k8s.io/yaml, go-yaml v2 decode.go): a later key wins over the same one before,
 * `<<` lays other mappings over what stands before it, unknown tags are left out. Throws a `YamlError` if there is none.
 */
export function construct(node: YamlNode): Constructed {
  const constructor = new Constructor();
  return { value: constructor.value(node), irregularities: constructor.irregularities };
}

type Fields = Record<string, Json>;

class Constructor {
  public readonly irregularities: Irregularity[] = [];
  private readonly budget = new AliasBudget();

  public value(node: YamlNode): Json {
    this.budget.step();
    if (node.kind === 'alias') return this.aliased(node, (target) => this.value(target));
    this.checkTag(node);
    if (node.kind === 'scalar') return scalarValue(node);
    if (node.kind === 'mapping') return this.mapping(node, {}, undefined);
    return node.items.map((item) => this.value(item));
  }

  /** Lays the entries of a mapping over fields; `written` are the keys it has had so far, undefined if these are those of the fields. */
  private mapping({ items }: YamlNode, fields: Fields, written: Set<string> | undefined): Fields {
    let keys = written;
    for (let index = 0; index < items.length; index += 2) {
      const [key, value] = [items[index], items[index + 1]];
      if (key === undefined || value === undefined) break;
      if (isMerge(key)) {
        keys ??= new Set(Object.keys(fields));
        this.merge(value, fields);
        continue;
      }
      const name = this.key(key);
      if (keys?.has(name) ?? Object.hasOwn(fields, name)) this.note({ kind: 'duplicate key', text: name, offset: key.start });
      keys?.add(name);
      setField(fields, name, this.value(value));
    }
    return fields;
  }

  /** Lays other mappings over fields; of several, the first wins. */
  private merge(source: YamlNode, fields: Fields): void {
    const sources = source.kind === 'sequence' ? [...source.items].reverse() : [source];
    for (const one of sources) {
      const mapping = one.kind === 'alias' ? one.target : one;
      if (mapping?.kind !== 'mapping') throw new YamlError("'<<' must be followed by a mapping, an alias of one, or a list of these", one.start);
      this.budget.step();
      const lay = (): Fields => this.mapping(mapping, fields, new Set());
      if (one.kind === 'alias') this.budget.within(one.start, lay);
      else lay();
    }
  }

  private key(node: YamlNode): string {
    if (node.kind === 'scalar' && node.tag === '' && node.style !== TOKEN.plain) return node.text;
    const value = this.value(node);
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw new YamlError(value === null ? 'a key must not be empty' : 'a key must not be a list or mapping', node.start);
  }

  private aliased<Value>(node: YamlNode, read: (target: YamlNode) => Value): Value {
    const { target } = node;
    if (target === undefined) throw new YamlError(`there is no anchor '&${node.text}'`, node.start);
    return this.budget.within(node.start, () => read(target));
  }

  private checkTag({ tag, start }: YamlNode): void {
    if (tag !== '' && !isKnownTag(tag)) this.note({ kind: 'unknown tag', text: tag, offset: start });
  }

  /** What is reached by an alias was noted where it stands. */
  private note(irregularity: Irregularity): void {
    if (!this.budget.isWithin) this.irregularities.push(irregularity);
  }
}

function isMerge({ kind, style, text, tag }: YamlNode): boolean {
  return kind === 'scalar' && text === '<<' && (tag === '' ? style === TOKEN.plain : tag === '!!merge');
}
