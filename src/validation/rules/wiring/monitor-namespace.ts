import { namespaceOf } from '../../../kubernetes/object-ref';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { SERVICE_MONITOR } from '../kinds';
import { service } from '../samples';
import { monitoredNamespaces } from './monitor';
import { monitoredServices, servicesElsewhere } from './monitored';
import { serviceMonitor } from './samples';

/** A monitor that looks in the wrong namespace. */
export const monitorNamespace: Rule = {
  id: 'WIRING003',
  name: 'monitor does not look in the namespace of the Service',
  severity: 'error',
  cause: 'without a namespaceSelector a monitor looks only in its own namespace: it finds nothing and nothing is scraped, without an error',
  fix: "name the namespace in 'spec.namespaceSelector.matchNames', or put the monitor beside the Service",
  source: 'prometheus-operator Documentation/platform/troubleshooting.md',
  kinds: [SERVICE_MONITOR],
  check: (monitor, context) => {
    const namespaces = monitoredNamespaces(monitor);
    if (namespaces === undefined || monitoredServices(monitor, context).length > 0) return [];
    const [meant] = servicesElsewhere(monitor, context);
    return meant === undefined ? [] : [{
      path: 'spec.namespaceSelector',
      rule: `must include '${namespaceOf(meant)}' to select ${objectReference(meant)}, got only ${namespaces.map((name) => `'${name}'`).join(', ')}`,
    }];
  },
  samples: {
    noncompliant: [service(), serviceMonitor({}, { namespace: 'monitoring' })],
    compliant: [service(), serviceMonitor({ namespaceSelector: { matchNames: ['shop'] } }, { namespace: 'monitoring' })],
  },
};
