import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Backlog } from './backlog';
import { emit } from './emit';
import type { ExpectedLoad } from './expected-load';
import type { JobOptions } from './job-options';
import { metadataOf, type MetadataOptions } from './metadata-options';
import { withMetadata } from './plan/metadata';
import { planQueueBacklogConsumer } from './plan/queue-backlog-consumer';
import type { PodOptions } from './pod-options';
import type { ScaleOn } from './scale-on';
import type { ScaleTarget } from './scale-target';
import type { KedaOptions } from './scaler';
import { specOf } from './spec-of';

/** Properties of `QueueBacklogConsumer`. */
export interface QueueBacklogConsumerProps {
  /** Where the work waits. */
  readonly backlog: Backlog;
  /** How much of the backlog one pod should carry, in its unit. Greater than 0. */
  readonly targetBacklogPerPod: number;
  /** Upper bound of the replicas, or of the Jobs that run at the same time. Whole number from 1. */
  readonly maxReplicas: number;
  /**
   * Image of the container.
   * @default - required unless `target` names an existing workload
   */
  readonly image?: string;
  /**
   * An existing workload to scale in place of an own Deployment.
   * @default - an own Deployment with `image`
   */
  readonly target?: ScaleTarget;
  /**
   * Lower bound of the replicas. Whole number; 0 only with a backlog that lives without pods.
   * @default - 1, or 0 with `job`
   */
  readonly minReplicas?: number;
  /**
   * Settings of KEDA.
   * @default - KEDA's, with a fallback that holds the count while the backlog cannot be read
   */
  readonly scaler?: KedaOptions;
  /**
   * What asks for replicas beside the backlog; the largest wish wins.
   * @default - nothing
   */
  readonly alsoScaleOn?: ScaleOn[];
  /**
   * One Job for each piece of work, in place of a Deployment.
   * @default - a Deployment
   */
  readonly job?: JobOptions;
  /**
   * The pods around the image.
   * @default - the image and nothing else
   */
  readonly pod?: PodOptions;
  /**
   * Names, labels and annotations.
   * @default - named after the construct, in the namespace of the chart
   */
  readonly metadata?: MetadataOptions;
  /**
   * The load that it is made for; with an objective, synthesis simulates it and warns if the objective is missed.
   * @default - none
   */
  readonly expectedLoad?: ExpectedLoad;
  /**
   * Changes to emitted objects by id, each a JSON merge patch: `{ Deployment: { spec: { minReadySeconds: 5 } } }`.
   * @default - none
   */
  readonly overrides?: { [id: string]: { [field: string]: any } };
}

/**
 * A consumer that scales on the work that waits for it.
 *
 * Emits a Deployment (unless `target` names an existing workload) without `spec.replicas`, a TriggerAuthentication if the
 * backlog needs one, a ScaledObject, and a PodDisruptionBudget as soon as two replicas are guaranteed; with `job` a ScaledJob
 * in place of Deployment and ScaledObject.
 */
export class QueueBacklogConsumer extends Construct {
  /** The Deployment; undefined for an existing workload and for Jobs. */
  public readonly deployment?: ApiObject;
  /** The ScaledObject or ScaledJob. */
  public readonly autoscaler: ApiObject;
  /** Every emitted object by its id, such as `TriggerAuthentication` or `PodDisruptionBudget`. */
  public readonly objects: { [id: string]: ApiObject };

  constructor(scope: Construct, id: string, props: QueueBacklogConsumerProps) {
    super(scope, id);
    const plan = planQueueBacklogConsumer(withMetadata(specOf(props), (own) => metadataOf(this, own)));
    this.objects = emit(this, 'QueueBacklogConsumer', plan);
    const { Deployment, Autoscaler } = this.objects;
    if (Deployment !== undefined) this.deployment = Deployment;
    this.autoscaler = Autoscaler!;
  }
}
