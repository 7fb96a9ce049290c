import type { PromExpr, PromType } from './ast';
import { PROMQL_FUNCTIONS } from './functions';

/** What an expression evaluates to, as far as its outermost part tells (a wrong query may be told something, too). */
export function typeOf(expr: PromExpr): PromType {
  switch (expr.kind) {
    case 'number':
      return 'scalar';
    case 'string':
      return 'string';
    case 'selector':
    case 'aggregation':
      return 'vector';
    case 'range':
    case 'subquery':
      return 'matrix';
    case 'call':
      return PROMQL_FUNCTIONS.get(expr.function)?.returns ?? 'vector';
    case 'binary':
      return typeOf(expr.left) === 'scalar' && typeOf(expr.right) === 'scalar' ? 'scalar' : 'vector';
    default:
      return typeOf(expr.of);
  }
}

/** The name of a type in Prometheus' messages. */
export function typeName(type: PromType): string {
  if (type === 'vector') return 'instant vector';
  return type === 'matrix' ? 'range vector' : type;
}
