import type { JsonObject } from '../../../kubernetes/json';
import type { Quantity } from '../../../kubernetes/quantity';
import { has, optionalStruct, struct, structs } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index, key } from '../field-path';
import { amountsOf, validateResources } from './container-resources';
import type { ResourceAmounts } from './container-resources';
import { isSidecar } from './pod-context';
import type { PodContext } from './pod-context';
import { largerOf, sumOf } from './resource-amounts';
import { isHugePages, validatePodResourceName } from './resource-names';

/** `resources` of a whole pod, against those of its containers (validatePodResources). */
export function validatePodResources(errors: FieldErrors, spec: JsonObject, pod: PodContext, specPath: string): void {
  const resources = optionalStruct(spec, 'resources');
  if (resources === undefined) return;
  const path = child(specPath, 'resources');
  if (pod.os === 'windows') return errors.forbidden(path, 'may not be set for a windows pod');
  if (has(resources, 'claims')) errors.forbidden(child(path, 'claims'), 'claims may not be set for Resources at pod-level');
  validateResources(errors, resources, path, validatePodResourceName, pod.claimNames);
  return validateAggregates(errors, spec, resources, path);
}

function validateAggregates(errors: FieldErrors, spec: JsonObject, resources: JsonObject, path: string): void {
  const requests = amountsOf(resources, 'requests');
  const limits = amountsOf(resources, 'limits');
  for (const [name, total] of aggregate(spec, 'requests')) {
    const own = requests.get(name);
    if (own === undefined || total.compare(own) <= 0) continue;
    const detail = `must be greater than or equal to aggregate container requests of ${total.canonical()}`;
    errors.invalid(key(child(path, 'requests'), name), own.canonical(), detail);
  }
  for (const [name, total] of aggregate(spec, 'limits')) {
    const own = limits.get(name);
    if (!isHugePages(name) || own === undefined || total.compare(own) <= 0) continue;
    errors.invalid(key(child(path, 'limits'), name), own.canonical(), `must be greater than or equal to aggregate container limits of ${total.canonical()}`);
  }
  structs(spec, 'containers').forEach((container, position) => {
    for (const [name, limit] of amountsOf(struct(container, 'resources'), 'limits')) {
      const own = limits.get(name);
      if (own === undefined || limit.compare(own) <= 0) continue;
      const at = child(key(index(child(path, 'containers'), position), name), 'limits');
      errors.invalid(at, limit.canonical(), `must be less than or equal to pod limits of ${own.canonical()}`);
    }
  });
}

/**
 * What the containers of a pod need together (k8s.io/component-helpers/resource.AggregateContainerRequests): those that run at
 * the same time are added up, and an init container with the sidecars before it may need more than that.
 */
function aggregate(spec: JsonObject, which: 'requests' | 'limits'): ReadonlyMap<string, Quantity> {
  const total = new Map<string, Quantity>();
  const sidecars = new Map<string, Quantity>();
  const starting = new Map<string, Quantity>();
  for (const container of structs(spec, 'containers')) add(total, amountsOf(struct(container, 'resources'), which));
  for (const container of structs(spec, 'initContainers')) {
    const own = amountsOf(struct(container, 'resources'), which);
    const needed = new Map(sidecars);
    add(needed, own);
    if (isSidecar(container)) {
      add(total, own);
      add(sidecars, own);
    }
    raise(starting, needed);
  }
  raise(total, starting);
  return total;
}

function add(to: Map<string, Quantity>, amounts: ResourceAmounts): void {
  for (const [name, amount] of amounts) {
    const known = to.get(name);
    to.set(name, known === undefined ? amount : sumOf(known, amount));
  }
}

function raise(to: Map<string, Quantity>, amounts: ReadonlyMap<string, Quantity>): void {
  for (const [name, amount] of amounts) to.set(name, largerOf(to.get(name), amount));
}
