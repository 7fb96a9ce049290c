import type { Aggregation, BinaryExpr, Call, PromExpr, VectorSelector } from './ast';
import { matchersOf } from './ast';
import { checkPromql } from './check';
import { isComparison, isSetOperator } from './check-binary';
import { allBut, ANY_LABELS, intersect, isEmptySet, NO_LABELS, only, union, without } from './label-set';
import type { LabelSet } from './label-set';
import { typeOf } from './type-of';

/**
 * How many series a query gives by the way it is built: `one` at most, `many` as soon as a label that it groups by takes
 * a second value, or `unknown` where only the data can tell.
 */
export type SeriesShape = 'one' | 'many' | 'unknown';

/** The labels of a result. */
interface Shape {
  /** The labels that tell its series apart: none, if there can be but one. */
  readonly varying: LabelSet;
  /** The labels that its series may have at all. */
  readonly present: LabelSet;
}

const SINGLE: Shape = { varying: NO_LABELS, present: NO_LABELS };

/** How many series a query gives. A query with wrong syntax is `unknown`. */
export function seriesShape(query: string | PromExpr): SeriesShape {
  const expr = typeof query === 'string' ? checkPromql(query).expr : query;
  if (expr === undefined) return 'unknown';
  const { varying } = shapeOf(expr);
  if (isEmptySet(varying)) return 'one';
  return varying.mode === 'only' ? 'many' : 'unknown';
}

/** The labels that tell the series of a query apart, if they are known: those it groups by, less those that are pinned. */
export function varyingLabels(expr: PromExpr): readonly string[] | undefined {
  const { varying } = shapeOf(expr);
  return varying.mode === 'only' ? [...varying.labels] : undefined;
}

/** Whether the series of a query may have a label. */
export function mayHaveLabel(expr: PromExpr, label: string): boolean {
  return !isEmptySet(intersect(shapeOf(expr).present, only([label])));
}

/** Whether the series of a query have no label at all. */
export function isLabelFree(expr: PromExpr): boolean {
  return isEmptySet(shapeOf(expr).present);
}

function shapeOf(expr: PromExpr): Shape {
  switch (expr.kind) {
    case 'number':
    case 'string':
      return SINGLE;
    case 'selector':
      return selectorShape(expr);
    case 'call':
      return callShape(expr);
    case 'aggregation':
      return aggregationShape(expr);
    case 'binary':
      return binaryShape(expr);
    case 'unary':
      return renamed(shapeOf(expr.of));
    default:
      return shapeOf(expr.of);
  }
}

/** A selector has any labels, but those with one value only do not tell its series apart. */
function selectorShape(selector: VectorSelector): Shape {
  const equal = matchersOf(selector).filter(({ operator }) => operator === '=');
  const missing = equal.filter(({ value }) => value === '').map(({ label }) => label);
  return { varying: allBut(equal.map(({ label }) => label)), present: allBut(missing) };
}

/** What most functions and operators do: the metric name is dropped. */
function renamed({ varying, present }: Shape): Shape {
  return { varying: without(varying, ['__name__']), present: without(present, ['__name__']) };
}

const KEEPS_NAME: ReadonlySet<string> = new Set(['last_over_time', 'first_over_time', 'sort', 'sort_desc', 'sort_by_label', 'sort_by_label_desc', 'info']);
const HISTOGRAM: ReadonlySet<string> = new Set(['histogram_quantile', 'histogram_quantiles', 'histogram_fraction']);

