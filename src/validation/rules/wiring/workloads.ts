import type { Bundle } from '../../../kubernetes/bundle';
import { asList, asObject, asString, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf } from '../../../kubernetes/object-ref';

/** The namespaces in which a bundle has workloads. */
export function namespacesWithWorkloads({ workloads }: Bundle): ReadonlySet<string> {
  return new Set(workloads.map(namespaceOf));
}

/** The workloads whose pods a Service selects, with the names of their ports. */
export interface ServedWorkload {
  readonly workload: Manifest;
  readonly ports: readonly string[];
}

/** What is behind a Service. */
export function servedWorkloads(service: Manifest, bundle: Bundle): readonly ServedWorkload[] {
  return bundle.workloadsOf(service).map((workload) => ({ workload, ports: portNames(bundle.podTemplate(workload)) }));
}

/** The names of the ports of a pod template. */
export function portNames(template: JsonObject | undefined): readonly string[] {
  const { containers, initContainers } = asObject(asObject(template).spec);
  const names: string[] = [];
  for (const list of [asList(containers), asList(initContainers)]) {
    for (const container of list) {
      for (const port of asList(asObject(container).ports)) {
        const name = asString(asObject(port).name);
        if (name !== undefined) names.push(name);
      }
    }
  }
  return names;
}
