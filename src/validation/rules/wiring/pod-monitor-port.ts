import { asObject } from '../../../kubernetes/json';
import { parseLabelSelector } from '../../../kubernetes/label-selector';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { POD_MONITOR } from '../kinds';
import { deployment } from '../samples';
import { endpointsOf, monitoredNamespaces, OPERATOR } from './monitor';
import { podMonitor } from './samples';
import { namespacesWithWorkloads, portNames } from './workloads';

/** A port that the selected pods do not have by that name. */
export const podMonitorPort: Rule = {
  id: 'WIRING009',
  name: 'pod monitor on a port without that name',
  severity: 'error',
  cause: 'the port of an endpoint is compared with the names of container ports: another name scrapes nothing, without an error',
  fix: 'write the name of a container port',
  source: OPERATOR,
  kinds: [POD_MONITOR],
  check: (monitor, { bundle, once }) => {
    const selector = parseLabelSelector(asObject(monitor.spec).selector);
    const namespaces = monitoredNamespaces(monitor) ?? [...once(namespacesWithWorkloads)];
    const workloads = namespaces.flatMap((namespace) => bundle.selectedWorkloads(namespace, selector));
    const names = new Set(workloads.flatMap((workload) => portNames(bundle.podTemplate(workload))));
    const [first] = workloads;
    return first === undefined ? [] : endpointsOf(monitor).filter(({ port }) => port !== undefined && !names.has(port)).map(({ path, port }) => ({
      path: `${path}.port`, rule: `must be the name of a port of ${objectReference(first)}, which has ${names.size === 0 ? 'none' : [...names].join(', ')}`, got: port,
    }));
  },
  samples: {
    noncompliant: [deployment(), podMonitor({ podMetricsEndpoints: [{ port: 'metrics' }] })],
    compliant: [deployment(), podMonitor()],
  },
};
