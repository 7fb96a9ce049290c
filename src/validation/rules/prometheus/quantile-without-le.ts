import { selectorsOf } from '../../../kubernetes/promql/selectors';
import { mayHaveLabel } from '../../../kubernetes/promql/series-shape';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { expressionsIn, signalQueriesOf, WITH_SIGNALS } from './signal-query';

const BUCKETS = /_bucket$/;

/** Buckets without their bounds. */
export const quantileWithoutLe: Rule = {
  id: 'PROM013',
  name: 'quantile of buckets without le',
  severity: 'error',
  cause: 'histogram_quantile reads the bounds of the buckets from the label le: where an aggregation drops it the result is always empty, which silently counts as 0',
  fix: 'keep the label: sum by (le) (rate(…_bucket[5m]))',
  source: 'Prometheus promql/quantile.go; documentation, histogram_quantile',
  kinds: WITH_SIGNALS,
  check: each(signalQueriesOf, (query, context) => expressionsIn(query, context).flatMap((expr) => {
    const buckets = expr.kind === 'call' && expr.function === 'histogram_quantile' ? expr.arguments[1] : undefined;
    // Native histograms have no buckets of their own name, and no le.
    if (buckets === undefined || mayHaveLabel(buckets, 'le') || !selectorsOf(buckets).some(({ metric = '' }) => BUCKETS.test(metric))) return [];
    return [{ path: query.path, rule: "must keep the label 'le' of the buckets within histogram_quantile" }];
  })),
  samples: {
    noncompliant: [prometheusObject({ query: quantile('') })],
    compliant: [prometheusObject({ query: quantile(' by (le)') })],
  },
};

function quantile(by: string): string {
  return `histogram_quantile(0.95, sum${by} (rate(http_request_duration_seconds_bucket{service="web"}[5m])))`;
}
