import { anyName } from '../../alike';
import { each } from '../../each';
import { misspeltText } from '../../misspelt';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { INGRESS_SOURCE, slsMetrics } from './sls-metric';

/** Only the exact text `false` is understood. */
export const endpointFlag: Rule = {
  id: 'SLS009',
  name: 'endpoint switch not understood',
  severity: 'error',
  cause: 'the adapter compares with the exact text "false": every other text leaves the endpoint within the VPC, without a word',
  fix: 'write "true" or "false"',
  source: INGRESS_SOURCE,
  fixable: true,
  kinds: [HPA],
  blindTo: anyName,
  check: each(slsMetrics, ({ labels, labelsPath }) => {
    const text = labels['sls.internal.endpoint'];
    if (typeof text !== 'string' || text === 'true' || text === 'false') return [];
    const path = `${labelsPath}[sls.internal.endpoint]`;
    const { edits } = misspeltText(path, text, ['true', 'false']);
    return [{ path, rule: 'must be "true" or "false" exactly', got: text, ...(edits !== undefined && { edits }) }];
  }),
  samples: {
    noncompliant: [slsHpa({ ...SLS_LABELS, 'sls.internal.endpoint': 'False' })],
    compliant: [slsHpa({ ...SLS_LABELS, 'sls.internal.endpoint': 'false' })],
  },
};
