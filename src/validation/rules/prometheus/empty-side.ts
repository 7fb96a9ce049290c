import { mayBeEmpty } from '../../../kubernetes/promql/emptiness';
import { typeOf } from '../../../kubernetes/promql/type-of';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { expressionsIn, signalQueriesOf, WITH_SIGNALS } from './signal-query';

/** A sum that is gone as soon as one part is. */
export const emptySide: Rule = {
  id: 'PROM009',
  name: 'sum that is empty as soon as one part is',
  severity: 'info',
  cause: 'an operator pairs the series of both sides: where one side has none, such as a counter that nobody has touched yet, the whole result is empty',
  fix: 'aggregate both names at once, sum({__name__=~"a|b",…}), or write (… or vector(0)) on each side',
  source: 'Prometheus documentation, operators, vector matching',
  kinds: WITH_SIGNALS,
  check: each(signalQueriesOf, (query, context) => {
    const found = expressionsIn(query, context).some((expr) => expr.kind === 'binary' && expr.operator.symbol === '+'
      && typeOf(expr.left) === 'vector' && typeOf(expr.right) === 'vector' && mayBeEmpty(expr.left) && mayBeEmpty(expr.right));
    return found ? [{ path: query.path, rule: 'is empty as soon as one side of + is' }] : [];
  }),
  samples: {
    noncompliant: [prometheusObject({ query: 'sum(http_inflight{service="web"}) + sum(http_waiting{service="web"})' })],
    compliant: [prometheusObject({ query: 'sum({__name__=~"http_inflight|http_waiting",service="web"})' })],
  },
};
