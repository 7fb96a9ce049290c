import { asObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { SERVICE_MONITOR } from '../kinds';
import { service } from '../samples';
import { namespacesWithServices } from '../services';
import { monitoredNamespaces } from './monitor';
import { monitoredServices, servicesByPodLabel, servicesElsewhere } from './monitored';
import { namespacesWithOtherPods } from './other-pods';
import { serviceMonitor } from './samples';

/** A monitor of nothing. */
export const emptyMonitor: Rule = {
  id: 'WIRING012',
  name: 'monitor selects no Service',
  severity: 'warning',
  cause: 'nothing is scraped, without an error: metrics and alerts of the workload do not exist',
  fix: "use the labels in 'metadata.labels' of the Service, or acknowledge that it is declared elsewhere",
  source: 'prometheus-operator Documentation/platform/troubleshooting.md; kube-linter dangling-servicemonitor',
  kinds: [SERVICE_MONITOR],
  check: (monitor, context) => {
    const namespaces = monitoredNamespaces(monitor);
    const known = context.once(namespacesWithServices);
    // Where the namespace has no Services in this bundle nobody can tell; what it finds elsewhere, or by pods, are rules of their own.
    if (namespaces === undefined || !namespaces.every((name) => known.includes(name))) return [];
    if (namespaces.some((name) => context.once(namespacesWithOtherPods).has(name))) return [];
    const others = [monitoredServices, servicesElsewhere, servicesByPodLabel].some((search) => search(monitor, context).length > 0);
    return others ? [] : [{ path: 'spec.selector', rule: `should match a Service of namespace '${namespaces.join("' or '")}' in this bundle`, got: asObject(monitor.spec).selector }];
  },
  samples: {
    noncompliant: [service(), serviceMonitor({ selector: { matchLabels: { app: 'wep' } } })],
    compliant: [service(), serviceMonitor()],
  },
};
