import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { rememberAdapterRules } from './adapter-rules';
import { emit } from './emit';
import type { ExpectedLoad } from './expected-load';
import { metadataOf, type MetadataOptions } from './metadata-options';
import { withMetadata } from './plan/metadata';
import { planQpsAutoscaledService } from './plan/qps-autoscaled-service';
import type { PodOptions } from './pod-options';
import type { QpsSignal } from './qps-signal';
import type { Route } from './route';
import type { ScaleTarget } from './scale-target';
import type { Scaler } from './scaler';
import { specOf } from './spec-of';

/** Properties of `QpsAutoscaledService`. */
export interface QpsAutoscaledServiceProps {
  /** Where the demand is measured. */
  readonly signal: QpsSignal;
  /** Upper bound of the replicas. Whole number from 1. */
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
   * Requests per second that one pod should carry; for signals in requests/s. Greater than 0.
   * @default - give exactly one of `targetQpsPerPod` and `targetPerPod`
   */
  readonly targetQpsPerPod?: number;
  /**
   * How much of the signal one pod should carry, in the unit of the signal. Greater than 0.
   * @default - give exactly one of `targetQpsPerPod` and `targetPerPod`
   */
  readonly targetPerPod?: number;
  /**
   * Lower bound of the replicas. Whole number; 0 only with KEDA and a signal that lives without pods.
   * @default 1
   */
  readonly minReplicas?: number;
  /**
   * What turns the signal into replicas.
   * @default - KEDA where it can read the signal, else a HorizontalPodAutoscaler
   */
  readonly scaler?: Scaler;
  /**
   * Port that the container listens on. From 1 to 65535.
   * @default 8080
   */
  readonly containerPort?: number;
  /**
   * Port of the Service. From 1 to 65535.
   * @default - the container port
   */
  readonly servicePort?: number;
  /**
   * How requests reach the Service.
   * @default - no route
   */
  readonly route?: Route;
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
   * Changes to emitted objects by id, each a JSON merge patch: `{ Service: { spec: { type: 'NodePort' } } }`.
   * @default - none
   */
  readonly overrides?: { [id: string]: { [field: string]: any } };
}

/**
 * A service that scales on the demand that reaches it.
 *
 * Emits a Deployment (unless `target` names an existing workload) without `spec.replicas`, a Service, a route if asked
 * for, what the signal needs, a HorizontalPodAutoscaler or ScaledObject, and a PodDisruptionBudget as soon as two
 * replicas are guaranteed.
 */
export class QpsAutoscaledService extends Construct {
  /** The Deployment; undefined for an existing workload. */
  public readonly deployment?: ApiObject;
  /** The Service in front of the pods. */
  public readonly service: ApiObject;
  /** The HorizontalPodAutoscaler or ScaledObject. */
  public readonly autoscaler: ApiObject;
  /** Every emitted object by its id, such as `Route` or `PodDisruptionBudget`. */
  public readonly objects: { [id: string]: ApiObject };

  constructor(scope: Construct, id: string, props: QpsAutoscaledServiceProps) {
    super(scope, id);
    const plan = planQpsAutoscaledService(withMetadata(specOf(props), (own) => metadataOf(this, own)));
    this.objects = emit(this, 'QpsAutoscaledService', plan);
    rememberAdapterRules(this, plan.adapterRules, plan.externalAdapterRules);
    const { Deployment, Service, Autoscaler } = this.objects;
    if (Deployment !== undefined) this.deployment = Deployment;
    this.service = Service!;
    this.autoscaler = Autoscaler!;
  }
}
