import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { RATES, selectorsIn, signalQueriesOf, WITH_SIGNALS } from './signal-query';

const COUNTER = /_(total|bucket)$/;
/** What does not care about the value of a counter, or takes its differences otherwise. */
const APART: ReadonlySet<string> = new Set([
  ...RATES, 'delta', 'idelta', 'deriv', 'resets', 'changes', 'count', 'count_values', 'group', 'absent', 'absent_over_time', 'present_over_time', 'count_over_time', 'timestamp',
]);

/** A number that only grows. */
export const counterWithoutRate: Rule = {
  id: 'PROM004',
  name: 'counter without rate',
  severity: 'warning',
  cause: 'a counter grows as long as its process lives: scaled on its value the workload goes to the maximum and stays there until the pods restart',
  fix: 'take rate(…[2m]) of it before the aggregation',
  source: 'Prometheus documentation, metric types; OpenMetrics: counters end in _total',
  kinds: WITH_SIGNALS,
  check: each(signalQueriesOf, (query, context) => selectorsIn(query, context)
    .filter(({ metric = '', selector, range, within }) => COUNTER.test(metric) && selector.offset === undefined
      && (range === undefined || within.length > 0) && !within.some((name) => APART.has(name)))
    .map(({ metric }) => ({ path: query.path, sub: metric ?? '', rule: `should take the rate of the counter ${metric ?? ''}` }))),
  samples: {
    noncompliant: [prometheusObject({ query: 'sum(http_requests_total{namespace="shop",service="web"})' })],
    compliant: [prometheusObject()],
  },
};
