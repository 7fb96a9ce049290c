import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { INGRESS_SOURCE, slsMetrics, textLabel } from './sls-metric';

/** Without a route the adapter counts the whole logstore. */
export const routeMissing: Rule = {
  id: 'SLS002',
  name: 'route missing',
  severity: 'error',
  cause: 'the adapter takes a missing route for "*" without a word: the workload scales on the traffic of every route in the logstore',
  fix: "give 'sls.ingress.route' as <namespace>-<service>-<port of the Service>",
  source: INGRESS_SOURCE,
  kinds: [HPA],
  blindTo: anyName,
  check: each(slsMetrics, (metric) => (textLabel(metric, 'sls.ingress.route') !== undefined ? [] : [{
    path: `${metric.labelsPath}[sls.ingress.route]`, rule: 'is required: without it all traffic of the logstore counts',
  }])),
  samples: {
    noncompliant: [slsHpa({ 'sls.project': 'shop-access-logs', 'sls.logstore': 'nginx-ingress' })],
    compliant: [slsHpa(SLS_LABELS)],
  },
};
