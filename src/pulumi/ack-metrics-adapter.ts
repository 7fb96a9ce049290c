import * as pulumi from '@pulumi/pulumi';
import { withDelivery, type InstallArgs } from './delivery';
import { register } from './register';
import { fieldsOf } from '../kubernetes/declared/options';
import { planAckMetricsAdapter, type AckMetricsAdapterSpec } from '../platform/ack-metrics-adapter';

/** Arguments of `AckMetricsAdapter`. */
export type AckMetricsAdapterArgs = InstallArgs<AckMetricsAdapterSpec>;

/** An install of ack-alibaba-cloud-metrics-adapter, which then owns `external.metrics.k8s.io` of the cluster. */
export class AckMetricsAdapter extends pulumi.ComponentResource {
  /** Every registered object by its id. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;

  constructor(name: string, args: AckMetricsAdapterArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:AckMetricsAdapter', name, fieldsOf(args), opts);
    this.objects = register(this, 'AckMetricsAdapter', name, planAckMetricsAdapter(withDelivery(args)));
    this.registerOutputs({ objects: this.objects });
  }
}
