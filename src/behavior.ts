import type { Duration } from 'cdk8s';
import type { ScalingPolicySpec } from './plan/behavior';
import { secondsOf } from './spec-of';

/** How much the replica count may change within a period. */
export class ScalingPolicy {
  /**
   * At most this many pods a period.
   *
   * @param value pods; a whole number from 1
   * @param period from 1 second to 30 minutes
   */
  public static pods(value: number, period: Duration): ScalingPolicy {
    return new ScalingPolicy({ type: 'Pods', value, periodSeconds: secondsOf(period) });
  }

  /**
   * At most this share of the current pods a period; 100 doubles upwards and removes all downwards.
   *
   * @param value percent; a whole number from 1
   * @param period from 1 second to 30 minutes
   */
  public static percent(value: number, period: Duration): ScalingPolicy {
    return new ScalingPolicy({ type: 'Percent', value, periodSeconds: secondsOf(period) });
  }

  /** @internal */
  public readonly _spec: ScalingPolicySpec;

  private constructor(spec: ScalingPolicySpec) {
    this._spec = spec;
  }
}

/** Which policy counts where several allow different changes. */
export enum SelectPolicy {
  /** The one that allows the largest change. */
  MAX = 'Max',
  /** The one that allows the smallest change. */
  MIN = 'Min',
  /** No change in this direction. */
  DISABLED = 'Disabled',
}

/** Rules for one direction of scaling. */
export interface ScalingRules {
  /**
   * Window over which the most cautious recommendation wins. From 0 seconds to 1 hour.
   * @default - none upwards; downwards what the controller says (5 minutes unless configured)
   */
  readonly stabilizationWindow?: Duration;
  /**
   * How much the count may change.
   * @default - upwards 100 % or 4 pods every 15 s, downwards 100 % every 15 s
   */
  readonly policies?: ScalingPolicy[];
  /**
   * Which policy counts where several allow different changes.
   * @default SelectPolicy.MAX
   */
  readonly selectPolicy?: SelectPolicy;
  /**
   * Share by which the metric may miss its target without a change. From 0 to 1. Kubernetes 1.33 or later.
   * @default - the controller's, 0.1
   */
  readonly tolerance?: number;
}

/** How fast the replica count may change. */
export interface ScalingBehavior {
  /** @default - upstream's defaults */
  readonly scaleUp?: ScalingRules;
  /** @default - upstream's defaults */
  readonly scaleDown?: ScalingRules;
}
