import * as pulumi from '@pulumi/pulumi';
import { withDelivery, type InstallArgs } from './delivery';
import { register } from './register';
import { fieldsOf } from '../kubernetes/declared/options';
import {
  planKnativeAutoscalerConfig, planKnativeServing, type KnativeAutoscalerConfigSpec, type KnativeServingSpec,
} from '../platform/knative-serving';

/** Arguments of `KnativeServing`. */
export type KnativeServingArgs = InstallArgs<KnativeServingSpec>;

/** An install of Knative Serving through its operator. */
export class KnativeServing extends pulumi.ComponentResource {
  /** Every registered object by its id. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;

  constructor(name: string, args: KnativeServingArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:KnativeServing', name, fieldsOf(args), opts);
    this.objects = register(this, 'KnativeServing', name, planKnativeServing(withDelivery(args)));
    this.registerOutputs({ objects: this.objects });
  }
}

/** Settings of the autoscaler of an installed Knative Serving that no operator manages: a patch of its ConfigMap. */
export class KnativeAutoscalerConfig extends pulumi.ComponentResource {
  /** Every registered object by its id. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;

  constructor(name: string, args: KnativeAutoscalerConfigSpec, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:KnativeAutoscalerConfig', name, fieldsOf(args), opts);
    this.objects = register(this, 'KnativeAutoscalerConfig', name, planKnativeAutoscalerConfig(args));
    this.registerOutputs({ objects: this.objects });
  }
}
