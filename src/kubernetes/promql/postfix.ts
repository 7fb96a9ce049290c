import type { PromExpr, RangeSelector, Span, Subquery, VectorSelector } from './ast';
import type { PromqlProblem } from './lexical';

/** An expression with what stands behind it, and what is wrong with that. */
export interface Applied {
  readonly expr: PromExpr;
  readonly problems: readonly PromqlProblem[];
}

const LARGEST_TIMESTAMP = 2 ** 63;

/** Puts a range such as `[5m]` behind an expression; `range` in milliseconds. */
export function applyRange(of: PromExpr, range: number | undefined, brackets: Span): Applied {
  const expr: RangeSelector = { kind: 'range', of, brackets, from: of.from, to: brackets.to, ...(range !== undefined && { range }) };
  const message = rangeMessage(of);
  return { expr, problems: message === undefined ? [] : [{ ...brackets, message }] };
}

function rangeMessage(of: PromExpr): string | undefined {
  if (of.kind !== 'selector') return 'ranges only allowed for vector selectors';
  if (of.offset !== undefined && of.offset !== 0) return 'no offset modifiers allowed before range';
  return typeof of.at === 'number' ? 'no @ modifiers allowed before range' : undefined;
}

/** Puts `offset` behind an expression; `offset` in milliseconds. */
export function applyOffset(of: PromExpr, offset: number | undefined, to: number): Applied {
  if (!isShiftable(of)) {
    return refuse(of, 'offset modifier must be preceded by an instant vector selector or range vector selector or a subquery');
  }
  if (of.offset !== undefined && of.offset !== 0) return refuse(of, 'offset may not be set multiple times');
  return { expr: { ...of, to, ...(offset !== undefined && { offset }) }, problems: [] };
}

/** Puts `@` behind an expression; `at` in Unix seconds. */
export function applyAt(of: PromExpr, at: number | 'start' | 'end', to: number): Applied {
  const { from } = of;
  const outOfBounds = typeof at === 'number' && !(Math.abs(at) < LARGEST_TIMESTAMP);
  const problems = outOfBounds ? [{ from, to: of.to, message: `timestamp out of bounds for @ modifier: ${goFloat(at)}` }] : [];
  if (!isShiftable(of)) {
    const refused = refuse(of, '@ modifier must be preceded by an instant vector selector or range vector selector or a subquery');
    return { expr: of, problems: [...problems, ...refused.problems] };
  }
  if (of.at !== undefined) return { expr: of, problems: [...problems, ...refuse(of, '@ <timestamp> may not be set multiple times').problems] };
  return { expr: { ...of, to, at }, problems };
}

/** A number as Go's `%f` prints it. */
function goFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  return `${BigInt(Math.trunc(value))}.000000`;
}

function isShiftable(expr: PromExpr): expr is VectorSelector | RangeSelector | Subquery {
  return expr.kind === 'selector' || expr.kind === 'range' || expr.kind === 'subquery';
}

function refuse(expr: PromExpr, message: string): Applied {
  return { expr, problems: [{ from: expr.from, to: expr.to, message }] };
}
