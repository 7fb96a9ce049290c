import { childrenOf, type PromExpr } from '../../../kubernetes/promql/ast';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { expressionsIn, RATES, signalQueriesOf, WITH_SIGNALS } from './signal-query';

/** Counters added before their rate is taken. */
export const rateOfSum: Rule = {
  id: 'PROM012',
  name: 'rate of a sum of counters',
  severity: 'warning',
  cause: 'when one pod restarts the sum falls, and rate takes that for a restart of everything: each scaling in shows as a peak, which scales out again',
  fix: 'take the rate first and aggregate after: sum(rate(…[5m]))',
  source: 'Prometheus documentation, rate: aggregate after rate, never before',
  kinds: WITH_SIGNALS,
  check: each(signalQueriesOf, (query, context) => expressionsIn(query, context).flatMap((expr) => {
    const [argument] = expr.kind === 'call' && RATES.has(expr.function) ? expr.arguments : [];
    return expr.kind !== 'call' || argument?.kind !== 'subquery' || !aggregates(argument.of) ? [] : [{ path: query.path, rule: `should take the ${expr.function} before the aggregation` }];
  })),
  samples: {
    noncompliant: [prometheusObject({ query: 'rate(sum(http_requests_total{service="web"})[5m:30s])' })],
    compliant: [prometheusObject({ query: 'sum(rate(http_requests_total{service="web"}[5m]))' })],
  },
};

function aggregates(expr: PromExpr): boolean {
  return expr.kind === 'aggregation' || childrenOf(expr).some(aggregates);
}
