import { asList, asObject, asString, ownField } from '../../kubernetes/json';
import type { Json, JsonObject } from '../../kubernetes/json';
import { quantityOf } from '../../kubernetes/quantity';
import { addInt64, toInt64 } from '../int64';
import type { Int64 } from '../int64';
import type { HpaRules } from './rules';

/** The resource requests of the pods of one template, in thousandths. */
export interface PodRequests {
  readonly containers: readonly ContainerRequests[];
  readonly initContainers: readonly InitContainerRequests[];
  /** `spec.resources` of the pod itself; undefined unless it is about cpu, memory or huge pages. */
  readonly pod: { readonly requests: Requests; readonly limits: Requests } | undefined;
  /** `spec.overhead`, which a RuntimeClass fills in. */
  readonly overhead: Requests;
}

interface ContainerRequests {
  readonly name: string;
  readonly requests: Requests;
}

interface InitContainerRequests extends ContainerRequests {
  /** Whether it restarts always and so runs beside the containers. */
  readonly sidecar: boolean;
}

type Requests = Readonly<Record<string, Int64>>;

/** Reads the requests out of a pod's spec, such as `spec.template.spec` of a Deployment. Limits that stand in for requests are seen. */
export function podRequests(podSpec: JsonObject): PodRequests {
  const own = asObject(podSpec.resources);
  const pod = { requests: milliValues(own.requests), limits: milliValues(own.limits) };
  return {
    containers: asList(podSpec.containers).map(containerRequests),
    initContainers: asList(podSpec.initContainers)
      .map((container) => ({ ...containerRequests(container), sidecar: asObject(container).restartPolicy === 'Always' })),
    pod: [...Object.keys(pod.requests), ...Object.keys(pod.limits)].some(podLevel) ? pod : undefined,
    overhead: milliValues(podSpec.overhead),
  };
}

function containerRequests(container: Json): ContainerRequests {
  const { name, resources } = asObject(container);
  const { limits, requests } = asObject(resources);
  // The API server completes the requests of a pod's containers from their limits.
  return { name: asString(name) ?? '', requests: { ...milliValues(limits), ...milliValues(requests) } };
}

function milliValues(quantities: Json | undefined): Requests {
  const entries = Object.entries(asObject(quantities)).map(([resource, text]) => [resource, quantityOf(text)?.milli()] as const);
  return Object.fromEntries(entries.flatMap(([resource, milli]) => milli === undefined ? [] : [[resource, toInt64(milli)]]));
}

/** The resources that can be requested for a pod as a whole. */
function podLevel(resource: string): boolean {
  return resource === 'cpu' || resource === 'memory' || resource.startsWith('hugepages-');
}

/**
 * The request of a pod for a resource, in thousandths, or upstream's error about the lack of one, which ends in the pod's name.
 * With a container name, that container's request. Upstream: `calculateRequests` in replica_calculator.go.
 */
export function requestOf(requests: PodRequests, resource: string, container: string, rules: HpaRules): Int64 | string {
  if (container === '' && requests.pod !== undefined && rules.readsPodRequests) {
    return podLevelRequest(requests, resource) ?? `missing pod-level request for ${resource} in Pod `;
  }
  const sidecars = rules.addsSidecars ? requests.initContainers.filter(({ sidecar }) => sidecar) : [];
  let total: Int64 = 0;
  for (const each of sidecars.length === 0 ? requests.containers : [...requests.containers, ...sidecars]) {
    if (container !== '' && container !== each.name) continue;
    const request = ownField(each.requests, resource);
    if (request === undefined) return `missing request for ${resource} in container ${each.name} of Pod `;
    total = addInt64(total, request);
    if (container !== '') return total;
  }
  return container !== '' && rules.requiresContainer ? `container ${container} not found in Pod ` : total;
}

/** What the scheduler counts: the pod's own request, or else that of its containers, or else the pod's own limit; and overhead. */
function podLevelRequest({ pod, containers, initContainers, overhead }: PodRequests, resource: string): Int64 | undefined {
  const { requests, limits } = (podLevel(resource) ? pod : undefined) ?? { requests: {}, limits: {} };
  const base = ownField(requests, resource) ?? containerTotal(containers, initContainers, resource) ?? ownField(limits, resource);
  const extra = ownField(overhead, resource);
  if (base === undefined || extra === undefined) return base ?? extra;
  return addInt64(base, extra);
}

/** The sum over the containers and sidecars, or the largest step of the start-up if that is more. */
function containerTotal(
  containers: readonly ContainerRequests[], initContainers: readonly InitContainerRequests[], resource: string,
): Int64 | undefined {
  const add = (a: Int64 | undefined, b: Int64 | undefined): Int64 | undefined => (a === undefined || b === undefined ? a ?? b : addInt64(a, b));
  let total: Int64 | undefined;
  for (const { requests } of containers) total = add(total, ownField(requests, resource));
  let sidecars: Int64 | undefined;
  let largestStep: Int64 | undefined;
  for (const { requests, sidecar } of initContainers) {
    const step = add(sidecars, ownField(requests, resource));
    if (sidecar) {
      total = add(total, ownField(requests, resource));
      sidecars = step;
    }
    if (step !== undefined && (largestStep === undefined || step > largestStep)) largestStep = step;
  }
  return total === undefined || (largestStep !== undefined && largestStep > total) ? largestStep : total;
}
