import type { RE2JS } from 're2js';

/** A compiled RE2 expression: the dialect of Go, Prometheus and its adapter, without look-around and back references. */
export interface Re2 {
  /** The number of groups. */
  readonly groups: number;
  /** The numbers of the named groups; of groups of the same name, the first. */
  readonly groupNames: ReadonlyMap<string, number>;
  /** Whether the whole text matches. */
  matchesWhole(text: string): boolean;
  /** The first match anywhere in the text: the whole match, then the groups (undefined where one took no part). */
  find(text: string): readonly (string | undefined)[] | undefined;
}

/**
 * Compiles an RE2 expression; a text is Go's message, such as ``error parsing regexp: missing closing ]: `[` ``. Properties of Unicode must be
 * named as Unicode writes them (`\p{Greek}`, `\p{Lu}`): other letters' case and long names of categories, which Go takes since 1.25, are refused.
 */
export function compileRe2(pattern: string, dot: 'line' | 'all' = 'line'): Re2 | string {
  // Loaded here, since most programs that use this package never come to it.
  const library = module.require('re2js') as typeof import('re2js', { with: { 'resolution-mode': 'require' } });
  let compiled: RE2JS;
  try {
    compiled = library.RE2JS.compile(withDistinctNames(pattern), dot === 'all' ? library.RE2JS.DOTALL : 0);
  } catch (error) {
    if (!(error instanceof library.RE2JSException)) throw error;
    return error.message.replace('`(?s)', '`');
  }
  return {
    groups: compiled.groupCount(),
    groupNames: new Map(Object.entries(compiled.namedGroups())),
    matchesWhole: (text) => compiled.matches(text),
    find: (text) => {
      const matcher = compiled.matcher(text);
      if (!matcher.find()) return undefined;
      return Array.from({ length: compiled.groupCount() + 1 }, (_, group) => matcher.group(group) ?? undefined);
    },
  };
}

/** Quoted text, an escape, a class of characters, or the start of a named group. */
const TOKENS = /\\Q.*?(?:\\E|$)|\\.|\[\^?\]?(?:\\.|\[:\^?[a-z]+:\]|[^\]\\])*\]|\(\?P?<(\w+)>/gs;

/** Go lets groups have the same name, unlike this library: all but the first are made nameless. */
function withDistinctNames(pattern: string): string {
  const seen = new Set<string>();
  return pattern.replace(TOKENS, (token, name: string | undefined) => {
    if (name === undefined || !seen.has(name)) {
      if (name !== undefined) seen.add(name);
      return token;
    }
    return '(';
  });
}
