import { formatPrometheusDuration } from '../../../kubernetes/prometheus-duration';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { RATES, selectorsIn, signalQueriesOf, WITH_SIGNALS } from './signal-query';

/** Milliseconds. */
const LONGEST = 600_000;

/** A mean of the past. */
export const longRange: Rule = {
  id: 'PROM007',
  name: 'window that hides a peak',
  severity: 'info',
  cause: 'the rate is a mean over the window: a peak shows only in part until it has lasted as long as the window, and scaling in lags as much',
  fix: 'use a window of a few minutes, and scaleDown.stabilizationWindowSeconds to keep pods longer',
  source: 'Prometheus documentation, query functions, rate',
  kinds: WITH_SIGNALS,
  check: each(signalQueriesOf, (query, context) => selectorsIn(query, context)
    .filter(({ range = 0, within: [innermost = ''] }) => RATES.has(innermost) && range > LONGEST)
    .map(({ range = 0, within: [innermost = ''] }) => ({ path: query.path, sub: innermost, rule: `scales on the mean of ${formatPrometheusDuration(range)}` }))),
  samples: {
    noncompliant: [prometheusObject({ query: 'sum(rate(http_requests_total{namespace="shop",service="web"}[30m]))' })],
    compliant: [prometheusObject({ query: 'sum(rate(http_requests_total{namespace="shop",service="web"}[5m]))' })],
  },
};
