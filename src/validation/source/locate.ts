import { restBehind } from './path-step';
import type { ManifestOrigin } from './source-text';
import { joinPath } from '../../kubernetes/problem';
import type { YamlNode } from '../../kubernetes/yaml/node';
import { resolvePlain } from '../../kubernetes/yaml/resolve';
import { TOKEN } from '../../kubernetes/yaml/tokens';

/** An entry of a mapping or an item of a sequence, as far as a path could be followed. */
export interface Located {
  /** The key; undefined for an item of a sequence and for the root. */
  readonly key: YamlNode | undefined;
  readonly value: YamlNode;
  /** What it is an entry of; undefined for the root. */
  readonly parent: YamlNode | undefined;
  /** What of the path is not there; empty if it was followed to its end. */
  readonly rest: string;
  /** Whether an alias was followed, so that what stands there counts elsewhere, too. */
  readonly shared: boolean;
}

/** Follows the path of a field, such as `spec.metrics[0]`, through the tree of the document in which the object stands. */
export function locate(root: YamlNode, { path: objectPath }: Pick<ManifestOrigin, 'path'>, path: string): Located {
  let located: Located = { key: undefined, value: root, parent: undefined, rest: joinPath(objectPath, path), shared: false };
  while (located.rest !== '') {
    const next = step(located);
    if (next === undefined) break;
    located = next;
  }
  return located;
}

function step({ value, rest, shared }: Located): Located | undefined {
  const node = value.kind === 'alias' ? value.target : value;
  const isShared = shared || value.kind === 'alias';
  if (node?.kind === 'sequence') return item(node, rest, isShared);
  return node?.kind === 'mapping' ? entry(node, rest, isShared) ?? merged(node, rest) : undefined;
}

function item(parent: YamlNode, path: string, shared: boolean): Located | undefined {
  const index = /^\[(\d+)\]\.?/.exec(path);
  const value = index === null ? undefined : parent.items[Number(index[1])];
  return index === null || value === undefined ? undefined : { key: undefined, value, parent, rest: path.slice(index[0].length), shared };
}

/** The entry whose key the path begins with. Keys with dots need no brackets; the longest that fits is meant, and of equal ones the last. */
function entry(parent: YamlNode, path: string, shared: boolean): Located | undefined {
  let found: Located | undefined;
  const { items } = parent;
  for (let index = 0; index + 1 < items.length; index += 2) {
    const [key, value] = [items[index], items[index + 1]];
    if (key === undefined || value === undefined) continue;
    const rest = restBehind(path, nameOf(key));
    if (rest !== undefined && (found === undefined || rest.length <= found.rest.length)) found = { key, value, parent, rest, shared };
  }
  return found;
}

/** What a key is called in JSON: `on` is `true`. */
function nameOf({ style, tag, text }: YamlNode): string {
  return style === TOKEN.plain && tag === '' ? String(resolvePlain(text)) : text;
}

/** The entry of a mapping that is merged in with `<<`. */
function merged(parent: YamlNode, path: string): Located | undefined {
  const { items } = parent;
  for (let index = items.length - 2; index >= 0; index -= 2) {
    const [key, value] = [items[index], items[index + 1]];
    if (key?.text !== '<<' || value === undefined) continue;
    const sources = value.kind === 'sequence' ? value.items : [value];
    for (const source of sources) {
      const mapping = source.kind === 'alias' ? source.target : source;
      const found = mapping?.kind === 'mapping' ? entry(mapping, path, true) ?? merged(mapping, path) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What to point at: a scalar, the key of a collection or of what is missing in it. */
export function spanOf({ key, value, rest }: Located, text: string): Span {
  if (rest === '' && value.kind === 'scalar' && value.end > value.start) return scalarSpan(value, text);
  if (key !== undefined) return key;
  return firstKey(value) ?? value;
}

/** What a field is called; what `spanOf` points at where the field is not there. */
export function keySpanOf(located: Located, text: string): Span {
  return located.rest === '' && located.key !== undefined ? located.key : spanOf(located, text);
}

/** The first line of a scalar; of a block, the first line of its content. */
function scalarSpan({ style, start, end }: YamlNode, text: string): Span {
  const isBlock = style === TOKEN.literal || style === TOKEN.folded;
  const header = isBlock ? /^.*\s*/.exec(text.slice(start, end))?.[0].length ?? 0 : 0;
  const begin = start + header < end ? start + header : start;
  const line = /^[^\r\n]*/.exec(text.slice(begin, end))?.[0].trimEnd().length ?? 0;
  return { start: begin, end: begin + Math.max(line, 1) };
}

/** Of an object as a whole its kind is shown, of other mappings the first key. */
function firstKey({ kind, items }: YamlNode): Span | undefined {
  if (kind !== 'mapping') return undefined;
  for (let index = 0; index + 1 < items.length; index += 2) if (items[index]?.text === 'kind') return items[index + 1];
  return items[0];
}
