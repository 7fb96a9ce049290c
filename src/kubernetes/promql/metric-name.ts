import { goQuote } from '../go-quote';
import { compileRe2 } from '../re2';
import type { Re2 } from '../re2';
import { expandMatch } from './go-expand';

/** The `name` of a prometheus-adapter rule. */
export interface MetricNameRule {
  /** RE2, unanchored; also filters the series. @default - any name */
  readonly matches?: string;
  /** The template of the name in the API. @default - `$0` without a group, `$1` with one */
  readonly as?: string;
}

/** How a rule names metrics; or what the adapter says about it when it starts. */
export type MetricNamer = { readonly nameOf: (series: string) => string | undefined } | { readonly error: string };

/** Compiles the `name` of a rule (prometheus-adapter v0.12 pkg/naming/metric_namer.go). A series that does not match has no name. */
export function metricNamer({ matches = '', as = '' }: MetricNameRule): MetricNamer {
  const expression = compileRe2(matches === '' ? '.*' : matches);
  if (typeof expression === 'string') return { error: `unable to compile series name match expression ${goQuote(matches)}: ${expression}` };
  const template = as === '' ? defaultTemplate(expression) : as;
  if (template === undefined) return { error: `must specify an 'as' value for name matcher ${goQuote(matches)}` };
  return { nameOf: (series) => expandMatch(expression, template, series) };
}

function defaultTemplate({ groups }: Re2): string | undefined {
  return ['$0', '$1'][groups];
}
