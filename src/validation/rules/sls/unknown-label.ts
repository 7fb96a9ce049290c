import { anyName } from '../../alike';
import { each } from '../../each';
import { misspeltKey } from '../../misspelt';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { INGRESS_SOURCE, SLS_KEYS, slsMetrics } from './sls-metric';

/** A misspelt label is ignored. */
export const unknownLabel: Rule = {
  id: 'SLS005',
  name: 'label that the adapter does not know',
  severity: 'error',
  cause: 'the adapter ignores labels that it does not know, so a misspelt one silently leaves the default',
  fix: `use one of ${SLS_KEYS.join(', ')}`,
  source: INGRESS_SOURCE,
  fixable: true,
  kinds: [HPA],
  blindTo: anyName,
  check: each(slsMetrics, ({ labels, labelsPath }) => Object.keys(labels)
    .filter((key) => !SLS_KEYS.some((known) => known === key))
    .map((key) => {
      const path = `${labelsPath}[${key}]`;
      return { path, rule: 'is not known to the adapter and is ignored', ...misspeltKey(path, key, labels, SLS_KEYS) };
    })),
  samples: {
    noncompliant: [slsHpa({ ...SLS_LABELS, 'sls.query.max.retry': '3' })],
    compliant: [slsHpa({ ...SLS_LABELS, 'sls.query.max_retry': '3' })],
  },
};
