import * as pulumi from '@pulumi/pulumi';
import type { Inputs } from './inputs';
import { register } from './register';
import { fieldsOf } from '../kubernetes/declared/options';
import { planAlbConfig, type AlbConfigSpec } from '../platform/alb-config';
import { planApigConfig, planMseIngressConfig, type ApigConfigSpec, type MseIngressConfigSpec } from '../platform/gateway-config';

/** Arguments of `MseIngressConfig`. */
export type MseIngressConfigArgs = Inputs<MseIngressConfigSpec>;
/** Arguments of `ApigConfig`. */
export type ApigConfigArgs = Inputs<ApigConfigSpec>;
/** Arguments of `AlbConfig`. */
export type AlbConfigArgs = Inputs<AlbConfigSpec>;

/** An MSE cloud-native gateway with its log shipping, protected from deletion, and its IngressClass. */
export class MseIngressConfig extends pulumi.ComponentResource {
  /** Every registered object by its id. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;

  constructor(name: string, args: MseIngressConfigArgs, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:MseIngressConfig', name, fieldsOf(args), opts);
    this.objects = register(this, 'MseIngressConfig', name, planMseIngressConfig(args));
    this.registerOutputs({ objects: this.objects });
  }
}

/** A cloud-native API gateway with its log shipping, protected from deletion, and its IngressClass. */
export class ApigConfig extends pulumi.ComponentResource {
  /** Every registered object by its id. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;

  constructor(name: string, args: ApigConfigArgs, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:ApigConfig', name, fieldsOf(args), opts);
    this.objects = register(this, 'ApigConfig', name, planApigConfig(args));
    this.registerOutputs({ objects: this.objects });
  }
}

/** An Application Load Balancer with its access logs, protected from deletion, and its IngressClass. */
export class AlbConfig extends pulumi.ComponentResource {
  /** Every registered object by its id. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;

  constructor(name: string, args: AlbConfigArgs, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:AlbConfig', name, fieldsOf(args), opts);
    this.objects = register(this, 'AlbConfig', name, planAlbConfig(args));
    this.registerOutputs({ objects: this.objects });
  }
}
