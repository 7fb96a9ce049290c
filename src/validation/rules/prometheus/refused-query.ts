import { checkPromql } from '../../../kubernetes/promql/check';
import { compileRe2 } from '../../../kubernetes/re2';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { queriesOf, shapeOf, type TriggerQuery } from '../keda/query';
import { WITH_TRIGGERS } from '../keda/trigger';
import { prometheusObject } from '../samples';

/** A query that Prometheus does not run. */
export const refusedQuery: Rule = {
  id: 'PROM001',
  name: 'query that Prometheus refuses',
  severity: 'error',
  cause: 'nobody looks at the query when the object is applied; Prometheus then answers every reading with 400, and the count is frozen',
  fix: 'mend the query',
  source: 'Prometheus 3.14 promql/parser',
  kinds: WITH_TRIGGERS,
  check: each(queriesOf, (query, context) => {
    const suspicious = shapeOf(query, context).problems.length > 0 || brokenPattern(query);
    const [problem] = suspicious ? checkPromql(query.text).problems : [];
    return problem === undefined ? [] : [{
      path: query.path, rule: `is refused by Prometheus at character ${problem.from + 1}: ${problem.message}`,
    }];
  }),
  samples: {
    noncompliant: [prometheusObject({ query: 'sum(rate(http_requests_total{service="web"})' })],
    compliant: [prometheusObject()],
  },
};

const PATTERN = /[=!]~\s*"((?:[^"\\]|\\.)*)"/g;

/** Patterns are checked apart, since the query is checked with other values in their place. */
function brokenPattern({ text }: TriggerQuery): boolean {
  return [...text.matchAll(PATTERN)].some(([, pattern]) => typeof compileRe2(pattern ?? '', 'all') === 'string');
}
