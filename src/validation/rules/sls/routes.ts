import type { Bundle } from '../../../kubernetes/bundle';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { SERVICE } from '../kinds';
import { portsOf } from '../services';

/** The Services of a bundle by the routes that gateways write into their logs. */
export interface Routes {
  /** By `<namespace>-<service>-<port>`, with the number and the name of each port; more than one Service where names run together. */
  readonly byRoute: ReadonlyMap<string, readonly Manifest[]>;
  /** By `<namespace>-<service>`. */
  readonly byName: ReadonlyMap<string, readonly Manifest[]>;
}

/** The prefix with which ingress-nginx marks routes with session affinity. */
const STICKY = 'sticky-';

/** All routes of a bundle. */
export function routesOf(bundle: Bundle): Routes {
  const byRoute = new Map<string, Manifest[]>();
  const byName = new Map<string, Manifest[]>();
  for (const service of bundle.ofKind(SERVICE)) {
    const name = `${namespaceOf(service)}-${service.metadata.name}`;
    file(byName, name, service);
    const ports = new Set(portsOf(service).flatMap(({ port, name: portName }) => [port, portName]));
    for (const port of ports) if (port !== undefined) file(byRoute, `${name}-${port}`, service);
  }
  return { byRoute, byName };
}

function file(map: Map<string, Manifest[]>, key: string, service: Manifest): void {
  const services = map.get(key);
  if (services === undefined) map.set(key, [service]);
  else services.push(service);
}

/** The route without the mark of session affinity. */
export function plainRoute(route: string): string {
  return route.startsWith(STICKY) ? route.slice(STICKY.length) : route;
}

/** The Service whose name a route begins with; the longest name wins. Undefined if the bundle has none. */
export function serviceOfRoute(route: string, { byName }: Routes): Manifest | undefined {
  for (let end = route.lastIndexOf('-'); end > 0; end = route.lastIndexOf('-', end - 1)) {
    const service = byName.get(route.slice(0, end))?.[0];
    if (service !== undefined) return service;
  }
  return undefined;
}
