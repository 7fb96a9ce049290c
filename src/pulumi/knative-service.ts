import * as pulumi from '@pulumi/pulumi';
import type { Inputs } from './inputs';
import { metadataOf, type MetadataArgs } from './metadata';
import { register } from './register';
import { fieldsOf, withDefaults } from '../kubernetes/declared/options';
import type { HpaClassScalingSpec, KnativeScalingSpec, KpaScalingSpec } from '../plan/knative-scaling';
import { planKnativeService, type KnativeServiceSpec, type TrafficSpec } from '../plan/knative-service';
import { withMetadata } from '../plan/metadata';

/** Arguments of `KnativeService`. */
export interface KnativeServiceArgs extends Inputs<Omit<KnativeServiceSpec, 'metadata'>> {
  /** Names, labels and annotations. */
  readonly metadata?: MetadataArgs;
}

/** What the revisions of a Knative Service scale on. */
export class KnativeScaling {
  /** Requests in flight per pod, by the Knative pod autoscaler. */
  public static concurrency(args: Omit<KpaScalingSpec, 'metric'> = {}): KnativeScalingSpec {
    return withDefaults({ kind: 'kpa', metric: 'concurrency' }, args);
  }

  /** Requests per second and pod, by the Knative pod autoscaler. */
  public static rps(args: Omit<KpaScalingSpec, 'metric'> = {}): KnativeScalingSpec {
    return withDefaults({ kind: 'kpa', metric: 'rps' }, args);
  }

  /** CPU in percent of the request, by a HorizontalPodAutoscaler; no scaling to zero. */
  public static cpu(args: Omit<HpaClassScalingSpec, 'metric'>): KnativeScalingSpec {
    return withDefaults({ kind: 'hpa', metric: 'cpu' }, args);
  }

  /** Memory in Mi per pod, by a HorizontalPodAutoscaler; no scaling to zero. */
  public static memory(args: Omit<HpaClassScalingSpec, 'metric'>): KnativeScalingSpec {
    return withDefaults({ kind: 'hpa', metric: 'memory' }, args);
  }

  /** A metric of `custom.metrics.k8s.io` per pod, by a HorizontalPodAutoscaler; no scaling to zero. */
  public static custom(metric: string, args: Omit<HpaClassScalingSpec, 'metric'>): KnativeScalingSpec {
    return withDefaults({ kind: 'hpa', metric }, args);
  }
}

/** A share of the traffic of a Knative Service. */
export class Traffic {
  /** To the latest ready revision; percent from 0 to 100. */
  public static latest(percent: number, tag?: string): Inputs<TrafficSpec> {
    return { percent, ...(tag !== undefined && { tag }) };
  }

  /** To a named revision; percent from 0 to 100. */
  public static revision(revision: pulumi.Input<string>, percent: number, tag?: string): Inputs<TrafficSpec> {
    return { revision, percent, ...(tag !== undefined && { tag }) };
  }
}

/** A service that Knative scales, down to zero when idle; the twin of the cdk8s construct of the same name. */
export class KnativeService extends pulumi.ComponentResource {
  /** The Knative Service. */
  public readonly service: pulumi.CustomResource;
  /** Every registered object by its id. */
  public readonly objects: Readonly<Record<string, pulumi.CustomResource>>;
  /**
   * What one pod carries before the next one starts: target times utilization, with the defaults of an untouched cluster.
   * 50 requests in flight at a target of 10 give 8 pods, since each carries 7. Undefined for cpu, memory and custom metrics.
   */
  public readonly effectiveTarget?: number;

  constructor(name: string, args: KnativeServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super('scalewright:index:KnativeService', name, fieldsOf(args), opts);
    const plan = planKnativeService(withMetadata(args, (own) => metadataOf(name, own)));
    this.objects = register(this, 'KnativeService', name, plan);
    this.service = this.objects.Service!;
    if (plan.effectiveTarget !== undefined) this.effectiveTarget = plan.effectiveTarget;
    this.registerOutputs({ objects: this.objects });
  }
}
