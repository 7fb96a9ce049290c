import * as pulumi from '@pulumi/pulumi';
import type { Inputs } from './inputs';
import { metadataOf, type MetadataArgs } from './metadata';
import { register } from './register';
import { fieldsOf } from '../kubernetes/declared/options';
import { withMetadata } from '../plan/metadata';
import { planQueueBacklogConsumer, type QueueBacklogConsumerSpec } from '../plan/queue-backlog-consumer';

/** Arguments of `QueueBacklogConsumer`. */
export interface QueueBacklogConsumerArgs extends Inputs<Omit<QueueBacklogConsumerSpec, 'metadata' | 'backlog' | 'alsoScaleOn'>> {
  /** Where the work waits. */
  readonly backlog: QueueBacklogConsumerSpec['backlog'];
  /** What asks for replicas beside the backlog; the largest wish wins. */
  readonly alsoScaleOn?: NonNullable<QueueBacklogConsumerSpec['alsoScaleOn']>;
  /** Names, labels and annotations. */
  readonly metadata?: MetadataArgs;
}

/** A consumer that scales on the work that waits for it; the twin of the cdk8s construct of the same name. */
export class QueueBacklogConsumer extends pulumi.ComponentResource {
  /** The Deployment; undefined for an existing workload and for Jobs. */
  public readonly deployment?: pulumi.CustomResource;
  /** The ScaledObject or ScaledJob. */
  public readonly autoscaler: pulumi.CustomResource;
  /** Every registered object by its id, such as `TriggerAuthentication` or `Autoscaler`. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;

  constructor(name: string, args: QueueBacklogConsumerArgs, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:QueueBacklogConsumer', name, fieldsOf(args), opts);
    const plan = planQueueBacklogConsumer(withMetadata(args, (own) => metadataOf(name, own)));
    this.objects = register(this, 'QueueBacklogConsumer', name, plan);
    const { Deployment, Autoscaler } = this.objects;
    if (Deployment !== undefined) this.deployment = Deployment;
    this.autoscaler = Autoscaler!;
    this.registerOutputs({ objects: this.objects });
  }
}
