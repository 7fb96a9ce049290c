import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { DELAY_DEFAULT, INGRESS_SOURCE, INTERVAL_DEFAULT, numberLabel, slsMetrics } from './sls-metric';

/** The adapter asks for logs from this many seconds ago on, whatever the labels say. */
const REACH = 100;

/** A window that begins before the logs that the adapter asks for. */
export const reach: Rule = {
  id: 'SLS007',
  name: 'window reaches too far back',
  severity: 'error',
  cause: `the adapter asks only for the last ${REACH} seconds but divides by the whole interval, so the rate reads too low without an error`,
  fix: `lower 'sls.query.interval' or 'sls.query.delay' to ${REACH} together`,
  source: `${INGRESS_SOURCE} getSLSIngressMetrics`,
  kinds: [HPA],
  blindTo: anyName,
  check: each(slsMetrics, (metric) => {
    const interval = numberLabel(metric, 'sls.query.interval', INTERVAL_DEFAULT);
    const delay = numberLabel(metric, 'sls.query.delay', DELAY_DEFAULT);
    if (interval === undefined || delay === undefined) return [];
    const seconds = Math.max(interval, INTERVAL_DEFAULT) + delay;
    return seconds <= REACH ? [] : [{
      path: `${metric.labelsPath}[sls.query.interval]`,
      rule: `and 'sls.query.delay' together must be at most ${REACH} seconds`,
      got: seconds,
    }];
  }),
  samples: {
    noncompliant: [slsHpa({ ...SLS_LABELS, 'sls.query.interval': '95' })],
    compliant: [slsHpa({ ...SLS_LABELS, 'sls.query.interval': '90' })],
  },
};
