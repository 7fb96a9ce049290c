import type { Bundle } from '../../../kubernetes/bundle';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { SERVICE } from '../kinds';
import { portsOf } from '../services';

/** The Services of a bundle by the routes that gateways write into their logs: `<namespace>-<service>-<port>`. */
export interface Routes {
  /** The Services that have the route; more than one where names run together, since dashes also stand within names. */
  readonly servicesOf: (route: string) => readonly Manifest[];
  /** The Service whose namespace and name the route begins with, whatever the port; the longest name wins. */
  readonly nearestService: (route: string) => Manifest | undefined;
  /** All routes. */
  readonly all: () => readonly string[];
}

/** The prefix with which ingress-nginx marks routes with session affinity. */
const STICKY = 'sticky-';

/** The routes of a bundle. */
export function routesOf(bundle: Bundle): Routes {
  const byName = new Map<string, Manifest[]>();
  for (const service of bundle.ofKind(SERVICE)) {
    const name = `${namespaceOf(service)}-${service.metadata.name}`;
    const services = byName.get(name);
    if (services === undefined) byName.set(name, [service]);
    else services.push(service);
  }
  const known = new Map<string, readonly Manifest[]>();
  const servicesOf = (route: string): readonly Manifest[] => {
    const found = known.get(route) ?? splits(plain(route)).flatMap(([name, port]) =>
      (byName.get(name) ?? []).filter((service) => hasPort(service, port)));
    known.set(route, found);
    return found;
  };
  return {
    servicesOf,
    nearestService: (route) => splits(plain(route)).map(([name]) => byName.get(name)?.[0]).find((service) => service !== undefined),
    all: () => [...byName].flatMap(([name, services]) => services.flatMap((service) => portsOf(service).map(({ port }) => `${name}-${port ?? ''}`))),
  };
}

/** The route without the mark of session affinity. */
function plain(route: string): string {
  return route.startsWith(STICKY) ? route.slice(STICKY.length) : route;
}

/** The ways to tell a name from a port, the longest name first. */
function splits(route: string): readonly (readonly [name: string, port: string])[] {
  const found: (readonly [string, string])[] = [];
  for (let dash = route.lastIndexOf('-'); dash > 0; dash = route.lastIndexOf('-', dash - 1)) found.push([route.slice(0, dash), route.slice(dash + 1)]);
  return found;
}

/** Routes hold the number of a port, or its name where the backend of the Ingress names it so. */
function hasPort(service: Manifest, text: string): boolean {
  return portsOf(service).some(({ port, name }) => String(port) === text || name === text);
}
