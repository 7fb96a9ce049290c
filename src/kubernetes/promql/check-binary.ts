import type { BinaryExpr, PromExpr } from './ast';
import type { PromqlFeatures } from './durations';
import type { PromqlProblem } from './lexical';
import { typeOf } from './type-of';

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<=', '<', '>=', '>']);
const SET_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'unless']);

/** Whether an operator compares: without `bool` it filters the left side. */
export function isComparison(symbol: string): boolean {
  return COMPARISONS.has(symbol);
}

/** Whether an operator is `and`, `or` or `unless`. */
export function isSetOperator(symbol: string): boolean {
  return SET_OPERATORS.has(symbol);
}

/** What Prometheus says about an operator between two expressions (promql/parser/parse.go checkAST). */
export function binaryProblems(expr: BinaryExpr, features: PromqlFeatures): readonly PromqlProblem[] {
  const { operator, left, right, from, to } = expr;
  const { symbol, bool, matching } = operator;
  const types = [typeOf(left), typeOf(right)];
  const set = isSetOperator(symbol);
  const span = { from, to };
  const messages: PromqlProblem[] = [];
  const say = (fails: boolean, message: string, where: { readonly from: number; readonly to: number } = span): void => {
    if (fails) messages.push({ from: where.from, to: where.to, message });
  };

  say(features === 'stable' && matching.fill, 'binop fill modifiers are experimental and not enabled');
  say(bool && !isComparison(symbol), 'bool modifier can only be used on comparison operators', operator);
  say(isComparison(symbol) && !bool && types.every((type) => type === 'scalar'), 'comparisons between scalars must use BOOL modifier', operator);
  for (const label of matching.mode === 'on' ? matching.labels : []) {
    say(matching.include.includes(label), `label "${label}" must not occur in ON and GROUP clause at once`, operator);
  }
  say(!isOperand(left), 'binary expression must contain only scalar and instant vector types', left);
  say(!isOperand(right), 'binary expression must contain only scalar and instant vector types', right);
  if (types.some((type) => type !== 'vector')) {
    say(matching.labels.length > 0, 'vector matching only allowed between instant vectors');
    say(features === 'experimental' && matching.fill, 'filling in missing series only allowed between instant vectors');
  } else if (set) {
    say(matching.group !== undefined, `no grouping allowed for "${symbol}" operation`);
    say(features === 'experimental' && matching.fill, 'filling in missing series not allowed for set operators');
  }
  say(set && types.includes('scalar'), `set operator "${symbol}" not allowed in binary scalar expression`);
  return messages;
}

function isOperand(expr: PromExpr): boolean {
  return typeOf(expr) === 'scalar' || typeOf(expr) === 'vector';
}
