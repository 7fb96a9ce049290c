/** A stretch of a query, as indexes into its text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a PromQL expression evaluates to: `vector` and `matrix` are Prometheus' instant and range vector. */
export type PromType = 'scalar' | 'vector' | 'matrix' | 'string';

/** A matcher of a vector selector; the metric name is the label `__name__`. */
export interface Matcher extends Span {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

export interface NumberLiteral extends Span {
  readonly kind: 'number';
  readonly value: number;
}

export interface StringLiteral extends Span {
  readonly kind: 'string';
  readonly value: string;
}

/** What `offset` and `@` add to a selector, a range or a subquery. */
export interface Shifted {
  /** Milliseconds; undefined also for an experimental expression. */
  readonly offset?: number;
  /** Unix seconds, or the start or end of a range query. */
  readonly at?: number | 'start' | 'end';
}

export interface VectorSelector extends Span, Shifted {
  readonly kind: 'selector';
  /** The metric name in front of the braces. */
  readonly name?: string;
  /** The matchers within the braces, without the one that `name` stands for. */
  readonly matchers: readonly Matcher[];
}

export interface RangeSelector extends Span, Shifted {
  readonly kind: 'range';
  /** A vector selector, unless the query is wrong. */
  readonly of: PromExpr;
  /** Milliseconds; undefined for an experimental expression. */
  readonly range?: number;
  /** The brackets. */
  readonly brackets: Span;
}

export interface Subquery extends Span, Shifted {
  readonly kind: 'subquery';
  readonly of: PromExpr;
  /** Milliseconds; undefined for an experimental expression. */
  readonly range?: number;
  /** Milliseconds; undefined where Prometheus' evaluation interval is taken. */
  readonly step?: number;
}

export interface Call extends Span {
  readonly kind: 'call';
  readonly function: string;
  readonly arguments: readonly PromExpr[];
}

/** The labels of a `by` or `without`. */
export interface Grouping extends Span {
  readonly mode: 'by' | 'without';
  readonly labels: readonly string[];
}

export interface Aggregation extends Span {
  readonly kind: 'aggregation';
  readonly operator: string;
  readonly grouping?: Grouping;
  /** All arguments; the last one is what is aggregated. */
  readonly arguments: readonly PromExpr[];
}

/** How the series of two vectors are paired. */
export interface VectorMatching {
  readonly mode?: 'on' | 'ignoring';
  readonly labels: readonly string[];
  readonly group?: 'left' | 'right';
  /** The labels of `group_left(…)` or `group_right(…)`. */
  readonly include: readonly string[];
  /** Whether `fill`, `fill_left` or `fill_right` is there. */
  readonly fill: boolean;
}

export interface BinaryOperator extends Span {
  /** In lower case: `+`, `==`, `and`, `atan2`, … */
  readonly symbol: string;
  readonly bool: boolean;
  readonly matching: VectorMatching;
}

export interface BinaryExpr extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: PromExpr;
  readonly right: PromExpr;
}

export interface UnaryExpr extends Span {
  readonly kind: 'unary';
  readonly of: PromExpr;
}

export interface ParenExpr extends Span {
  readonly kind: 'parentheses';
  readonly of: PromExpr;
}

/** An expression of PromQL. */
export type PromExpr =
  | NumberLiteral | StringLiteral | VectorSelector | RangeSelector | Subquery | Call | Aggregation | BinaryExpr | UnaryExpr | ParenExpr;

/** The expressions directly within one. */
export function childrenOf(expr: PromExpr): readonly PromExpr[] {
  switch (expr.kind) {
    case 'number':
    case 'string':
    case 'selector':
      return [];
    case 'call':
    case 'aggregation':
      return expr.arguments;
    case 'binary':
      return [expr.left, expr.right];
    default:
      return [expr.of];
  }
}

/** All matchers of a selector, the one of its metric name included. */
export function matchersOf(selector: VectorSelector): readonly Matcher[] {
  if (selector.name === undefined) return selector.matchers;
  const name: Matcher = { label: '__name__', operator: '=', value: selector.name, from: selector.from, to: selector.from + selector.name.length };
  return [name, ...selector.matchers];
}
