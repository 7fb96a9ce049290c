import { fieldsOf } from '../kubernetes/declared/options';
import type { LoadSpec, LoadStage } from '../kubernetes/simulate/load-spec';

/** From one value to another at a time. */
interface StepLoadArgs {
  readonly from: number;
  readonly to: number;
  readonly atSeconds: number;
}

/** From one value to another in a straight line. */
interface RampLoadArgs {
  readonly from: number;
  readonly to: number;
  /** @default 0 */
  readonly startSeconds?: number;
  readonly overSeconds: number;
}

/** A base with a peak of some length. */
interface SpikeLoadArgs {
  readonly base: number;
  readonly peak: number;
  readonly atSeconds: number;
  readonly lastingSeconds: number;
}

/** Between a low and a high value. */
interface PeriodicLoadArgs {
  readonly low: number;
  readonly high: number;
  /** @default 86400 - a day */
  readonly periodSeconds?: number;
}

const DAY_SECONDS = 86_400;

/** Loads over virtual time: requests per second, messages per second, or concurrent users. Times are in seconds. */
export const Load = {
  /** The same all the time. */
  constant: (value: number): LoadSpec => ({ kind: 'constant', value }),
  /** One value up to a time, another from it on. */
  step: (args: StepLoadArgs): LoadSpec => {
    const { from, to, atSeconds } = fieldsOf(args);
    return { kind: 'step', from, to, atSecond: atSeconds };
  },
  /** From one value to another in a straight line. */
  ramp: (args: RampLoadArgs): LoadSpec => {
    const { from, to, startSeconds = 0, overSeconds } = fieldsOf(args);
    return { kind: 'ramp', from, to, startSecond: startSeconds, overSeconds };
  },
  /** A base with a peak of some length. */
  spike: (args: SpikeLoadArgs): LoadSpec => {
    const { base, peak, atSeconds, lastingSeconds } = fieldsOf(args);
    return { kind: 'spike', base, peak, atSecond: atSeconds, forSeconds: lastingSeconds };
  },
  /** A cosine between a low and a high value, highest in the middle of the period, which is a day by default. */
  diurnal: (args: PeriodicLoadArgs): LoadSpec => {
    const { low, high, periodSeconds = DAY_SECONDS } = fieldsOf(args);
    return { kind: 'diurnal', low, high, periodSeconds };
  },
  /** Rises in a straight line, falls at once, and begins anew; each period is a day by default. */
  sawtooth: (args: PeriodicLoadArgs): LoadSpec => {
    const { low, high, periodSeconds = DAY_SECONDS } = fieldsOf(args);
    return { kind: 'sawtooth', low, high, periodSeconds };
  },
  /** Stages as k6 has them, from 0. */
  stages: (...stages: readonly LoadStage[]): LoadSpec => ({ kind: 'stages', stages }),
  /** Several loads at once. */
  sum: (...of: readonly LoadSpec[]): LoadSpec => ({ kind: 'sum', of }),
} as const;
