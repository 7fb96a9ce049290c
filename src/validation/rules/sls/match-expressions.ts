import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { ADAPTER, slsMetrics } from './sls-metric';

/** The adapter reads keys and first values only. */
export const matchExpressions: Rule = {
  id: 'SLS010',
  name: 'expressions in the selector',
  severity: 'error',
  cause: 'the adapter ignores operators: NotIn counts as In, of several values only the first is used, and Exists is skipped',
  fix: 'write matchLabels, one metric for each route',
  source: `${ADAPTER} pkg/metrics/sls/sls.go`,
  kinds: [HPA],
  blindTo: anyName,
  check: each(slsMetrics, ({ path, expressions }) => (expressions.length === 0 ? [] : [{
    path: `${path}.metric.selector.matchExpressions`, rule: 'must not be used, since the adapter ignores the operators',
  }])),
  samples: {
    noncompliant: [slsHpa({}, {
      selector: { matchLabels: SLS_LABELS, matchExpressions: [{ key: 'sls.ingress.route', operator: 'In', values: ['shop-web-80', 'shop-api-80'] }] },
    })],
    compliant: [slsHpa(SLS_LABELS)],
  },
};
