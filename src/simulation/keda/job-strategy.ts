import { parseGoFloat } from '../../kubernetes/go-number';
import { asNumber, asString } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/json';
import { addInt64, floatToInt64, multiplyInt64 } from '../int64';

/** How a ScaledJob takes the jobs that run already off the jobs that its queue asks for. */
export type JobStrategy = { readonly kind: 'default' | 'accurate' | 'eager' } | CustomJobStrategy;

/** Takes off a fixed number and a share of the running jobs. */
export interface CustomJobStrategy {
  readonly kind: 'custom';
  readonly deduction: number;
  /** 1 is all of them. */
  readonly runningShare: number;
}

/** What a strategy decides by. */
export interface JobCounts {
  /** The jobs that the queue asks for, one for so many messages as the target says. */
  readonly maxScale: number;
  /** The jobs that would be one for each message. */
  readonly scaleTo: number;
  /** Unfinished jobs beyond the minimum. */
  readonly running: number;
  readonly pending: number;
  /** The most jobs beyond the minimum. */
  readonly most: number;
}

/** How many jobs are to be created at most. */
export interface JobLimits {
  readonly effectiveMaxScale: number;
  readonly scaleTo: number;
}

const DEFAULT: JobStrategy = { kind: 'default' };

/**
 * The strategy of `spec.scalingStrategy`. What is none, and `custom` without a readable share, is `default`
 * (KEDA 2.20 `pkg/scaling/executor/scale_jobs.go`, NewScalingStrategy).
 */
export function readJobStrategy(scalingStrategy: JsonObject): JobStrategy {
  const { strategy } = scalingStrategy;
  if (strategy === 'accurate' || strategy === 'eager') return { kind: strategy };
  if (strategy !== 'custom') return DEFAULT;
  const { value, error } = parseGoFloat(asString(scalingStrategy.customScalingRunningJobPercentage) ?? '');
  if (error !== undefined) return DEFAULT;
  return { kind: 'custom', deduction: asNumber(scalingStrategy.customScalingQueueLengthDeduction) ?? 0, runningShare: value };
}

/** What a strategy makes of the counts (`scale_jobs.go`, GetEffectiveMaxScale of each strategy). */
export function applyJobStrategy(strategy: JobStrategy, { maxScale, scaleTo, running, pending, most }: JobCounts): JobLimits {
  switch (strategy.kind) {
    case 'custom': {
      const share = multiplyInt64(floatToInt64(running * strategy.runningShare), -1);
      const wanted = Number(addInt64(maxScale - strategy.deduction, share));
      return { effectiveMaxScale: Math.min(wanted, most), scaleTo };
    }
    case 'accurate':
      return { effectiveMaxScale: maxScale + running - pending > most ? most - running : maxScale - pending, scaleTo };
    case 'eager':
      return { effectiveMaxScale: Math.min(most - running - pending, maxScale), scaleTo: most };
    default:
      return { effectiveMaxScale: maxScale - running, scaleTo };
  }
}
