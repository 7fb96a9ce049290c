import type { Inputs } from './inputs';
import { withDefaults } from '../kubernetes/declared/options';
import type { ArgoCdDeliverySpec, DeliverySpec, FluxDeliverySpec, InstallSpec } from '../platform/delivery';

/** How a chart gets into the cluster. */
export class Delivery {
  /** A Helm release that Pulumi makes. */
  public static helm(): DeliverySpec {
    return { kind: 'helm' };
  }

  /** A Flux HelmRelease with its HelmRepository or OCIRepository. */
  public static flux(args: Omit<FluxDeliverySpec, 'kind'> = {}): DeliverySpec {
    return withDefaults({ kind: 'flux' }, args);
  }

  /** An Argo CD Application. */
  public static argoCd(args: Inputs<Omit<ArgoCdDeliverySpec, 'kind'>> = {}): DeliverySpec {
    return withDefaults({ kind: 'argocd' }, args);
  }
}

/** The arguments of an install; Pulumi makes a Helm release unless another delivery is given. */
export type InstallArgs<Spec extends InstallSpec> = Inputs<Omit<Spec, 'delivery'>> & {
  /** How the chart gets into the cluster. @default Delivery.helm() */
  readonly delivery?: DeliverySpec;
};

/** The arguments with the delivery decided. */
export function withDelivery<Args extends { readonly delivery?: DeliverySpec }>(args: Args): Args & { readonly delivery: DeliverySpec } {
  return withDefaults({ delivery: Delivery.helm() }, args);
}
