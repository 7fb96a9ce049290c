import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { InstallProps } from './delivery';
import { emit } from './emit';
import { withDefaults } from './kubernetes/declared/options';
import { planAckMetricsAdapter } from './platform/ack-metrics-adapter';
import { FLUX } from './platform/delivery';
import { specOf } from './spec-of';

/** Properties of `AckMetricsAdapter`. */
export interface AckMetricsAdapterProps extends InstallProps {
  /**
   * Region whose Log Service is asked; needed where nodes have no ECS metadata (virtual nodes, ACS).
   * @default - of the node
   */
  readonly region?: string;
  /**
   * Secret in `kube-system` with the keys `AccessKeyId` and `AccessKeySecret`.
   * @default - the RAM role of the nodes, AliyunCSManagedCmsRole
   */
  readonly credentialsSecret?: string;
  /**
   * Prometheus that serves further metrics through the adapter.
   * @default - none
   */
  readonly prometheusUrl?: string;
}

/**
 * An install of ack-alibaba-cloud-metrics-adapter, which then owns `external.metrics.k8s.io` of the cluster.
 * It cannot be upgraded in place: uninstall and install again; HorizontalPodAutoscalers stand still meanwhile.
 */
export class AckMetricsAdapter extends Construct {
  /** Every emitted object by its id: `Repository` and `Release`. */
  public readonly objects: { [id: string]: ApiObject };

  constructor(scope: Construct, id: string, props: AckMetricsAdapterProps = {}) {
    super(scope, id);
    this.objects = emit(this, 'AckMetricsAdapter', planAckMetricsAdapter(withDefaults(FLUX, specOf(props))));
  }
}
