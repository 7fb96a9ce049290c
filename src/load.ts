import type { Duration } from 'cdk8s';
import { fieldsOf } from './kubernetes/declared/options';
import type { LoadSpec } from './simulation/load/load';
import { secondsOf, specOf } from './spec-of';

/** Load that changes at once. */
export interface StepLoadOptions {
  /** Value before. */
  readonly from: number;
  /** Value afterwards. */
  readonly to: number;
  readonly at: Duration;
}

/** Load that changes in a straight line. */
export interface RampLoadOptions {
  readonly from: number;
  readonly to: number;
  /** @default - from the start */
  readonly start?: Duration;
  readonly over: Duration;
}

/** Load with a peak of some length. */
export interface SpikeLoadOptions {
  readonly base: number;
  readonly peak: number;
  readonly at: Duration;
  readonly lasting: Duration;
}

/** Load that swings between two values. */
export interface PeriodicLoadOptions {
  readonly low: number;
  readonly high: number;
  /** @default Duration.days(1) */
  readonly period?: Duration;
}

/** One stage of a load, as k6 has them. */
export interface LoadStageOptions {
  readonly duration: Duration;
  /** Where the stage ends; it goes there in a straight line. */
  readonly target: number;
}

/** Measured load. */
export interface SeriesLoadOptions {
  /**
   * CSV (`second,value`), JSON (`[[second, value], …]`), or the answer of Prometheus to a range query. Times may also be Unix seconds
   * or RFC 3339.
   */
  readonly data: any;
  /**
   * What is a gap: a longer distance between two points.
   * @default - three times the median distance
   */
  readonly longestGap?: Duration;
}

const DAY_SECONDS = 86400;

/** A load over virtual time: requests per second, messages per second, or concurrent users. */
export class Load {
  /** The same all the time. */
  public static constant(value: number): Load {
    return new Load({ kind: 'constant', value });
  }

  /** One value up to a time, another from it on. */
  public static step(options: StepLoadOptions): Load {
    const { from, to, at } = fieldsOf(options);
    return new Load({ kind: 'step', from, to, atSecond: secondsOf(at) });
  }

  /** From one value to another in a straight line. */
  public static ramp(options: RampLoadOptions): Load {
    const { from, to, start, over } = fieldsOf(options);
    return new Load({ kind: 'ramp', from, to, startSecond: start === undefined ? 0 : secondsOf(start), overSeconds: secondsOf(over) });
  }

  /** A base with a peak of some length. */
  public static spike(options: SpikeLoadOptions): Load {
    const { base, peak, at, lasting } = fieldsOf(options);
    return new Load({ kind: 'spike', base, peak, atSecond: secondsOf(at), forSeconds: secondsOf(lasting) });
  }

  /** A cosine between a low and a high value, highest in the middle of the period. */
  public static diurnal(options: PeriodicLoadOptions): Load {
    const { low, high, period } = fieldsOf(options);
    return new Load({ kind: 'diurnal', low, high, periodSeconds: period === undefined ? DAY_SECONDS : secondsOf(period) });
  }

  /** Rises in a straight line, falls at once, and begins anew. */
  public static sawtooth(options: PeriodicLoadOptions): Load {
    const { low, high, period } = fieldsOf(options);
    return new Load({ kind: 'sawtooth', low, high, periodSeconds: period === undefined ? DAY_SECONDS : secondsOf(period) });
  }

  /** Stages as k6 has them, from 0. */
  public static stages(...stages: LoadStageOptions[]): Load {
    return new Load({ kind: 'stages', stages: stages.map(fieldsOf).map(({ duration, target }) => ({ durationSeconds: secondsOf(duration), target })) });
  }

  /** Measured values. */
  public static series(options: SeriesLoadOptions): Load {
    const { data, longestGap } = fieldsOf(options);
    return new Load({ kind: 'series', data, ...(longestGap !== undefined && { longestGapSeconds: secondsOf(longestGap) }) });
  }

  /** Several loads at once. */
  public static sum(...loads: Load[]): Load {
    return new Load({ kind: 'sum', of: specOf(loads) });
  }

  /** @internal */
  public readonly _spec: LoadSpec;

  private constructor(spec: LoadSpec) {
    this._spec = spec;
  }

  /**
   * The load with noise.
   *
   * @param amount from 0 to 1: every second is multiplied by a number between `1 - amount` and `1 + amount`
   * @param seed the same seed gives the same noise. Default: 0
   */
  public withNoise(amount: number, seed?: number): Load {
    return new Load({ kind: 'noisy', of: this._spec, amount, seed: seed ?? 0 });
  }
}
