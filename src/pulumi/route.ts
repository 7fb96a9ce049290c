import type { Input } from '@pulumi/pulumi';
import type { Inputs } from './inputs';
import { withDefaults } from '../kubernetes/declared/options';
import type { HttpRouteSpec, IngressRouteSpec, RouteSpec } from '../plan/route';

/** Settings of an Ingress. */
export type IngressArgs = Inputs<Omit<IngressRouteSpec, 'kind' | 'className'>>;

/** How requests reach the Service. */
export class Route {
  /** An Ingress of class `mse`: an MSE cloud-native gateway. */
  public static mse(args: IngressArgs = {}): Inputs<RouteSpec> {
    return Route.ingress('mse', args);
  }

  /** An Ingress of class `apig`: a cloud-native API gateway. */
  public static apig(args: IngressArgs = {}): Inputs<RouteSpec> {
    return Route.ingress('apig', args);
  }

  /** An Ingress of class `alb`: an Application Load Balancer of Alibaba Cloud. */
  public static alb(args: IngressArgs = {}): Inputs<RouteSpec> {
    return Route.ingress('alb', args);
  }

  /** An Ingress of class `nginx`: ingress-nginx. */
  public static nginx(args: IngressArgs = {}): Inputs<RouteSpec> {
    return Route.ingress('nginx', args);
  }

  /** An Ingress of class `haproxy`: the HAProxy Kubernetes Ingress Controller. */
  public static haproxy(args: IngressArgs = {}): Inputs<RouteSpec> {
    return Route.ingress('haproxy', args);
  }

  /** An Ingress of any class. */
  public static ingress(className: Input<string>, args: IngressArgs = {}): Inputs<RouteSpec> {
    return withDefaults({ kind: 'ingress', className }, args);
  }

  /** An HTTPRoute of the Gateway API. */
  public static httpRoute(args: Inputs<Omit<HttpRouteSpec, 'kind'>>): Inputs<RouteSpec> {
    return withDefaults({ kind: 'httpRoute' }, args);
  }
}
