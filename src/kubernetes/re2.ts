import type { RE2JS } from 're2js';

/** A compiled RE2 expression: the dialect of Go, Prometheus and its adapter, without look-around and back references. */
export interface Re2 {
  /** The number of groups. */
  readonly groups: number;
  /** The numbers of the named groups. */
  readonly groupNames: ReadonlyMap<string, number>;
  /** Whether the whole text matches. */
  matchesWhole(text: string): boolean;
  /** The first match anywhere in the text: the whole match, then the groups (undefined where one took no part). */
  find(text: string): readonly (string | undefined)[] | undefined;
}

/** Compiles an RE2 expression; a text is Go's message, such as ``error parsing regexp: missing closing ]: `[` ``. */
export function compileRe2(pattern: string, dot: 'line' | 'all' = 'line'): Re2 | string {
  // Loaded here, since most programs that use this package never come to it.
  const library = module.require('re2js') as typeof import('re2js', { with: { 'resolution-mode': 'require' } });
  let compiled: RE2JS;
  try {
    compiled = library.RE2JS.compile(pattern, dot === 'all' ? library.RE2JS.DOTALL : 0);
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
