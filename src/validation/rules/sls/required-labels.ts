import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { ADAPTER, slsMetrics, textLabel } from './sls-metric';

const REQUIRED = ['sls.project', 'sls.logstore'] as const;

/** The adapter cannot ask without a project and a logstore. */
export const requiredLabels: Rule = {
  id: 'SLS001',
  name: 'project or logstore missing',
  severity: 'error',
  cause: 'the adapter answers every reading with "sls.project and sls.logstore must be provided", so the HPA never scales',
  fix: "give 'sls.project' and 'sls.logstore' in the selector's matchLabels",
  source: `${ADAPTER} pkg/metrics/sls/sls.go`,
  kinds: [HPA],
  blindTo: anyName,
  check: each(slsMetrics, (metric) => REQUIRED
    .filter((key) => textLabel(metric, key) === undefined)
    .map((key) => ({ path: `${metric.labelsPath}[${key}]`, rule: 'is required and must not be empty' }))),
  samples: {
    noncompliant: [slsHpa({ 'sls.project': 'shop-access-logs', 'sls.ingress.route': 'shop-web-80' })],
    compliant: [slsHpa(SLS_LABELS)],
  },
};
