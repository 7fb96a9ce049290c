import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { AutoscalerSettings } from './autoscaler-settings';
import type { InstallProps } from './delivery';
import { emit } from './emit';
import { withDefaults } from './kubernetes/declared/options';
import { FLUX } from './platform/delivery';
import { planKnativeAutoscalerConfig, planKnativeServing } from './platform/knative-serving';
import { specOf } from './spec-of';

/** Networking layers that the Knative operator can bring. */
export enum KnativeIngress {
  /** Kourier. */
  KOURIER = 'kourier',
  /** Istio. */
  ISTIO = 'istio',
  /** Contour. */
  CONTOUR = 'contour',
  /** Gateway API. */
  GATEWAY_API = 'gateway-api',
}

/** Properties of `KnativeServing`. */
export interface KnativeServingProps extends InstallProps {
  /**
   * Settings of the autoscaler for all revisions.
   * @default - of Knative
   */
  readonly autoscaler?: AutoscalerSettings;
  /**
   * Version of Knative Serving, such as `1.23`; one of the last four of the operator.
   * @default - the operator's newest
   */
  readonly servingVersion?: string;
  /** @default KnativeIngress.KOURIER */
  readonly ingress?: KnativeIngress;
  /**
   * Changes to emitted objects by id, each a JSON merge patch.
   * @default - none
   */
  readonly overrides?: { [id: string]: { [field: string]: any } };
}

/** Properties of `KnativeAutoscalerConfig`. */
export interface KnativeAutoscalerConfigProps {
  /** Settings of the autoscaler for all revisions. */
  readonly settings: AutoscalerSettings;
}

/** An install of Knative Serving through its operator. With an operator, settings belong here: it overwrites the ConfigMaps. */
export class KnativeServing extends Construct {
  /** Every emitted object by its id: `Repository`, `Release` and `Serving`. */
  public readonly objects: { [id: string]: ApiObject };

  constructor(scope: Construct, id: string, props: KnativeServingProps = {}) {
    super(scope, id);
    this.objects = emit(this, 'KnativeServing', planKnativeServing(withDefaults(FLUX, specOf(props))));
  }
}

/**
 * The ConfigMap `config-autoscaler` of an installed Knative Serving that no operator manages, as on ACK and ACS,
 * with the labels by which Knative's webhook checks it. Keys that are not given keep Knative's defaults.
 */
export class KnativeAutoscalerConfig extends Construct {
  /** Every emitted object by its id: `Config`. */
  public readonly objects: { [id: string]: ApiObject };

  constructor(scope: Construct, id: string, props: KnativeAutoscalerConfigProps) {
    super(scope, id);
    this.objects = emit(this, 'KnativeAutoscalerConfig', planKnativeAutoscalerConfig(specOf(props)));
  }
}
