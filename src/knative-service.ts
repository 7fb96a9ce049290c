import type { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { emit } from './emit';
import type { ExpectedLoad } from './expected-load';
import type { KnativeScaling, Traffic } from './knative-scaling';
import { metadataOf, type MetadataOptions } from './metadata-options';
import { planKnativeService } from './plan/knative-service';
import { withMetadata } from './plan/metadata';
import type { PodOptions } from './pod-options';
import { specOf } from './spec-of';

/** Properties of `KnativeService`. */
export interface KnativeServiceProps {
  /** Image of the container. */
  readonly image: string;
  /**
   * What the revisions scale on.
   * @default - requests in flight, with the target of the cluster
   */
  readonly scaling?: KnativeScaling;
  /**
   * Lower bound of the replicas; 0 lets a revision scale to zero.
   * @default 0 - of the cluster
   */
  readonly minScale?: number;
  /**
   * Upper bound of the replicas; 0 means none.
   * @default 0 - of the cluster
   */
  readonly maxScale?: number;
  /**
   * Pods at the start of a revision.
   * @default 1 - of the cluster
   */
  readonly initialScale?: number;
  /**
   * Pods that the first request wakes; from 2.
   * @default - as many as the demand asks for
   */
  readonly activationScale?: number;
  /**
   * Hard limit of requests in flight per pod; 0 for none. Whole number from 0 to 1000.
   * @default 0
   */
  readonly containerConcurrency?: number;
  /**
   * Time that a request may take. Whole seconds, from 1 second to 10 minutes.
   * @default Duration.seconds(300) - of the cluster
   */
  readonly timeout?: Duration;
  /**
   * Port that the container listens on.
   * @default - 8080, which Knative sets as PORT
   */
  readonly containerPort?: number;
  /**
   * Shares of the traffic; they must add up to 100.
   * @default - all to the latest revision
   */
  readonly traffic?: Traffic[];
  /**
   * The pods around the image. Most pod settings need a feature flag of the cluster (`config-features`).
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
   * Changes to emitted objects by id, each a JSON merge patch.
   * @default - none
   */
  readonly overrides?: { [id: string]: { [field: string]: any } };
}

/**
 * A service that Knative scales, down to zero when idle.
 *
 * Emits one `serving.knative.dev/v1` Service; the autoscaling settings are annotations of the revision template.
 */
export class KnativeService extends Construct {
  /** The Knative Service. */
  public readonly service: ApiObject;
  /** Every emitted object by its id. */
  public readonly objects: { [id: string]: ApiObject };
  /**
   * What one pod carries before the next one starts: target times utilization, with the defaults of an untouched cluster.
   * 50 requests in flight at a target of 10 give 8 pods, since each carries 7. Undefined for cpu, memory and custom metrics.
   */
  public readonly effectiveTarget?: number;

  constructor(scope: Construct, id: string, props: KnativeServiceProps) {
    super(scope, id);
    const plan = planKnativeService(withMetadata(specOf(props), (own) => metadataOf(this, own)));
    this.objects = emit(this, 'KnativeService', plan);
    this.service = this.objects.Service!;
    if (plan.effectiveTarget !== undefined) this.effectiveTarget = plan.effectiveTarget;
  }
}
