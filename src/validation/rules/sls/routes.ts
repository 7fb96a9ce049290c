import type { Bundle } from '../../../kubernetes/bundle';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { SERVICE } from '../kinds';
import { portsOf } from '../services';

/** The Services of a bundle by the routes that gateways write into their logs. */
export interface Routes {
  /** By `<namespace>-<service>-<port>`, with the number and the name of each port. */
  readonly byRoute: ReadonlyMap<string, Manifest>;
  /** The routes of more than one Service, since dashes also stand within names. */
  readonly shared: ReadonlyMap<string, readonly Manifest[]>;
}

/** The prefix with which ingress-nginx marks routes with session affinity. */
const STICKY = 'sticky-';

/** All routes of a bundle. */
export function routesOf(bundle: Bundle): Routes {
  const byRoute = new Map<string, Manifest>();
  const shared = new Map<string, readonly Manifest[]>();
  for (const service of bundle.ofKind(SERVICE)) {
    const name = `${namespaceOf(service)}-${service.metadata.name}`;
    for (const { port, name: portName } of portsOf(service)) {
      for (const end of [port, portName]) {
        if (end === undefined) continue;
        const route = `${name}-${end}`;
        const other = byRoute.get(route);
        if (other === undefined) byRoute.set(route, service);
        else if (other !== service) shared.set(route, [...shared.get(route) ?? [other], service]);
      }
    }
  }
  return { byRoute, shared };
}

/** The Services by `<namespace>-<service>`. */
function servicesByName(bundle: Bundle): ReadonlyMap<string, Manifest> {
  return new Map(bundle.ofKind(SERVICE).map((service) => [`${namespaceOf(service)}-${service.metadata.name}`, service]));
}

/** The route without the mark of session affinity. */
export function plainRoute(route: string): string {
  return route.startsWith(STICKY) ? route.slice(STICKY.length) : route;
}

/** The Service whose name a route begins with; the longest name wins. Undefined if the bundle has none. */
export function serviceOfRoute(route: string, once: <T>(compute: (bundle: Bundle) => T) => T): Manifest | undefined {
  const byName = once(servicesByName);
  for (let end = route.lastIndexOf('-'); end > 0; end = route.lastIndexOf('-', end - 1)) {
    const service = byName.get(route.slice(0, end));
    if (service !== undefined) return service;
  }
  return undefined;
}
