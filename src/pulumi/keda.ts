import * as pulumi from '@pulumi/pulumi';
import { withDelivery, type InstallArgs } from './delivery';
import { register } from './register';
import { fieldsOf } from '../kubernetes/declared/options';
import { planKeda, type KedaSpec } from '../platform/keda';

/** Arguments of `Keda`. */
export type KedaArgs = InstallArgs<KedaSpec>;

/** An install of KEDA, which then owns `external.metrics.k8s.io` of the cluster. */
export class Keda extends pulumi.ComponentResource {
  /** Every registered object by its id. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;

  constructor(name: string, args: KedaArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:Keda', name, fieldsOf(args), opts);
    this.objects = register(this, 'Keda', name, planKeda(withDelivery(args)));
    this.registerOutputs({ objects: this.objects });
  }
}
