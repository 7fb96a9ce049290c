import type { BinaryExpr, Call, PromExpr } from './ast';
import { isComparison } from './check-binary';
import { isLabelFree } from './series-shape';
import { typeOf } from './type-of';

/**
 * Whether a query may give nothing at all, such as when a scrape fails. Only a scalar, `vector(…)`, and what is made of those for sure
 * always gives something: `sum(x) or vector(0)` does, `sum(x)` does not.
 */
export function mayBeEmpty(expr: PromExpr): boolean {
  switch (expr.kind) {
    case 'number':
    case 'string':
      return false;
    case 'selector':
      return true;
    case 'call':
      return callMayBeEmpty(expr);
    case 'aggregation':
      return expr.operator.startsWith('limit') || expr.arguments.some(mayBeEmpty);
    case 'binary':
      return binaryMayBeEmpty(expr);
    default:
      return mayBeEmpty(expr.of);
  }
}

function callMayBeEmpty(call: Call): boolean {
  if (typeOf(call) === 'scalar' || call.function === 'vector') return false;
  return call.function.startsWith('absent') || call.function.startsWith('histogram_') || call.arguments.some(mayBeEmpty);
}

function binaryMayBeEmpty({ operator, left, right }: BinaryExpr): boolean {
  if (operator.symbol === 'or') return mayBeEmpty(left) && mayBeEmpty(right);
  if (operator.symbol === 'unless' || mayBeEmpty(left) || mayBeEmpty(right)) return true;
  if (isComparison(operator.symbol) && !operator.bool && !(typeOf(left) === 'scalar' && typeOf(right) === 'scalar')) return true;
  // Two vectors meet for sure only where neither has a label.
  return typeOf(left) === 'vector' && typeOf(right) === 'vector' && !(isLabelFree(left) && isLabelFree(right));
}
