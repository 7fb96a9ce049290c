import type { LoadSpec, LoadStage } from '../kubernetes/simulate/load-spec';

/** Loads over virtual time: requests per second, messages per second, or concurrent users. Times are in seconds. */
export const Load = {
  /** The same all the time. */
  constant: (value: number): LoadSpec => ({ kind: 'constant', value }),
  /** One value up to a time, another from it on. */
  step: ({ from, to, atSeconds }: { readonly from: number; readonly to: number; readonly atSeconds: number }): LoadSpec => (
    { kind: 'step', from, to, atSecond: atSeconds }),
  /** From one value to another in a straight line. */
  ramp: ({ from, to, startSeconds = 0, overSeconds }: {
    readonly from: number; readonly to: number; readonly startSeconds?: number; readonly overSeconds: number;
  }): LoadSpec => ({ kind: 'ramp', from, to, startSecond: startSeconds, overSeconds }),
  /** A base with a peak of some length. */
  spike: ({ base, peak, atSeconds, lastingSeconds }: {
    readonly base: number; readonly peak: number; readonly atSeconds: number; readonly lastingSeconds: number;
  }): LoadSpec => ({ kind: 'spike', base, peak, atSecond: atSeconds, forSeconds: lastingSeconds }),
  /** A cosine between a low and a high value, highest in the middle of the period, which is a day by default. */
  diurnal: ({ low, high, periodSeconds = 86_400 }: { readonly low: number; readonly high: number; readonly periodSeconds?: number }): LoadSpec => (
    { kind: 'diurnal', low, high, periodSeconds }),
  /** Rises in a straight line, falls at once, and begins anew; each period is a day by default. */
  sawtooth: ({ low, high, periodSeconds = 86_400 }: { readonly low: number; readonly high: number; readonly periodSeconds?: number }): LoadSpec => (
    { kind: 'sawtooth', low, high, periodSeconds }),
  /** Stages as k6 has them, from 0. */
  stages: (...stages: readonly LoadStage[]): LoadSpec => ({ kind: 'stages', stages }),
  /** Several loads at once. */
  sum: (...of: readonly LoadSpec[]): LoadSpec => ({ kind: 'sum', of }),
} as const;
