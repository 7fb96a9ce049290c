import { childrenOf, type PromExpr } from '../../../kubernetes/promql/ast';
import { isComparison } from '../../../kubernetes/promql/check-binary';
import { typeOf } from '../../../kubernetes/promql/type-of';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { expressionsIn, signalQueriesOf, WITH_SIGNALS } from './signal-query';

/** A quotient of two readings. */
export const division: Rule = {
  id: 'PROM008',
  name: 'division by what may be 0',
  severity: 'info',
  cause: 'without traffic the divisor is 0 and the result NaN or infinite: KEDA takes that for 0, or for an error with ignoreNullValues "false"; the adapter reports 0',
  fix: 'guard the divisor: … / (… > 0), or clamp_min(…, 1)',
  source: 'Prometheus documentation, operators; KEDA 2.20.2 pkg/scalers/prometheus_scaler.go',
  kinds: WITH_SIGNALS,
  check: each(signalQueriesOf, (query, context) => {
    const found = expressionsIn(query, context).some((expr) => expr.kind === 'binary' && (expr.operator.symbol === '/' || expr.operator.symbol === '%')
      && typeOf(expr.right) === 'vector' && !isGuarded(expr.right));
    return found ? [{ path: query.path, rule: 'divides by a number that may be 0' }] : [];
  }),
  samples: {
    noncompliant: [prometheusObject({ query: quotient('sum(rate(http_requests_total{service="web"}[2m]))') })],
    compliant: [prometheusObject({ query: quotient('(sum(rate(http_requests_total{service="web"}[2m])) > 0)') })],
  },
};

/** Whether 0 is kept away: by a comparison, clamp_min, or another value in its place. */
function isGuarded(expr: PromExpr): boolean {
  if (expr.kind === 'binary' && (expr.operator.symbol === 'or' || isComparison(expr.operator.symbol))) return true;
  return (expr.kind === 'call' && (expr.function === 'clamp_min' || expr.function === 'clamp')) || childrenOf(expr).some(isGuarded);
}

function quotient(divisor: string): string {
  return `sum(rate(http_requests_total{service="web",code=~"5.."}[2m])) / ${divisor}`;
}
