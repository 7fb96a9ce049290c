import type { Node } from './ast';
import { parseCall, parsePostfix } from './parse-postfix';
import { parseExpression } from './parser';
import type { ParserState } from './parser';
import { tokenText } from './token';
import type { Token } from './token';
import { goParseMessage, parseGoFloat } from '../../go-number';

const LARGEST_INTEGER = 2n ** 63n - 1n;

/** A literal, a name, a call, a list or a map, with what follows it. */
export function parseSecondary(state: ParserState): Node {
  const { tokens } = state;
  const token = tokens.current;
  switch (token.kind) {
    case 'Identifier': return parseName(state);
    case 'Number': return parseNumber(state, tokens.take());
    case 'String': return parsePostfix(state, tokens.node({ kind: 'string', value: tokens.take().value, offset: token.offset }));
    case 'Bytes': return parsePostfix(state, tokens.node({ kind: 'bytes', value: tokens.take().value, offset: token.offset }));
    default:
      if (tokens.is('Bracket', '[')) return parsePostfix(state, parseArray(state));
      if (tokens.is('Bracket', '{')) return parsePostfix(state, parseMap(state));
      return tokens.unexpected();
  }
}

function parseName(state: ParserState): Node {
  const { tokens } = state;
  const token = tokens.take();
  const { value: name, offset } = token;
  if (name === 'true' || name === 'false') return tokens.node({ kind: 'bool', value: name === 'true', offset });
  if (name === 'nil') return tokens.node({ kind: 'nil', offset });
  const node = tokens.is('Bracket', '(') ? parseCall(state, token, []) : tokens.node<Node>({ kind: 'identifier', name, offset });
  return parsePostfix(state, node);
}

function parseNumber(state: ParserState, token: Token): Node {
  const { tokens } = state;
  const text = token.value.replaceAll('_', '').toLowerCase();
  if (!text.startsWith('0x') && /[.e]/.test(text)) {
    const { value, error } = parseGoFloat(text);
    if (error !== undefined) tokens.fail(`invalid float literal: ${goParseMessage('ParseFloat', text, error)}`, token);
    return tokens.node({ kind: 'float', value, offset: token.offset });
  }
  if (!/^(?:0x[0-9a-f]+|0o[0-7]+|0b[01]+|[0-9]+)$/.test(text)) tokens.fail('invalid integer literal', token);
  const value = BigInt(/^0[xob]/.test(text) ? text : text.replace(/^0+(?=\d)/, ''));
  if (value > LARGEST_INTEGER) tokens.fail(`invalid integer literal: ${goParseMessage('ParseInt', text, 'value out of range')}`, token);
  return tokens.node({ kind: 'integer', value, offset: token.offset });
}

function parseArray(state: ParserState): Node {
  const { tokens } = state;
  const { offset } = tokens.expect('Bracket', '[');
  const items: Node[] = [];
  while (!tokens.is('Bracket', ']')) {
    if (items.length > 0) {
      tokens.expect('Operator', ',');
      if (tokens.is('Bracket', ']')) break;
    }
    items.push(parseExpression(state, 0));
  }
  tokens.expect('Bracket', ']');
  return tokens.node({ kind: 'array', items, offset });
}

function parseMap(state: ParserState): Node {
  const { tokens } = state;
  const { offset } = tokens.expect('Bracket', '{');
  const pairs: [Node, Node][] = [];
  while (!tokens.is('Bracket', '}')) {
    if (pairs.length > 0) {
      tokens.expect('Operator', ',');
      if (tokens.is('Bracket', '}')) break;
    }
    const key = parseMapKey(state);
    tokens.expect('Operator', ':');
    pairs.push(tokens.node([key, parseExpression(state, 0)]));
  }
  tokens.expect('Bracket', '}');
  return tokens.node({ kind: 'map', pairs, offset });
}

function parseMapKey(state: ParserState): Node {
  const { tokens } = state;
  if (tokens.is('Bracket', '(')) return parseExpression(state, 0);
  if (!tokens.is('Number') && !tokens.is('String') && !tokens.is('Identifier')) {
    const found = `unexpected token ${tokenText(tokens.current)}`;
    tokens.fail(`a map key must be a quoted string, a number, a identifier, or an expression enclosed in parentheses (${found})`);
  }
  const { value, offset } = tokens.take();
  return tokens.node({ kind: 'string', value, offset });
}
