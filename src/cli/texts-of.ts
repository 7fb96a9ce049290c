import type { YamlNode } from '../kubernetes/yaml/node';
import { YamlError } from '../kubernetes/yaml/yaml-error';

/** A document in which every scalar is a text, as it stands there: a version `1.30` is not the number 1.3. */
export type Texts = string | readonly Texts[] | { readonly [key: string]: Texts };

/** The texts of a tree. Throws a `YamlError` for what settings need not: aliases, keys that are no texts. */
export function textsOf(node: YamlNode): Texts {
  switch (node.kind) {
    case 'scalar': return node.text;
    case 'sequence': return node.items.map(textsOf);
    case 'mapping': return Object.fromEntries(entriesOf(node).map(([key, value]) => [keyOf(key), textsOf(value)]));
    case 'alias': throw new YamlError('aliases are not read in settings', node.start);
  }
}

function entriesOf({ items }: YamlNode): readonly (readonly [YamlNode, YamlNode])[] {
  return items.flatMap((key, index) => {
    const value = items[index + 1];
    return index % 2 === 0 && value !== undefined ? [[key, value] as const] : [];
  });
}

function keyOf({ kind, text, start }: YamlNode): string {
  if (kind !== 'scalar') throw new YamlError('a key must be a text', start);
  return text;
}
