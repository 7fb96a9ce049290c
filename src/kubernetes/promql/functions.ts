import type { PromType } from './ast';

/** What a PromQL function takes and gives. */
export interface PromqlFunction {
  readonly arguments: readonly PromType[];
  /** How many arguments may be there beyond all but the last one; -1 for any number; 0 if all must be there. */
  readonly variadic: number;
  readonly returns: PromType;
  /** Whether a server needs `--enable-feature=promql-experimental-functions`. */
  readonly experimental: boolean;
}

type Signature = readonly [names: string, taken: readonly PromType[], returns: PromType, variadic?: number];

const STABLE: readonly Signature[] = [
  ['abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp', ['vector'], 'vector'],
  ['histogram_avg histogram_count histogram_stddev histogram_stdvar histogram_sum', ['vector'], 'vector'],
  ['absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time', ['matrix'], 'vector'],
  ['max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time', ['matrix'], 'vector'],
  ['clamp', ['vector', 'scalar', 'scalar'], 'vector'],
  ['clamp_max clamp_min', ['vector', 'scalar'], 'vector'],
  ['day_of_month day_of_week day_of_year days_in_month hour minute month year', ['vector'], 'vector', 1],
  ['histogram_fraction', ['scalar', 'scalar', 'vector'], 'vector'],
  ['histogram_quantile', ['scalar', 'vector'], 'vector'],
  ['label_join', ['vector', 'string', 'string', 'string'], 'vector', -1],
  ['label_replace', ['vector', 'string', 'string', 'string', 'string'], 'vector'],
  ['pi time', [], 'scalar'],
  ['predict_linear', ['matrix', 'scalar'], 'vector'],
  ['quantile_over_time', ['scalar', 'matrix'], 'vector'],
  ['round', ['vector', 'scalar'], 'vector', 1],
  ['scalar', ['vector'], 'scalar'],
  ['vector', ['scalar'], 'vector'],
];

const EXPERIMENTAL: readonly Signature[] = [
  ['double_exponential_smoothing', ['matrix', 'scalar', 'scalar'], 'vector'],
  ['end range start step', [], 'scalar'],
  ['histogram_quantiles', ['vector', 'string', 'scalar', 'scalar'], 'vector', 9],
  ['info', ['vector', 'vector'], 'vector', 1],
  ['mad_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time', ['matrix'], 'vector'],
  ['max_of min_of', ['scalar', 'scalar'], 'scalar'],
  ['sort_by_label sort_by_label_desc', ['vector', 'string'], 'vector', -1],
  ['start_timestamp', ['vector'], 'vector'],
];

/** All functions of PromQL by name (Prometheus 3.14 promql/parser/functions.go). */
export const PROMQL_FUNCTIONS: ReadonlyMap<string, PromqlFunction> = new Map([
  ...STABLE.flatMap((signature) => entries(signature, false)),
  ...EXPERIMENTAL.flatMap((signature) => entries(signature, true)),
]);

function entries([names, taken, returns, variadic = 0]: Signature, experimental: boolean): [string, PromqlFunction][] {
  return names.split(' ').map((name) => [name, { arguments: taken, variadic, returns, experimental }]);
}

/** The aggregations that take a parameter in front of the vector, and its type. */
export const AGGREGATION_PARAMETERS: ReadonlyMap<string, PromType> = new Map([
  ['bottomk', 'scalar'], ['count_values', 'string'], ['limit_ratio', 'scalar'], ['limitk', 'scalar'], ['quantile', 'scalar'], ['topk', 'scalar'],
]);

/** The aggregations that a server has only with `--enable-feature=promql-experimental-functions`. */
export const EXPERIMENTAL_AGGREGATIONS: ReadonlySet<string> = new Set(['limitk', 'limit_ratio']);
