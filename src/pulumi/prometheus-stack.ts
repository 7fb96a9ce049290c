import * as pulumi from '@pulumi/pulumi';
import { withDelivery, type InstallArgs } from './delivery';
import { register } from './register';
import { fieldsOf } from '../kubernetes/declared/options';
import { planPrometheusStack, type PrometheusStackSpec } from '../platform/prometheus-stack';

/** Arguments of `PrometheusStack`. */
export type PrometheusStackArgs = InstallArgs<PrometheusStackSpec>;

/** An install of Prometheus. */
export class PrometheusStack extends pulumi.ComponentResource {
  /** Every registered object by its id. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;
  /** Address for KEDA triggers, without a slash at the end. */
  public readonly serverAddress: string;

  constructor(name: string, args: PrometheusStackArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:PrometheusStack', name, fieldsOf(args), opts);
    const installation = planPrometheusStack(withDelivery(args));
    this.objects = register(this, 'PrometheusStack', name, installation);
    this.serverAddress = installation.serverAddress;
    this.registerOutputs({ objects: this.objects, serverAddress: this.serverAddress });
  }
}
