import type { Node } from './ast';
import { BUILTIN_NAMES, PREDICATE_BUILTINS } from './builtin-names';
import { parseExpression, parseSequence } from './parser';
import type { ParserState } from './parser';
import type { Token } from './token';

const WORD = /^[\p{L}_$][\p{L}\p{Nd}_$]*$/u;

/** What may follow a value: members, indexes, slices and calls of methods. */
export function parsePostfix(state: ParserState, first: Node): Node {
  const { tokens } = state;
  let node = first;
  for (;;) {
    const token = tokens.current;
    const optional = token.kind === 'Operator' && token.value === '?.';
    if (optional || tokens.is('Operator', '.')) {
      tokens.take();
      node = optional && tokens.is('Bracket', '[') ? parseIndex(state, node, tokens.take(), true) : parseMember(state, node, optional);
    } else if (tokens.is('Bracket', '[')) {
      node = parseIndex(state, node, tokens.take(), false);
    } else {
      return node;
    }
  }
}

function parseMember(state: ParserState, object: Node, optional: boolean): Node {
  const { tokens } = state;
  const name = tokens.take();
  if (name.kind !== 'Identifier' && !(name.kind === 'Operator' && WORD.test(name.value))) tokens.fail('expected name', name);
  const { offset } = name;
  const inChain = object.kind === 'chain';
  const property = tokens.node<Node>({ kind: 'string', value: name.value, offset });
  const method = tokens.is('Bracket', '(');
  const member = tokens.node<Node>({ kind: 'member', object: inChain ? object.inner : object, property, optional, method, offset });
  const node = method ? tokens.node<Node>({ kind: 'call', callee: member, args: parseArguments(state, []), offset }) : member;
  return inChain || optional ? tokens.node({ kind: 'chain', inner: node, offset }) : node;
}

function parseIndex(state: ParserState, object: Node, bracket: Token, optional: boolean): Node {
  const { tokens } = state;
  const { offset } = bracket;
  const from = tokens.is('Operator', ':') ? undefined : parseExpression(state, 0);
  if (tokens.accept('Operator', ':')) {
    const to = tokens.is('Bracket', ']') ? undefined : parseExpression(state, 0);
    tokens.expect('Bracket', ']');
    return tokens.node({ kind: 'slice', object, from, to, offset });
  }
  tokens.expect('Bracket', ']');
  if (from === undefined) return tokens.unexpected();
  const member = tokens.node<Node>({ kind: 'member', object, property: from, optional, method: false, offset });
  return optional ? tokens.node({ kind: 'chain', inner: member, offset }) : member;
}

/**
 * A call of a function; `piped` holds the value before a `|`, which is its first argument.
 * `hiding` are the names that stand for a variable even if a function has them too.
 */
export function parseCall(state: ParserState, name: Token, piped: readonly Node[], hiding = state.variables): Node {
  const { tokens } = state;
  const { offset } = name;
  const hidden = hiding.has(name.value);
  const predicate = hidden ? undefined : PREDICATE_BUILTINS.get(name.value);
  if (predicate !== undefined) {
    return tokens.node({ kind: 'builtin', name: name.value, args: parsePredicateArguments(state, predicate.slice(piped.length), piped), offset });
  }
  if (!hidden && BUILTIN_NAMES.has(name.value)) {
    return tokens.node({ kind: 'builtin', name: name.value, args: parseArguments(state, piped), offset });
  }
  const callee = tokens.node<Node>({ kind: 'identifier', name: name.value, offset });
  return tokens.node({ kind: 'call', callee, args: parseArguments(state, piped), offset });
}

function parseArguments(state: ParserState, piped: readonly Node[]): readonly Node[] {
  const { tokens } = state;
  const args = [...piped];
  tokens.expect('Bracket', '(');
  while (!tokens.is('Bracket', ')')) {
    if (args.length > piped.length) {
      tokens.expect('Operator', ',');
      if (tokens.is('Bracket', ')')) break;
    }
    args.push(parseExpression(state, 0));
  }
  tokens.expect('Bracket', ')');
  return args;
}

function parsePredicateArguments(state: ParserState, kinds: readonly string[], piped: readonly Node[]): readonly Node[] {
  const { tokens } = state;
  const args = [...piped];
  tokens.expect('Bracket', '(');
  for (const [index, kind] of kinds.entries()) {
    if (tokens.is('Bracket', ')')) {
      if (kind.startsWith('optional')) break;
      tokens.fail(`expected at least ${kinds.length} arguments`);
    }
    if (index > 0) tokens.expect('Operator', ',');
    args.push(kind.endsWith('predicate') ? parsePredicate(state) : parseExpression(state, 0));
  }
  tokens.accept('Operator', ',');
  tokens.expect('Bracket', ')');
  return args;
}

function parsePredicate(state: ParserState): Node {
  const { tokens } = state;
  const { offset } = tokens.current;
  const inner = { ...state, depth: state.depth + 1 };
  if (tokens.accept('Bracket', '{')) {
    const body = parseSequence(inner);
    tokens.expect('Bracket', '}');
    return tokens.node({ kind: 'predicate', body, offset });
  }
  const body = parseExpression(inner, 0);
  if (tokens.is('Operator', ';')) tokens.fail('wrap predicate with brackets { and }');
  return tokens.node({ kind: 'predicate', body, offset });
}
