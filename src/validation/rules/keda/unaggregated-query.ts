import { seriesShape } from '../../../kubernetes/promql/series-shape';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { queriesOf, shapeOf } from './query';
import { KEDA, WITH_TRIGGERS } from './trigger';

/** A query that returns whatever series there are. */
export const unaggregatedQuery: Rule = {
  id: 'KEDA008',
  name: 'query without aggregation',
  severity: 'warning',
  cause: 'the result has one series for each pod, instance or whatever the labels tell apart; with a second one every reading of KEDA fails',
  fix: 'put sum(…) around the query, or max(…) where the series are the same number seen twice',
  source: `${KEDA} pkg/scalers/prometheus_scaler.go`,
  kinds: WITH_TRIGGERS,
  check: each(queriesOf, (query, context) => {
    const { expr, type } = shapeOf(query, context);
    return expr !== undefined && type === 'vector' && seriesShape(expr) === 'unknown'
      ? [{ path: query.path, rule: 'should be aggregated: it can return several series, and KEDA fails with more than one' }] : [];
  }),
  samples: {
    noncompliant: [prometheusObject({ query: 'haproxy_backend_current_queue{proxy="shop_svc_web_http"}' })],
    compliant: [prometheusObject({ query: 'sum(haproxy_backend_current_queue{proxy="shop_svc_web_http"})' })],
  },
};
