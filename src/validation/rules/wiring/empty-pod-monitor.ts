import { asObject } from '../../../kubernetes/json';
import { parseLabelSelector } from '../../../kubernetes/label-selector';
import type { Rule } from '../../rule';
import { POD_MONITOR } from '../kinds';
import { deployment } from '../samples';
import { monitoredNamespaces } from './monitor';
import { namespacesWithOtherPods } from './other-pods';
import { podMonitor } from './samples';
import { namespacesWithWorkloads } from './workloads';

/** A monitor of no pods. */
export const emptyPodMonitor: Rule = {
  id: 'WIRING013',
  name: 'pod monitor selects no pods',
  severity: 'warning',
  cause: 'nothing is scraped, without an error: metrics and alerts of the workload do not exist',
  fix: 'use the labels of the pod template, or acknowledge that the pods are declared elsewhere',
  source: 'prometheus-operator v0.93 pkg/prometheus/promcfg.go',
  kinds: [POD_MONITOR],
  check: (monitor, { bundle, once }) => {
    const namespaces = monitoredNamespaces(monitor);
    if (namespaces === undefined || !namespaces.every((name) => once(namespacesWithWorkloads).has(name))) return [];
    if (namespaces.some((name) => once(namespacesWithOtherPods).has(name))) return [];
    const { selector } = asObject(monitor.spec);
    return namespaces.some((name) => bundle.selectedWorkloads(name, parseLabelSelector(selector)).length > 0) ? []
      : [{ path: 'spec.selector', rule: `should match the pods of a workload of namespace '${namespaces.join("' or '")}' in this bundle`, got: selector }];
  },
  samples: {
    noncompliant: [deployment(), podMonitor({ selector: { matchLabels: { app: 'wep' } } })],
    compliant: [deployment(), podMonitor()],
  },
};
