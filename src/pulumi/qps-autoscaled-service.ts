import * as pulumi from '@pulumi/pulumi';
import { planQpsAutoscaledService, type QpsAutoscaledServiceSpec } from '../plan/qps-autoscaled-service';
import type { Inputs } from './inputs';
import { metadataOf, type MetadataArgs } from './metadata';
import { register } from './register';

/** Arguments of `QpsAutoscaledService`. */
export interface QpsAutoscaledServiceArgs extends Inputs<Omit<QpsAutoscaledServiceSpec, 'metadata' | 'signal'>> {
  /** Where the demand is measured. */
  readonly signal: QpsAutoscaledServiceSpec['signal'];
  /** Names, labels and annotations. */
  readonly metadata?: MetadataArgs;
}

/** A service that scales on the demand that reaches it; the twin of the cdk8s construct of the same name. */
export class QpsAutoscaledService extends pulumi.ComponentResource {
  /** Every registered object by its id, such as `Deployment` or `Autoscaler`. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;

  constructor(name: string, args: QpsAutoscaledServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:QpsAutoscaledService', name, args, opts);
    const plan = planQpsAutoscaledService({ ...args, metadata: metadataOf(name, args.metadata) });
    this.objects = register(this, 'QpsAutoscaledService', name, plan);
    this.registerOutputs({ objects: this.objects });
  }
}
