import { childrenOf, matchersOf } from './ast';
import type { Grouping, Matcher, PromExpr, Span, VectorSelector } from './ast';

/** A vector selector of a query with what is done to it. */
export interface SelectorUse extends Span {
  readonly selector: VectorSelector;
  /** The metric name, wherever it is written; undefined if there is none, or it is matched by a pattern. */
  readonly metric: string | undefined;
  /** All matchers, the one of the metric name included. */
  readonly matchers: readonly Matcher[];
  /** The range directly behind it, in milliseconds. */
  readonly range: number | undefined;
  /** The functions and aggregations around it, the innermost first: `['rate', 'sum']`. */
  readonly within: readonly string[];
}

/** All vector selectors of a query, in the order of the text. */
export function selectorsOf(expr: PromExpr): readonly SelectorUse[] {
  return usesOf(expr, [], undefined);
}

function usesOf(expr: PromExpr, within: readonly string[], range: number | undefined): readonly SelectorUse[] {
  if (expr.kind === 'selector') {
    const matchers = matchersOf(expr);
    const metric = matchers.find(({ label, operator }) => label === '__name__' && operator === '=')?.value;
    return [{ selector: expr, metric, matchers, range, within, from: expr.from, to: expr.to }];
  }
  const around = nameOf(expr);
  const inner = around === undefined ? within : [around, ...within];
  return childrenOf(expr).flatMap((child) => usesOf(child, inner, expr.kind === 'range' ? expr.range : undefined));
}

function nameOf(expr: PromExpr): string | undefined {
  if (expr.kind === 'call') return expr.function;
  return expr.kind === 'aggregation' ? expr.operator : undefined;
}

/** An aggregation that no other one is around, with what it groups by; without grouping everything becomes one series. */
export interface OuterAggregation extends Span {
  readonly operator: string;
  readonly grouping: Grouping | undefined;
}

/** The outermost aggregations of a query: one, unless it combines several with operators; none for plain selectors. */
export function outerAggregations(expr: PromExpr): readonly OuterAggregation[] {
  if (expr.kind !== 'aggregation') return childrenOf(expr).flatMap(outerAggregations);
  return [{ operator: expr.operator, grouping: expr.grouping, from: expr.from, to: expr.to }];
}
