import { anyName } from '../../alike';
import { each } from '../../each';
import { misspeltText } from '../../misspelt';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { ADAPTER, SLS_METRICS, slsMetrics } from './sls-metric';

const NAMES = Object.keys(SLS_METRICS);

/** Names that are found on the web and do not exist. */
export const metricName: Rule = {
  id: 'SLS011',
  name: 'metric that the adapter does not serve',
  severity: 'error',
  cause: 'the adapter answers "no any matched metrics from provider" to every reading, so the HPA never scales',
  fix: `use one of ${NAMES.join(', ')}`,
  source: `${ADAPTER} pkg/metrics/sls/sls.go GetExternalMetricInfoList`,
  fixable: true,
  kinds: [HPA],
  blindTo: anyName,
  check: each(slsMetrics, ({ name, path }) => {
    if (Object.hasOwn(SLS_METRICS, name)) return [];
    const at = `${path}.metric.name`;
    return [{ path: at, rule: 'must be a metric that the adapter serves from the Log Service', got: name, ...misspeltText(at, name, NAMES) }];
  }),
  samples: {
    noncompliant: [slsHpa(SLS_LABELS, { name: 'sls_ingress_latency_99' })],
    compliant: [slsHpa(SLS_LABELS, { name: 'sls_ingress_latency_p99' }, { type: 'Value', value: '500' })],
  },
};
