import { asList, asNumber, asObject, asString, type Json } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf } from '../../../kubernetes/object-ref';

/** A Service that a route sends requests to. */
export interface Backend {
  readonly path: string;
  readonly namespace: string;
  readonly service: string;
  /** Path of the port. */
  readonly portPath: string;
  readonly port: string | number | undefined;
}

/** Instead of a port: the AWS load balancer controller reads the backend from an annotation `alb.ingress.kubernetes.io/actions.NAME`. */
const IN_ANNOTATION = 'use-annotation';

/** The backends of an Ingress or HTTPRoute that are Services. */
export function backendsOf(route: Manifest): readonly Backend[] {
  return route.kind === 'Ingress' ? ingressBackends(route) : httpRouteBackends(route);
}

function ingressBackends(ingress: Manifest): readonly Backend[] {
  const spec = asObject(ingress.spec);
  const paths = asList(spec.rules).flatMap((rule, position) => asList(asObject(asObject(rule).http).paths)
    .map((path, index): readonly [string, Json | undefined] => [`spec.rules[${position}].http.paths[${index}].backend`, asObject(path).backend]));
  return [['spec.defaultBackend', spec.defaultBackend] as const, ...paths].flatMap(([path, backend]) => {
    const { name, port } = asObject(asObject(backend).service);
    const { number, name: portName } = asObject(port);
    const service = asString(name);
    return service === undefined || portName === IN_ANNOTATION ? [] : [{
      path: `${path}.service.name`,
      namespace: namespaceOf(ingress),
      service,
      portPath: `${path}.service.port`,
      port: asString(portName) ?? asNumber(number),
    }];
  });
}

function httpRouteBackends(route: Manifest): readonly Backend[] {
  return asList(asObject(route.spec).rules).flatMap((rule, position) => asList(asObject(rule).backendRefs).flatMap((json, index) => {
    const { kind, name, namespace, port } = asObject(json);
    const service = asString(name);
    const path = `spec.rules[${position}].backendRefs[${index}]`;
    return service === undefined || (asString(kind) ?? 'Service') !== 'Service' ? [] : [{
      path: `${path}.name`,
      namespace: asString(namespace) ?? namespaceOf(route),
      service,
      portPath: `${path}.port`,
      port: asNumber(port),
    }];
  }));
}
