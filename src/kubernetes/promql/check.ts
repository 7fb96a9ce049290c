import { childrenOf } from './ast';
import type { Aggregation, PromExpr, PromType, Span, VectorSelector } from './ast';
import { binaryProblems } from './check-binary';
import { callProblems } from './check-call';
import { matcherProblems, selectorProblems } from './check-selector';
import type { PromqlFeatures } from './durations';
import { AGGREGATION_PARAMETERS, EXPERIMENTAL_AGGREGATIONS } from './functions';
import type { PromqlProblem } from './lexical';
import { parsePromql } from './parse';
import { typeName, typeOf } from './type-of';

/** What a check says about a query. */
export interface CheckedPromql {
  /** Missing if the syntax is wrong. */
  readonly type?: PromType;
  /** Missing if the syntax is wrong. */
  readonly expr?: PromExpr;
  /** Everything that Prometheus refuses, in the order of the text. */
  readonly problems: readonly PromqlProblem[];
}

/**
 * Checks a query as Prometheus 3.14 does before it runs one: syntax, types, arguments, matchers, regular expressions.
 * `features` says whether what is behind feature flags is accepted; by default it is refused, as a server without flags does.
 */
export function checkPromql(query: string, features: PromqlFeatures = 'stable'): CheckedPromql {
  const { expr, problems } = parsePromql(query, features);
  if (expr === undefined) return { problems };
  const all = [...problems, ...expressionProblems(expr, features)];
  return { type: typeOf(expr), expr, problems: all.sort((a, b) => a.from - b.from) };
}

function expressionProblems(expr: PromExpr, features: PromqlFeatures): readonly PromqlProblem[] {
  const within = childrenOf(expr).flatMap((child, index) => (
    isInfoFilter(expr, child, index) ? matcherProblems(child) : expressionProblems(child, features)));
  return [...within, ...ownProblems(expr, features)];
}

/** Whether an expression is the second argument of `info`, which may select everything. */
function isInfoFilter(parent: PromExpr, child: PromExpr, index: number): child is VectorSelector {
  return parent.kind === 'call' && parent.function === 'info' && index === 1 && child.kind === 'selector' && child.name === undefined;
}

function ownProblems(expr: PromExpr, features: PromqlFeatures): readonly PromqlProblem[] {
  switch (expr.kind) {
    case 'selector':
      return selectorProblems(expr);
    case 'call':
      return callProblems(expr, features);
    case 'aggregation':
      return aggregationProblems(expr, features);
    case 'binary':
      return binaryProblems(expr, features);
    case 'unary': {
      const type = typeOf(expr.of);
      return type === 'scalar' || type === 'vector'
        ? []
        : [at(expr, `unary expression only allowed on expressions of type scalar or instant vector, got "${typeName(type)}"`)];
    }
    case 'subquery':
      return typeOf(expr.of) === 'vector' ? [] : [at(expr, `subquery is only allowed on instant vector, got ${typeOf(expr.of)} instead`)];
    default:
      return [];
  }
}

function aggregationProblems(expr: Aggregation, features: PromqlFeatures): readonly PromqlProblem[] {
  const { operator, arguments: given } = expr;
  if (given.length === 0) return [at(expr, 'no arguments for aggregate expression provided')];
  if (features === 'stable' && EXPERIMENTAL_AGGREGATIONS.has(operator)) {
    return [at(expr, `${operator}() is experimental and must be enabled with --enable-feature=promql-experimental-functions`)];
  }
  const parameter = AGGREGATION_PARAMETERS.get(operator);
  const wanted = parameter === undefined ? 1 : 2;
  if (given.length !== wanted) {
    return [at(expr, `wrong number of arguments for aggregate expression provided, expected ${wanted}, got ${given.length}`)];
  }
  return [
    ...expectType(given[wanted - 1], 'vector', 'aggregation expression'),
    ...parameter === undefined ? [] : expectType(given[0], parameter, 'aggregation parameter'),
  ];
}

function expectType(expr: PromExpr | undefined, wanted: PromType, context: string): readonly PromqlProblem[] {
  if (expr === undefined || typeOf(expr) === wanted) return [];
  return [at(expr, `expected type ${typeName(wanted)} in ${context}, got ${typeName(typeOf(expr))}`)];
}

function at({ from, to }: Span, message: string): PromqlProblem {
  return { from, to, message };
}
