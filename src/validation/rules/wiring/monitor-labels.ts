import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { SERVICE_MONITOR } from '../kinds';
import { service } from '../samples';
import { OPERATOR } from './monitor';
import { monitoredServices, servicesByPodLabel, servicesElsewhere } from './monitored';
import { serviceMonitor } from './samples';

/** A selector that names the labels of pods. */
export const monitorLabels: Rule = {
  id: 'WIRING002',
  name: 'monitor selects labels that only the pods have',
  severity: 'error',
  cause: 'a ServiceMonitor selects Services by their own labels, not by those of the pods behind them: it finds nothing and nothing is scraped, without an error',
  fix: "give the Service the labels in 'metadata.labels'",
  source: OPERATOR,
  kinds: [SERVICE_MONITOR],
  check: (monitor, context) => {
    if (monitoredServices(monitor, context).length > 0 || servicesElsewhere(monitor, context).length > 0) return [];
    const meant = servicesByPodLabel(monitor, context)[0];
    return meant === undefined ? [] : [{ path: 'spec.selector', rule: `must match the labels of ${objectReference(meant)} itself, not of its pods` }];
  },
  samples: {
    noncompliant: [service({}, { labels: {} }), serviceMonitor()],
    compliant: [service(), serviceMonitor()],
  },
};
