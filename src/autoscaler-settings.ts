import type { Duration } from 'cdk8s';

/** Settings of the Knative autoscaler for all revisions of a cluster (`config-autoscaler`). */
export interface AutoscalerSettings {
  /**
   * Class of revisions that name none.
   * @default 'kpa.autoscaling.knative.dev'
   */
  readonly podAutoscalerClass?: string;
  /**
   * Requests in flight per pod where a revision does not say. At least 0.01 with the percentage.
   * @default 100
   */
  readonly containerConcurrencyTargetDefault?: number;
  /**
   * Share of the target at which the next pod starts, in percent. Above 1, at most 100.
   * @default 70
   */
  readonly containerConcurrencyTargetPercentage?: number;
  /**
   * Requests per second and pod where a revision does not say. From 0.01.
   * @default 200
   */
  readonly requestsPerSecondTargetDefault?: number;
  /**
   * Requests buffered in the activator beyond what the pods can take; -1 always, 0 only at zero.
   * @default 211
   */
  readonly targetBurstCapacity?: number;
  /**
   * Averaging window. Whole seconds, from 6 seconds to 1 hour.
   * @default Duration.seconds(60)
   */
  readonly stableWindow?: Duration;
  /**
   * Panic window in percent of the window. From 1 to 100.
   * @default 10
   */
  readonly panicWindowPercentage?: number;
  /**
   * Percent of the ready pods that the panic window must ask for. From 110 to 1000.
   * @default 200
   */
  readonly panicThresholdPercentage?: number;
  /**
   * Largest factor by which one decision may raise the pods. Above 1.
   * @default 1000
   */
  readonly maxScaleUpRate?: number;
  /**
   * Largest factor by which one decision may lower the pods. Above 1.
   * @default 2
   */
  readonly maxScaleDownRate?: number;
  /**
   * Whether revisions may scale to zero.
   * @default true
   */
  readonly enableScaleToZero?: boolean;
  /**
   * Least time with the activator in the path before the last pod goes. Above 0.
   * @default Duration.seconds(30)
   */
  readonly scaleToZeroGracePeriod?: Duration;
  /**
   * Least time that the last pod is kept. From 0.
   * @default Duration.seconds(0)
   */
  readonly scaleToZeroPodRetentionPeriod?: Duration;
  /**
   * Requests that one activator can take. From 1.
   * @default 100
   */
  readonly activatorCapacity?: number;
  /**
   * Pods at the start of a revision. From 0.
   * @default 1
   */
  readonly initialScale?: number;
  /**
   * Whether a revision may start with no pods.
   * @default false
   */
  readonly allowZeroInitialScale?: boolean;
  /**
   * Lower bound of revisions that do not say. From 0.
   * @default 0
   */
  readonly minScale?: number;
  /**
   * Upper bound of revisions that do not say; 0 for none.
   * @default 0
   */
  readonly maxScale?: number;
  /**
   * Largest upper bound that a revision may ask for; 0 for no limit.
   * @default 0
   */
  readonly maxScaleLimit?: number;
  /**
   * Time that a lower wish must last. Whole seconds.
   * @default Duration.seconds(0)
   */
  readonly scaleDownDelay?: Duration;
}
