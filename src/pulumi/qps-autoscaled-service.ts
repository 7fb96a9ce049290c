import * as pulumi from '@pulumi/pulumi';
import type { Inputs } from './inputs';
import { metadataOf, type MetadataArgs } from './metadata';
import { register } from './register';
import { fieldsOf } from '../kubernetes/declared/options';
import { withMetadata } from '../plan/metadata';
import { planQpsAutoscaledService, type QpsAutoscaledServiceSpec } from '../plan/qps-autoscaled-service';
import type { AdapterRule, ExternalAdapterRule } from '../signals/signal';

/** Arguments of `QpsAutoscaledService`. */
export interface QpsAutoscaledServiceArgs extends Inputs<Omit<QpsAutoscaledServiceSpec, 'metadata' | 'signal'>> {
  /** Where the demand is measured. */
  readonly signal: QpsAutoscaledServiceSpec['signal'];
  /** Names, labels and annotations. */
  readonly metadata?: MetadataArgs;
}

/** A service that scales on the demand that reaches it; the twin of the cdk8s construct of the same name. */
export class QpsAutoscaledService extends pulumi.ComponentResource {
  /** The Deployment; undefined for an existing workload. */
  public readonly deployment?: pulumi.CustomResource;
  /** The Service in front of the pods. */
  public readonly service: pulumi.CustomResource;
  /** The HorizontalPodAutoscaler or ScaledObject. */
  public readonly autoscaler: pulumi.CustomResource;
  /** Every registered object by its id, such as `Route` or `PodDisruptionBudget`. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;
  /** Rules that the prometheus-adapter of the cluster must have for this service. */
  public readonly adapterRules: readonly AdapterRule[];
  /** External rules that it must have. */
  public readonly externalAdapterRules: readonly ExternalAdapterRule[];
  /** Name of the component. */
  public readonly componentName: string;

  constructor(name: string, args: QpsAutoscaledServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:QpsAutoscaledService', name, fieldsOf(args), opts);
    const plan = planQpsAutoscaledService(withMetadata(args, (own) => metadataOf(name, own)));
    this.objects = register(this, 'QpsAutoscaledService', name, plan);
    const { Deployment, Service, Autoscaler } = this.objects;
    if (Deployment !== undefined) this.deployment = Deployment;
    this.service = Service!;
    this.autoscaler = Autoscaler!;
    this.adapterRules = plan.adapterRules;
    this.externalAdapterRules = plan.externalAdapterRules ?? [];
    this.componentName = name;
    this.registerOutputs({ objects: this.objects });
  }
}
