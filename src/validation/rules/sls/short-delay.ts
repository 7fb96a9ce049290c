import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { DELAY_DEFAULT, INGRESS_SOURCE, numberLabel, slsMetrics } from './sls-metric';

/** Logs that have not arrived yet are not counted. */
export const shortDelay: Rule = {
  id: 'SLS008',
  name: 'delay too short for the logs to arrive',
  severity: 'warning',
  cause: 'the newest seconds of the logs are not indexed yet, so requests are missed and the workload is scaled too small',
  fix: `leave 'sls.query.delay' out (${DELAY_DEFAULT} seconds) or raise it`,
  source: INGRESS_SOURCE,
  kinds: [HPA],
  blindTo: anyName,
  check: each(slsMetrics, (metric) => {
    const delay = numberLabel(metric, 'sls.query.delay', DELAY_DEFAULT);
    return delay === undefined || delay < 0 || delay >= DELAY_DEFAULT ? [] : [{
      path: `${metric.labelsPath}[sls.query.delay]`,
      rule: `should be at least ${DELAY_DEFAULT} seconds, which logs need to arrive`,
      got: String(delay),
    }];
  }),
  samples: {
    noncompliant: [slsHpa({ ...SLS_LABELS, 'sls.query.delay': '2' })],
    compliant: [slsHpa({ ...SLS_LABELS, 'sls.query.delay': '15' })],
  },
};
