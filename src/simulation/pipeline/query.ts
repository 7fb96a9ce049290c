import type { History } from './history';
import { isSeriesName, knownSeries } from './modelled-series';
import type { SeriesName } from './modelled-series';
import type { Prometheus } from './prometheus';
import { aggregate, combine, RANGE_FUNCTIONS, VALUE_FUNCTIONS } from './query-functions';
import type { Element, Vector } from './query-functions';
import { matchersOf } from '../../kubernetes/promql/ast';
import type { Aggregation, BinaryExpr, Call, PromExpr, VectorSelector } from '../../kubernetes/promql/ast';
import { checkPromql } from '../../kubernetes/promql/check';

/** A query ready to be asked at any second. */
export interface CompiledQuery {
  readonly evaluate: (prometheus: Prometheus, now: number) => Vector;
  /** The series that it reads, each with how far back it looks, in seconds. */
  readonly reads: readonly { readonly series: SeriesName; readonly reachSeconds: number }[];
}

/** Why a query cannot be simulated. */
export interface QueryFault {
  readonly fault: string;
}

type Evaluate = CompiledQuery['evaluate'];

const LOOKBACK_SECONDS = 300;
/** A label that keeps pods apart. */
const POD_LABEL = /^(kubernetes_|exported_)?pod(_name)?$|^instance$/;

/** Compiles a query over what a simulation shows. `series`: what metrics of other names stand for. */
export function compileQuery(query: string, series: Readonly<Record<string, string>> = {}): CompiledQuery | QueryFault {
  const { expr, problems } = checkPromql(query);
  const [problem] = problems;
  if (expr === undefined || problem !== undefined) return { fault: `is refused by Prometheus: ${problem?.message ?? 'bad syntax'}` };
  const compiler = new Compiler(series);
  const evaluate = compiler.compile(expr);
  return compiler.fault === undefined ? { evaluate, reads: compiler.reads } : { fault: compiler.fault };
}

const NOTHING: Evaluate = () => [];

/** Turns expressions into functions; keeps the first thing that it cannot follow. */
class Compiler {
  public fault: string | undefined;
  public readonly reads: { readonly series: SeriesName; readonly reachSeconds: number }[] = [];

  constructor(private readonly known: Readonly<Record<string, string>>) {}

  public compile(expr: PromExpr): Evaluate {
    switch (expr.kind) {
      case 'number':
        return () => [{ pod: undefined, value: expr.value }];
      case 'parentheses':
        return this.compile(expr.of);
      case 'unary': {
        const of = this.compile(expr.of);
        return (prometheus, now) => of(prometheus, now).map(({ pod, value }) => ({ pod, value: -value }));
      }
      case 'selector':
        return this.selector(expr);
      case 'aggregation':
        return this.aggregation(expr);
      case 'binary':
        return this.binary(expr);
      case 'call':
        return this.call(expr);
      default:
        return this.refuse(`has a ${expr.kind} outside of a function, which cannot be simulated`);
    }
  }

  private refuse(fault: string): Evaluate {
    this.fault ??= fault;
    return NOTHING;
  }

  private selector(selector: VectorSelector): Evaluate {
    const offset = (selector.offset ?? 0) / 1000;
    const names = this.seriesOf(selector, LOOKBACK_SECONDS + offset);
    return (prometheus, now) => names.flatMap((name) => elements(prometheus, name, (history) => history.latest(now - offset)));
  }

  private call({ function: name, arguments: given }: Call): Evaluate {
    const overRange = RANGE_FUNCTIONS.get(name);
    const [first] = given;
    const last = given.at(-1);
    if (overRange !== undefined && last?.kind === 'range' && last.of.kind === 'selector' && last.range !== undefined) {
      const range = last.range / 1000;
      const offset = (last.offset ?? 0) / 1000;
      const names = this.seriesOf(last.of, range + offset);
      return (prometheus, now) => names.flatMap((series) => elements(prometheus, series, (history) => overRange(history, now - offset, range)));
    }
    if (name === 'time') return (_, now) => [{ pod: undefined, value: now }];
    if (first !== undefined && (name === 'vector' || name === 'scalar' || name.startsWith('label_') || name.startsWith('sort'))) return this.compile(first);
    const overValues = VALUE_FUNCTIONS.get(name);
    if (overValues === undefined || first === undefined) return this.refuse(`uses ${name}(), which cannot be simulated`);
    const vector = this.compile(first);
    const parameters = given.slice(1).map((argument) => this.compile(argument));
    return (prometheus, now) => {
      const numbers = parameters.map((parameter) => parameter(prometheus, now)[0]?.value ?? Number.NaN);
      return vector(prometheus, now).map(({ pod, value }) => ({ pod, value: overValues(value, numbers) }));
    };
  }

  private aggregation({ operator, grouping, arguments: given }: Aggregation): Evaluate {
    const of = given.at(-1);
    if (of === undefined || given.length > 1) return this.refuse(`uses ${operator}(), which cannot be simulated`);
    const reduce = aggregate(operator);
    if (reduce === undefined) return this.refuse(`uses ${operator}(), which cannot be simulated`);
    const vector = this.compile(of);
    const namesPod = grouping?.labels.some((label) => POD_LABEL.test(label)) ?? false;
    const keepsPods = grouping !== undefined && namesPod === (grouping.mode === 'by');
    return (prometheus, now) => groups(vector(prometheus, now), keepsPods, reduce);
  }

  private binary({ operator: { symbol, bool }, left, right }: BinaryExpr): Evaluate {
    const operate = combine(symbol, bool ? 'gives 0 or 1' : 'filters');
    if (operate === undefined) return this.refuse(`uses '${symbol}', which cannot be simulated`);
    const [before, after] = [this.compile(left), this.compile(right)];
    return (prometheus, now) => operate(before(prometheus, now), after(prometheus, now));
  }

  /** The modelled series that a selector stands for; several where a pattern of names does. */
  private seriesOf(selector: VectorSelector, reachSeconds: number): readonly SeriesName[] {
    const matcher = matchersOf(selector).find(({ label }) => label === '__name__');
    const names = matcher === undefined ? [] : matcher.operator === '=' ? [matcher.value] : matcher.operator === '=~' ? matcher.value.split('|') : [];
    if (names.length === 0) this.refuse('selects series without saying their metric, which cannot be simulated');
    return names.flatMap((name) => {
      const given = Object.hasOwn(this.known, name) ? this.known[name] ?? '' : knownSeries(name) ?? '';
      if (!isSeriesName(given)) {
        this.refuse(`reads ${name}, of which there is no model`);
        return [];
      }
      this.reads.push({ series: given, reachSeconds });
      return [given];
    });
  }
}

function elements(prometheus: Prometheus, name: SeriesName, read: (history: History) => number | undefined): Vector {
  const found: Element[] = [];
  for (const { pod, history } of prometheus.series(name)) {
    const value = read(history);
    if (value !== undefined) found.push({ pod, value });
  }
  return found;
}

function groups(vector: Vector, keepsPods: boolean, reduce: (values: readonly number[]) => number): Vector {
  const values = new Map<number | undefined, number[]>();
  for (const { pod, value } of vector) {
    const key = keepsPods ? pod : undefined;
    const group = values.get(key);
    if (group === undefined) values.set(key, [value]);
    else group.push(value);
  }
  return Array.from(values, ([pod, group]) => ({ pod, value: reduce(group) }));
}
