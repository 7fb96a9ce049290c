import type { Bundle } from '../../../kubernetes/bundle';
import { asList, asObject, asString, type JsonObject } from '../../../kubernetes/json';
import { namespaceOf } from '../../../kubernetes/object-ref';

/** The namespaces in which a bundle has workloads. */
export function namespacesWithWorkloads({ workloads }: Bundle): ReadonlySet<string> {
  return new Set(workloads.map(namespaceOf));
}

/** The names of the ports of a pod template. */
export function portNames(template: JsonObject | undefined): readonly string[] {
  const { containers, initContainers } = asObject(asObject(template).spec);
  return [...asList(containers), ...asList(initContainers)]
    .flatMap((container) => asList(asObject(container).ports)).flatMap((port) => asString(asObject(port).name) ?? []);
}
