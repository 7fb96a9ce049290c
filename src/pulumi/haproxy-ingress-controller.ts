import * as pulumi from '@pulumi/pulumi';
import { withDelivery, type InstallArgs } from './delivery';
import { register } from './register';
import { fieldsOf } from '../kubernetes/declared/options';
import { planHaproxyIngressController, type HaproxyIngressControllerSpec } from '../platform/haproxy-ingress-controller';

/** Arguments of `HaproxyIngressController`. */
export type HaproxyIngressControllerArgs = InstallArgs<HaproxyIngressControllerSpec>;

/** An install of the HAProxy Kubernetes Ingress Controller with its metrics scraped one way. */
export class HaproxyIngressController extends pulumi.ComponentResource {
  /** Every registered object by its id. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;

  constructor(name: string, args: HaproxyIngressControllerArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:HaproxyIngressController', name, fieldsOf(args), opts);
    this.objects = register(this, 'HaproxyIngressController', name, planHaproxyIngressController(withDelivery(args)));
    this.registerOutputs({ objects: this.objects });
  }
}
