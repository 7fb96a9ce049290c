import type { Json } from '../json';

/**
 * A load over virtual time, as it is asked for. Values are requests per second, messages per second, or concurrent users, whatever
 * the service is simulated with; none may be negative. Times are seconds from the start of the simulation.
 */
export type LoadSpec
  = ConstantLoad | StepLoad | RampLoad | SpikeLoad | DiurnalLoad | SawtoothLoad | StagesLoad | SeriesLoad | NoisyLoad | SumLoad;

/** The same all the time. */
export interface ConstantLoad {
  readonly kind: 'constant';
  readonly value: number;
}

/** One value up to a second, another from it on. */
export interface StepLoad {
  readonly kind: 'step';
  readonly from: number;
  readonly to: number;
  readonly atSecond: number;
}

/** From one value to another in a straight line. */
export interface RampLoad {
  readonly kind: 'ramp';
  readonly from: number;
  readonly to: number;
  /** Default: 0. */
  readonly startSecond?: number;
  readonly overSeconds: number;
}

/** A base with a peak of some length. */
export interface SpikeLoad {
  readonly kind: 'spike';
  readonly base: number;
  readonly peak: number;
  readonly atSecond: number;
  readonly forSeconds: number;
}

/** A cosine between a low and a high value. */
export interface DiurnalLoad {
  readonly kind: 'diurnal';
  readonly low: number;
  readonly high: number;
  /** When it is highest. Default: half a period. */
  readonly peakSecond?: number;
  /** Default: 86400, a day. */
  readonly periodSeconds?: number;
}

/** Rises in a straight line, falls at once, and begins anew. */
export interface SawtoothLoad {
  readonly kind: 'sawtooth';
  readonly low: number;
  readonly high: number;
  readonly periodSeconds: number;
}

/** Stages as k6 has them: each goes in a straight line from where the last one ended to its target. */
export interface StagesLoad {
  readonly kind: 'stages';
  /** Where the first stage begins. Default: 0. */
  readonly from?: number;
  readonly stages: readonly LoadStage[];
}

/** One stage. */
export interface LoadStage {
  /** 0 jumps to the target. */
  readonly durationSeconds: number;
  readonly target: number;
}

/** Measured values. */
export interface SeriesLoad {
  readonly kind: 'series';
  /**
   * JSON: `[[second, value], …]`, `[{ "second": 0, "value": 1 }, …]`, or the answer of Prometheus to a range query with one series.
   * A text is CSV (`second,value`, with or without a header) or JSON. A time may also be Unix seconds or RFC 3339; then the first one is second 0.
   */
  readonly data: Json;
  /** Between two points: `hold` the earlier value, or a straight line. Default: `linear`. */
  readonly between?: 'hold' | 'linear';
  /** A longer distance between two points is a gap. Default: three times the median distance. */
  readonly longestGapSeconds?: number;
}

/** A load with noise: every second is multiplied by a number between 1 - `amount` and 1 + `amount`. */
export interface NoisyLoad {
  readonly kind: 'noisy';
  readonly of: LoadSpec;
  /** From 0 to 1. */
  readonly amount: number;
  /** The same seed gives the same noise. Whole number. Default: 0. */
  readonly seed?: number;
}

/** Several loads at once. */
export interface SumLoad {
  readonly kind: 'sum';
  readonly of: readonly LoadSpec[];
}
