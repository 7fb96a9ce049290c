import type { Node } from './ast';
import { tokenize } from './lexer';
import { BINARY_OPERATORS, UNARY_PRECEDENCE, isComparison, isNegatable } from './operators';
import { parseSecondary } from './parse-literal';
import { parseCall, parsePostfix } from './parse-postfix';
import { tokenText } from './token';
import type { Token } from './token';
import { TokenStream } from './token-stream';

/** What the parsing functions share. */
export interface ParserState {
  readonly tokens: TokenStream;
  /** How many predicates are open: `#` is known within them only. */
  readonly depth: number;
  /** Names of variables, which hide functions of the same name. */
  readonly variables: ReadonlySet<string>;
}

/**
 * Parses an expression of expr-lang 1.17 (`parser/parser.go`). Throws an `ExprError` where it is none.
 *
 * @param variables the names that the environment has
 */
export function parseExpr(text: string, variables: ReadonlySet<string>): Node {
  const state: ParserState = { tokens: new TokenStream(tokenize(text)), depth: 0, variables };
  const node = parseSequence(state);
  if (!state.tokens.is('EOF')) state.tokens.unexpected();
  return node;
}

/** Expressions with semicolons between them; the last one counts. */
export function parseSequence(state: ParserState): Node {
  const { tokens } = state;
  const nodes = [parseExpression(state, 0)];
  while (tokens.accept('Operator', ';')) {
    if (tokens.is('EOF')) break;
    nodes.push(parseExpression(state, 0));
  }
  const [first] = nodes;
  return nodes.length === 1 && first !== undefined ? first : tokens.node({ kind: 'sequence', nodes, offset: first?.offset ?? 0 });
}

/** One expression whose operators bind at least as strongly as `precedence`. */
export function parseExpression(state: ParserState, precedence: number): Node {
  const { tokens } = state;
  if (precedence === 0 && tokens.is('Operator', 'let')) return parseDeclaration(state);
  if (precedence === 0 && tokens.is('Operator', 'if')) return parseIf(state);
  const binary = parseBinary(state, parsePrimary(state), precedence);
  return precedence === 0 ? parseTernary(state, binary) : binary;
}

function parseBinary(state: ParserState, first: Node, precedence: number): Node {
  const { tokens } = state;
  let node = first;
  let previous = '';
  while (tokens.is('Operator')) {
    const negation = tokens.is('Operator', 'not') ? tokens.current : undefined;
    const token = negation === undefined ? tokens.current : tokens.following;
    if (negation !== undefined && !isNegatable(token.value)) tokens.fail(`unexpected token ${tokenText(token)}`, token);
    const operator = BINARY_OPERATORS.get(token.value);
    if (operator === undefined || operator.precedence < precedence) break;
    if (negation !== undefined) tokens.take();
    tokens.take();
    if (previous === '??' && token.value !== '??' && token.value !== '|') {
      tokens.fail(`Operator (${token.value}) and coalesce expressions (??) cannot be mixed. Wrap either by parentheses.`, token);
    }
    node = parseRight(state, node, token, operator.precedence + (operator.associativity === 'left' ? 1 : 0), negation);
    previous = token.value;
  }
  return node;
}

function parseRight(state: ParserState, left: Node, token: Token, precedence: number, negation: Token | undefined): Node {
  const { tokens } = state;
  if (token.value === '|') return parseCall(state, tokens.expect('Identifier'), [left]);
  if (isComparison(token.value)) return parseComparison(state, left, token, precedence);
  const right = parseExpression(state, precedence);
  const node = tokens.node<Node>({ kind: 'binary', operator: token.value, left, right, offset: token.offset });
  return negation === undefined ? node : tokens.node({ kind: 'unary', operator: 'not', operand: node, offset: negation.offset });
}

/** A chain of comparisons means that all of them hold. */
function parseComparison(state: ParserState, first: Node, firstToken: Token, precedence: number): Node {
  const { tokens } = state;
  let whole: Node | undefined;
  let left = first;
  let token = firstToken;
  for (;;) {
    const right = parseExpression(state, precedence);
    const part = tokens.node<Node>({ kind: 'binary', operator: token.value, left, right, offset: token.offset });
    whole = whole === undefined ? part : tokens.node<Node>({ kind: 'binary', operator: '&&', left: whole, right: part, offset: token.offset });
    if (!tokens.is('Operator') || !isComparison(tokens.current.value)) return whole;
    left = right;
    token = tokens.take();
  }
}

function parseDeclaration(state: ParserState): Node {
  const { tokens } = state;
  tokens.expect('Operator', 'let');
  const name = tokens.expect('Identifier');
  tokens.expect('Operator', '=');
  const value = parseExpression(state, 0);
  tokens.expect('Operator', ';');
  const body = parseSequence(state);
  return tokens.node({ kind: 'let', name: name.value, value, body, offset: name.offset });
}

function parseIf(state: ParserState): Node {
  const { tokens } = state;
  const { offset } = tokens.expect('Operator', 'if');
  const condition = parseExpression(state, 0);
  const then = parseBlock(state);
  tokens.expect('Operator', 'else');
  const otherwise = tokens.is('Operator', 'if') ? parseIf(state) : parseBlock(state);
  return { kind: 'conditional', condition, then, otherwise, offset };
}

function parseBlock(state: ParserState): Node {
  state.tokens.expect('Bracket', '{');
  const node = parseSequence(state);
  state.tokens.expect('Bracket', '}');
  return node;
}

function parseTernary(state: ParserState, first: Node): Node {
  const { tokens } = state;
  let node = first;
  while (tokens.accept('Operator', '?')) {
    // `a ?: b` stands for `a ? a : b`.
    const then = tokens.is('Operator', ':') ? node : parseExpression(state, 0);
    tokens.expect('Operator', ':');
    const otherwise = parseExpression(state, 0);
    node = tokens.node({ kind: 'conditional', condition: node, then, otherwise, offset: first.offset });
  }
  return node;
}

function parsePrimary(state: ParserState): Node {
  const { tokens } = state;
  const token = tokens.current;
  const unary = token.kind === 'Operator' ? UNARY_PRECEDENCE.get(token.value) : undefined;
  if (unary !== undefined) {
    tokens.take();
    const operand = parseExpression(state, unary);
    return parsePostfix(state, tokens.node({ kind: 'unary', operator: token.value, operand, offset: token.offset }));
  }
  if (tokens.accept('Bracket', '(')) {
    const inner = parseSequence(state);
    tokens.expect('Bracket', ')');
    return parsePostfix(state, inner);
  }
  if (state.depth > 0 && (tokens.is('Operator', '#') || tokens.is('Operator', '.'))) {
    // `.name` is short for `#.name`.
    const name = tokens.accept('Operator', '#') && tokens.is('Identifier') ? tokens.take().value : '';
    return parsePostfix(state, tokens.node({ kind: 'pointer', name, offset: token.offset }));
  }
  if (tokens.accept('Operator', '::')) {
    const name = tokens.expect('Identifier');
    return parsePostfix(state, parseCall(state, name, [], new Set()));
  }
  return parseSecondary(state);
}
