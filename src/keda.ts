import type { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import type { InstallProps } from './delivery';
import { emit } from './emit';
import { withDefaults } from './kubernetes/declared/options';
import { FLUX } from './platform/delivery';
import { planKeda } from './platform/keda';
import { specOf } from './spec-of';

/** What happens to objects while an admission webhook cannot be reached. */
export enum FailurePolicy {
  /** They are accepted unseen. */
  IGNORE = 'Ignore',
  /** They are refused. */
  FAIL = 'Fail',
}

/** What happens to unknown keys of trigger metadata, which KEDA otherwise ignores silently. */
export enum UnknownTriggerKeys {
  /** Nothing. */
  IGNORE = 'ignore',
  /** A log line and a warning event. */
  REPORT = 'report',
}

/** Properties of `Keda`. */
export interface KedaProps extends InstallProps {
  /**
   * The only namespace whose objects KEDA looks at.
   * @default - all
   */
  readonly watchNamespace?: string;
  /**
   * Replicas of the operator; a second one stands by. Whole number from 1.
   * @default 1 - of the chart
   */
  readonly operatorReplicas?: number;
  /** @default FailurePolicy.IGNORE - of the chart */
  readonly webhookFailurePolicy?: FailurePolicy;
  /**
   * Time that a source may take to answer; one over the internet needs more.
   * @default Duration.seconds(3) - of KEDA
   */
  readonly httpTimeout?: Duration;
  /** @default UnknownTriggerKeys.REPORT */
  readonly unknownTriggerKeys?: UnknownTriggerKeys;
}

/** An install of KEDA, which then owns `external.metrics.k8s.io` of the cluster. */
export class Keda extends Construct {
  /** Every emitted object by its id: `Repository` and `Release`. */
  public readonly objects: { [id: string]: ApiObject };

  constructor(scope: Construct, id: string, props: KedaProps = {}) {
    super(scope, id);
    this.objects = emit(this, 'Keda', planKeda(withDefaults(FLUX, specOf(props))));
  }
}
