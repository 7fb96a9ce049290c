import type { SyntaxNode } from '@lezer/common';
import type { PromqlProblem } from './lexical';
import { readNumber } from './literals';

/** Whether what Prometheus has behind feature flags is accepted. */
export type PromqlFeatures = 'stable' | 'experimental';

/** A duration as it was read: seconds, or undefined for an experimental expression that only a server can compute. */
export interface ReadDuration {
  readonly seconds: number | undefined;
  readonly problems: readonly PromqlProblem[];
}

// A duration is kept as nanoseconds in 64 bits.
const LARGEST_SECONDS = 2 ** 63 / 1e9;

/** Reads the duration of a range, of a subquery or of an offset (the grammar's `DurationExpr` and `OffsetDurationExpr`). */
export function readDurationNode(node: SyntaxNode, query: string, features: PromqlFeatures): ReadDuration {
  const span = { from: node.from, to: node.to };
  const sign = node.firstChild;
  if (sign?.name === 'UnaryOp' && sign.nextSibling !== null) {
    const { seconds, problems } = readDurationNode(withoutParentheses(sign.nextSibling), query, features);
    return { seconds: seconds === undefined || query.charAt(sign.from) === '+' ? seconds : -seconds, problems };
  }
  const literal = node.getChild('NumberDurationLiteralInDurationContext');
  if (literal === null || query.charAt(node.from) === '(') return { seconds: undefined, problems: experimental(node, query, features) };
  const read = readNumber(query.slice(literal.from, literal.to));
  if ('error' in read) return { seconds: 0, problems: [{ ...span, message: read.error }] };
  const fits = Math.abs(read.value) <= LARGEST_SECONDS;
  return fits ? { seconds: read.value, problems: [] } : { seconds: 0, problems: [{ ...span, message: 'duration out of range' }] };
}

/** Behind the sign of an offset, parentheses around a plain duration are no expression. */
function withoutParentheses(node: SyntaxNode): SyntaxNode {
  const within = node.name === 'OffsetDurationExpr' ? node.firstChild : null;
  return within?.name === 'DurationExpr' ? within : node;
}

function experimental(node: SyntaxNode, query: string, features: PromqlFeatures): readonly PromqlProblem[] {
  const enabled = features === 'experimental' ? [] : [{ from: node.from, to: node.to, message: 'experimental duration expression is not enabled' }];
  return [...enabled, ...divisionsByZero(node, query)];
}

function divisionsByZero(node: SyntaxNode, query: string): readonly PromqlProblem[] {
  const inner = [node.firstChild, node.lastChild].flatMap((child) => (child?.name === 'DurationExpr' ? divisionsByZero(child, query) : []));
  const operator = node.getChild('Div') ?? node.getChild('Mod');
  const divisor = operator === null ? undefined : node.lastChild;
  const read = divisor === undefined || divisor === null ? undefined : readNumber(query.slice(divisor.from, divisor.to));
  if (operator === null || read === undefined || !('value' in read) || read.value !== 0) return inner;
  return [...inner, { from: operator.from, to: operator.to, message: operator.name === 'Div' ? 'division by zero' : 'modulo by zero' }];
}