function callShape(call: Call): Shape {
  const { function: name, arguments: given } = call;
  if (typeOf(call) === 'scalar' || name === 'vector') return SINGLE;
  if (name === 'absent' || name === 'absent_over_time') return { varying: NO_LABELS, present: ANY_LABELS };
  const vector = given.find((argument) => typeOf(argument) === 'vector' || typeOf(argument) === 'matrix');
  // `hour()` and its like take the evaluation time.
  if (vector === undefined) return SINGLE;
  const shape = KEEPS_NAME.has(name) ? shapeOf(vector) : renamed(shapeOf(vector));
  const plain = HISTOGRAM.has(name) ? { varying: without(shape.varying, ['le']), present: without(shape.present, ['le']) } : shape;
  if (name === 'info') return widened(plain, ANY_LABELS);
  const added = addedLabel(call);
  if (added === undefined) return plain;
  return name === 'histogram_quantiles' ? enlarged(plain, only([added])) : widened(plain, only([added]));
}

/** Labels are written to each series: they may tell series apart, but do not make more of them. */
function widened(shape: Shape, labels: LabelSet): Shape {
  return isEmptySet(shape.varying) ? { ...shape, present: union(shape.present, labels) } : enlarged(shape, labels);
}

/** Each series becomes several, told apart by these labels. */
function enlarged({ varying, present }: Shape, labels: LabelSet): Shape {
  return { varying: union(varying, labels), present: union(present, labels) };
}

/** The label that a function writes. */
function addedLabel({ function: name, arguments: given }: Call): string | undefined {
  if (name !== 'label_replace' && name !== 'label_join' && name !== 'histogram_quantiles') return undefined;
  const label = given[1];
  return label?.kind === 'string' ? label.value : undefined;
}

const PICKS: ReadonlySet<string> = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio']);

function aggregationShape({ operator, grouping, arguments: given }: Aggregation): Shape {
  const of = given.at(-1);
  if (of === undefined) return SINGLE;
  const inner = shapeOf(of);
  const grouped = (set: LabelSet): LabelSet => {
    if (grouping === undefined) return NO_LABELS;
    return grouping.mode === 'by' ? intersect(set, only(grouping.labels)) : without(set, [...grouping.labels, '__name__']);
  };
  if (PICKS.has(operator)) {
    const picksOne = given[0]?.kind === 'number' && given[0].value === 1 && operator !== 'limit_ratio';
    return { varying: picksOne ? grouped(inner.varying) : inner.varying, present: inner.present };
  }
  const shape = { varying: grouped(inner.varying), present: grouped(inner.present) };
  if (operator !== 'count_values') return shape;
  return enlarged(shape, only(given[0]?.kind === 'string' ? [given[0].value] : []));
}

function binaryShape({ operator, left, right }: BinaryExpr): Shape {
  const [l, r] = [shapeOf(left), shapeOf(right)];
  const filters = isComparison(operator.symbol) && !operator.bool;
  if (typeOf(left) !== 'vector') return filters ? r : renamed(r);
  if (typeOf(right) !== 'vector') return filters ? l : renamed(l);
  const { mode, labels, group, include } = operator.matching;
  const signature = (set: LabelSet): LabelSet => {
    if (mode === undefined) return without(set, ['__name__']);
    return mode === 'on' ? intersect(set, only(labels)) : without(set, [...labels, '__name__']);
  };
  if (operator.symbol === 'or') return orShape(l, r, signature);
  if (isSetOperator(operator.symbol)) {
    const both = operator.symbol === 'and' && mode === undefined;
    return { varying: both ? intersect(l.varying, union(r.varying, only(['__name__']))) : l.varying, present: l.present };
  }
  if (group !== undefined) {
    const [many, one] = group === 'left' ? [renamed(l), r] : [renamed(r), l];
    return widened(many, intersect(one.present, only(include)));
  }
  // One to one: each series of the result stands for a pair, so what does not vary on one side does not vary at all.
  const varying = intersect(signature(l.varying), signature(r.varying));
  return { varying, present: signature(renamed(l).present) };
}

/** The right side gives those series whose signature the left side does not have: none, if all signatures are empty. */
function orShape(left: Shape, right: Shape, signature: (set: LabelSet) => LabelSet): Shape {
  const varying = union(left.varying, right.varying);
  const present = union(left.present, right.present);
  return { varying: union(varying, signature(present)), present };
}
