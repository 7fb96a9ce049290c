type ArgumentKind = 'value' | 'predicate' | 'optional value' | 'optional predicate';

/** The functions of expr-lang that take a predicate on the items of a list, with what their arguments are. */
export const PREDICATE_BUILTINS: ReadonlyMap<string, readonly ArgumentKind[]> = new Map<string, readonly ArgumentKind[]>([
  ...['all', 'none', 'any', 'one', 'filter', 'map', 'find', 'findIndex', 'findLast', 'findLastIndex', 'groupBy']
    .map((name): [string, readonly ArgumentKind[]] => [name, ['value', 'predicate']]),
  ['count', ['value', 'optional predicate']],
  ['sum', ['value', 'optional predicate']],
  ['sortBy', ['value', 'predicate', 'optional value']],
  ['reduce', ['value', 'predicate', 'optional value']],
]);

/** The functions of expr-lang 1.17 (`builtin/builtin.go`). */
export const BUILTIN_NAMES: ReadonlySet<string> = new Set([
  ...PREDICATE_BUILTINS.keys(),
  'len', 'type', 'abs', 'ceil', 'floor', 'round', 'int', 'float', 'string',
  'trim', 'trimPrefix', 'trimSuffix', 'upper', 'lower', 'split', 'splitAfter', 'replace', 'repeat', 'join', 'indexOf', 'lastIndexOf',
  'hasPrefix', 'hasSuffix', 'max', 'min', 'mean', 'median', 'toJSON', 'fromJSON', 'toBase64', 'fromBase64', 'now', 'duration', 'date', 'timezone',
  'first', 'last', 'get', 'take', 'keys', 'values', 'toPairs', 'fromPairs', 'reverse', 'uniq', 'concat', 'flatten', 'sort',
  'bitand', 'bitor', 'bitxor', 'bitnand', 'bitshl', 'bitshr', 'bitushr', 'bitnot',
]);
