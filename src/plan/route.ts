import { objectMetadata, type Metadata } from './metadata';
import type { Kind } from '../kubernetes/declared/kind';
import { aLeaf, oneOf, aText } from '../kubernetes/declared/scalars';
import { madeBy, mapOf, anObject, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import type { PlannedObject } from '../kubernetes/planned-object';
import { Problems, type Problem } from '../kubernetes/problem';
import type { NamedPort } from '../signals/signal';

/** An Ingress, handled by the controller of its class. */
export interface IngressRouteSpec {
  readonly kind: 'ingress';
  /** `spec.ingressClassName`: `mse`, `apig`, `alb`, `nginx`, `haproxy` or any other class of the cluster. */
  readonly className: Leaf;
  /** Host name. @default - every host */
  readonly host?: Leaf;
  /** Path, starting with a slash. @default '/' */
  readonly path?: string;
  /** @default 'Prefix' */
  readonly pathType?: 'Prefix' | 'Exact' | 'ImplementationSpecific';
  /** Secret with the certificate of the host. @default - no TLS */
  readonly tlsSecret?: Leaf;
  readonly annotations?: Readonly<Record<string, Leaf>>;
}

const INGRESS_KEYS: KeysOf<IngressRouteSpec> = {
  kind: required(oneOf('ingress')), className: required(aLeaf), host: aLeaf, path: aText, pathType: oneOf('Prefix', 'Exact', 'ImplementationSpecific'), tlsSecret: aLeaf, annotations: mapOf(aLeaf),
};

/** An HTTPRoute of the Gateway API. */
export interface HttpRouteSpec {
  readonly kind: 'httpRoute';
  /** The Gateway that carries the route. */
  readonly gateway: Leaf;
  /** @default - the namespace of the route */
  readonly gatewayNamespace?: Leaf;
  /** Listener of the Gateway. @default - all that allow the route */
  readonly sectionName?: Leaf;
  readonly host?: Leaf;
  /** Path, starting with a slash. @default '/' */
  readonly path?: string;
  readonly annotations?: Readonly<Record<string, Leaf>>;
}

const HTTP_ROUTE_KEYS: KeysOf<HttpRouteSpec> = {
  kind: required(oneOf('httpRoute')), gateway: required(aLeaf), gatewayNamespace: aLeaf, sectionName: aLeaf, host: aLeaf, path: aText, annotations: mapOf(aLeaf),
};

/** How requests reach the Service. */
export type RouteSpec = IngressRouteSpec | HttpRouteSpec;

/** A route that `Route` makes. */
export const ROUTE: Kind<RouteSpec> = madeBy('Route', 'kind', { ingress: anObject(INGRESS_KEYS), httpRoute: anObject(HTTP_ROUTE_KEYS) });

/** Problems of a route; paths relative to it. */
export function routeProblems(route: RouteSpec): readonly Problem[] {
  const problems = new Problems();
  problems.check(route.path === undefined || route.path.startsWith('/'), 'path', 'must start with "/"', route.path);
  if (route.kind === 'ingress') problems.check(route.className !== '', 'className', 'must not be empty');
  else problems.check(route.gateway !== '', 'gateway', 'must not be empty');
  return problems.list;
}

/** The Ingress or HTTPRoute in front of the Service. */
export function planRoute(route: RouteSpec, service: string, port: NamedPort, metadata: Metadata): PlannedObject {
  return route.kind === 'ingress' ? planIngress(route, service, port, metadata) : planHttpRoute(route, service, port, metadata);
}

function planIngress(route: IngressRouteSpec, service: string, port: NamedPort, metadata: Metadata): PlannedObject {
  const backend = { service: { name: service, port: { number: port.number } } };
  return {
    id: 'Route',
    draft: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: objectMetadata(metadata, 'Route', { annotations: route.annotations ?? {} }),
      spec: {
        ingressClassName: route.className,
        ...(route.tlsSecret !== undefined && {
          tls: [{ ...(route.host !== undefined && { hosts: [route.host] }), secretName: route.tlsSecret }],
        }),
        rules: [{
          ...(route.host !== undefined && { host: route.host }),
          http: { paths: [{ path: route.path ?? '/', pathType: route.pathType ?? 'Prefix', backend }] },
        }],
      },
    },
  };
}

function planHttpRoute(route: HttpRouteSpec, service: string, port: NamedPort, metadata: Metadata): PlannedObject {
  return {
    id: 'Route',
    draft: {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: objectMetadata(metadata, 'Route', { annotations: route.annotations ?? {} }),
      spec: {
        parentRefs: [{
          name: route.gateway,
          ...(route.gatewayNamespace !== undefined && { namespace: route.gatewayNamespace }),
          ...(route.sectionName !== undefined && { sectionName: route.sectionName }),
        }],
        ...(route.host !== undefined && { hostnames: [route.host] }),
        rules: [{
          matches: [{ path: { type: 'PathPrefix', value: route.path ?? '/' } }],
          backendRefs: [{ name: service, port: port.number }],
        }],
      },
    },
  };
}
