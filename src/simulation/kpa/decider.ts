import { Autoscaler } from './autoscaler';
import type { DeciderSpec } from './decider-spec';
import type { KpaRules } from './rules';
import { initialExcessBurstCapacity } from '../../kubernetes/knative/resolve-autoscaling';

/** What the decider says before it has decided anything. */
export const UNKNOWN_SCALE = -1;

/** What the PodAutoscaler's reconciler reads of the decider. */
export interface Decision {
  /** Pods asked for; -1 before the first valid decision. */
  readonly desired: number;
  /** Below 0 there is need for the activator. */
  readonly excessBurstCapacity: number;
}

/**
 * What a decision came to: `invalid` without a count of pods or without data; `changed` if the reconciler is told, which it is
 * only of another number of pods, or of the activator's being needed or not.
 */
export type DeciderOutcome = 'invalid' | 'unchanged' | 'changed';

/** The autoscaler of a revision with its latest decision (knative/serving v0.50 `pkg/autoscaler/scaling/multiscaler.go`). */
export class Decider {
  public readonly autoscaler: Autoscaler;
  private latest: Decision;

  constructor(spec: DeciderSpec, readyPods: number | undefined, nowMillis: number, rules: KpaRules) {
    this.autoscaler = new Autoscaler(spec, readyPods, nowMillis, rules);
    this.latest = { desired: UNKNOWN_SCALE, excessBurstCapacity: initialExcessBurstCapacity(spec) };
  }

  /** The latest valid decision. */
  public get decision(): Decision {
    return this.latest;
  }

  /** Whether a statistic of an activator makes it decide at once: there is load on a revision without pods. */
  public isPokedBy(concurrency: number): boolean {
    return this.latest.desired === 0 && concurrency !== 0;
  }

  /** Decides, as `Autoscaler.scale` does, and keeps the decision if it is valid. */
  public decide(nowMillis: number, readyPods: number | undefined): DeciderOutcome {
    const { autoscaler, latest } = this;
    if (!autoscaler.scale(nowMillis, readyPods)) return 'invalid';
    const { desired, excessBurstCapacity } = autoscaler;
    this.latest = { desired, excessBurstCapacity };
    const sameSign = (excessBurstCapacity < 0) === (latest.excessBurstCapacity < 0);
    return desired === latest.desired && sameSign ? 'unchanged' : 'changed';
  }
}
