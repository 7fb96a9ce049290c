import { haproxyAnnotation, type FoundAnnotation } from './pod-maxconn';
import type { Bundle } from '../../../kubernetes/bundle';
import { haproxyBackendNames, parseHaproxyVersion } from '../../../kubernetes/haproxy-backend';
import { asObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { queriesOf } from '../keda/query';
import { INGRESS, SERVICE } from '../kinds';
import { portsOf } from '../services';
import { backendsOf } from '../wiring/backends';

const QUEUE = /\bhaproxy_backend_current_queue\b/;
const PROXY = /\bproxy\s*=~?\s*"([^"]+)"/g;
/** Versions of the controller that name backends differently. */
const VERSIONS = ['3.2.0', '3.1.0'];

/** A query for the queue in front of a Service. */
export interface QueueQuery {
  readonly path: string;
  readonly proxies: readonly string[];
}

/** The queries of an object for the queues of backends. */
export function queueQueriesOf(object: Manifest): readonly QueueQuery[] {
  return queriesOf(object).filter(({ text }) => QUEUE.test(text)).map(({ path, text }) => ({ path, proxies: [...text.matchAll(PROXY)].map(([, proxy = '']) => proxy) }));
}

/** The Services of a bundle by the names that HAProxy gives their backends. */
export function servicesByBackend(bundle: Bundle): ReadonlyMap<string, Manifest> {
  const services = new Map<string, Manifest>();
  for (const service of bundle.ofKind(SERVICE)) {
    for (const { name, port } of portsOf(service)) {
      const backend = { namespace: namespaceOf(service), service: service.metadata.name, port: { name: name ?? '', number: port ?? 0 } };
      for (const version of VERSIONS) for (const known of haproxyBackendNames(backend, parseHaproxyVersion(version))) services.set(known, service);
    }
  }
  return services;
}

/** The Ingresses of each Service, by namespace and name. */
export function ingressesByService(bundle: Bundle): ReadonlyMap<string, readonly Manifest[]> {
  const ingresses = new Map<string, Manifest[]>();
  for (const ingress of bundle.ofKind(INGRESS)) {
    for (const { namespace, service } of backendsOf(ingress)) {
      const key = `${namespace}/${service}`;
      ingresses.set(key, [...ingresses.get(key) ?? [], ingress]);
    }
  }
  return ingresses;
}

/** An annotation that holds for a Service: its own, or that of an Ingress of it. */
export function annotationFor(service: Manifest, name: string, ingresses: ReadonlyMap<string, readonly Manifest[]>): FoundAnnotation | undefined {
  const own = ingresses.get(`${namespaceOf(service)}/${service.metadata.name}`) ?? [];
  return [service, ...own].map(({ metadata }) => haproxyAnnotation(asObject(metadata).annotations, name)).find((found) => found !== undefined);
}
