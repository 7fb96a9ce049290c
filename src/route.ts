import { withDefaults } from './kubernetes/declared/options';
import type { RouteSpec } from './plan/route';
import { specOf } from './spec-of';

/** How the path of an Ingress is compared. */
export enum PathType {
  /** Path elements from the start. */
  PREFIX = 'Prefix',
  /** The whole path. */
  EXACT = 'Exact',
  /** As the controller likes. */
  IMPLEMENTATION_SPECIFIC = 'ImplementationSpecific',
}

/** Settings of an Ingress. */
export interface IngressOptions {
  /**
   * Host name.
   * @default - every host
   */
  readonly host?: string;
  /**
   * Path, starting with a slash.
   * @default '/'
   */
  readonly path?: string;
  /** @default PathType.PREFIX */
  readonly pathType?: PathType;
  /**
   * Secret with the certificate of the host.
   * @default - no TLS
   */
  readonly tlsSecret?: string;
  /** @default - none */
  readonly annotations?: { [key: string]: string };
}

/** Settings of an HTTPRoute. */
export interface HttpRouteOptions {
  /** The Gateway that carries the route. */
  readonly gateway: string;
  /** @default - the namespace of the route */
  readonly gatewayNamespace?: string;
  /**
   * Listener of the Gateway.
   * @default - all that allow the route
   */
  readonly sectionName?: string;
  /** @default - every host of the Gateway */
  readonly host?: string;
  /**
   * Path, starting with a slash.
   * @default '/'
   */
  readonly path?: string;
  /** @default - none */
  readonly annotations?: { [key: string]: string };
}

/** How requests reach the Service. */
export class Route {
  /** An Ingress of class `mse`: an MSE cloud-native gateway. */
  public static mse(options: IngressOptions = {}): Route {
    return Route.ingress('mse', options);
  }

  /** An Ingress of class `apig`: a cloud-native API gateway. */
  public static apig(options: IngressOptions = {}): Route {
    return Route.ingress('apig', options);
  }

  /** An Ingress of class `alb`: an Application Load Balancer of Alibaba Cloud. */
  public static alb(options: IngressOptions = {}): Route {
    return Route.ingress('alb', options);
  }

  /** An Ingress of class `nginx`: ingress-nginx. */
  public static nginx(options: IngressOptions = {}): Route {
    return Route.ingress('nginx', options);
  }

  /** An Ingress of class `haproxy`: the HAProxy Kubernetes Ingress Controller. */
  public static haproxy(options: IngressOptions = {}): Route {
    return Route.ingress('haproxy', options);
  }

  /**
   * An Ingress of any class.
   *
   * @param className `spec.ingressClassName`
   */
  public static ingress(className: string, options: IngressOptions = {}): Route {
    return new Route(withDefaults({ kind: 'ingress', className }, specOf(options)));
  }

  /** An HTTPRoute of the Gateway API. */
  public static httpRoute(options: HttpRouteOptions): Route {
    return new Route(withDefaults({ kind: 'httpRoute' }, specOf(options)));
  }

  /** @internal */
  public readonly _spec: RouteSpec;

  private constructor(spec: RouteSpec) {
    this._spec = spec;
  }
}
