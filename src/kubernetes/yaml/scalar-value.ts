import type { YamlNode } from './node';
import { NOT_JSON, resolvePlain, type ResolvedScalar } from './resolve';
import { TOKEN } from './tokens';
import { YamlError } from './yaml-error';

const LONG_PREFIX = 'tag:yaml.org,2002:';

/** The tags that change nothing but how a scalar is read, and what they read it as. */
const TYPES: ReadonlyMap<string, (value: ResolvedScalar) => boolean> = new Map([
  ['!!int', (value) => typeof value === 'number' && Number.isInteger(value)],
  ['!!float', (value) => typeof value === 'number' || value === NOT_JSON],
  ['!!bool', (value) => typeof value === 'boolean'],
  ['!!null', (value) => value === null],
  ['!!timestamp', (value) => typeof value === 'string'],
]);

const OTHERS: ReadonlySet<string> = new Set(['', '!', '!!str', '!!binary', '!!map', '!!seq', '!!merge']);

/** A tag in its short form, `!!str`. */
export function shortTag(tag: string): string {
  const verbatim = tag.startsWith('!<') && tag.endsWith('>') ? tag.slice(2, -1) : tag;
  return verbatim.startsWith(LONG_PREFIX) ? `!!${verbatim.slice(LONG_PREFIX.length)}` : verbatim;
}

/** Whether a tag means something to the API server's tools. They leave out others without a word. */
export function isKnownTag(tag: string): boolean {
  const short = shortTag(tag);
  return OTHERS.has(short) || TYPES.has(short);
}

/** The value of a scalar. Throws a `YamlError` if it has none. */
export function scalarValue(node: YamlNode): string | number | boolean | null {
  if (node.tag === '') return node.style === TOKEN.plain ? jsonValue(node, resolvePlain(node.text)) : node.text;
  const tag = shortTag(node.tag);
  if (tag === '!!binary') return decoded(node);
  const fits = TYPES.get(tag);
  if (fits === undefined) return node.text;
  const value = resolvePlain(node.text);
  if (!fits(value)) throw new YamlError(`${JSON.stringify(node.text)} cannot be read as ${tag}`, node.start);
  return jsonValue(node, value);
}

function jsonValue(node: YamlNode, value: ResolvedScalar): string | number | boolean | null {
  if (value === NOT_JSON) throw new YamlError(`${node.text} is no number of JSON; put it in quotes if it is a text`, node.start);
  return value;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decoded({ text, start }: YamlNode): string {
  const characters = text.replace(/[\r\n]/g, '');
  if (!BASE64.test(characters)) throw new YamlError('what is tagged !!binary must be base64', start);
  return new TextDecoder().decode(Uint8Array.from(atob(characters), (character) => character.charCodeAt(0)));
}
