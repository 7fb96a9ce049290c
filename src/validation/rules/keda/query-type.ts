import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { queriesOf, shapeOf } from './query';
import { KEDA, WITH_TRIGGERS } from './trigger';

/** What KEDA does with each type of result but an instant vector. */
const OUTCOMES = {
  scalar: 'KEDA cannot decode it and every reading fails',
  string: 'KEDA cannot decode it and every reading fails',
  matrix: 'KEDA finds no value in it and silently reads 0',
} as const;
const NAMES = { scalar: 'a scalar', string: 'a string', matrix: 'a range of values' } as const;

/** A query whose result KEDA cannot use. */
export const queryType: Rule = {
  id: 'KEDA015',
  name: 'query that returns no instant vector',
  severity: 'error',
  cause: 'KEDA reads one element of an instant vector; every other result fails each reading, or silently counts as 0',
  fix: 'aggregate a range with a function such as sum(rate(x[2m])), and make a vector of a number with vector(…)',
  source: `${KEDA} pkg/scalers/prometheus_scaler.go`,
  kinds: WITH_TRIGGERS,
  check: each(queriesOf, (query, context) => {
    const { type } = shapeOf(query, context);
    return type === undefined || type === 'vector' ? []
      : [{ path: query.path, rule: `must return an instant vector, not ${NAMES[type]}: ${OUTCOMES[type]}` }];
  }),
  samples: {
    noncompliant: [prometheusObject({ query: 'http_requests_total{service="web"}[5m]' })],
    compliant: [prometheusObject()],
  },
};
