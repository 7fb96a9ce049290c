import { BucketRing } from './bucket-ring';
import type { KpaRules } from './rules';

// Looked up once: a global costs more than what it does, where the code runs in a context of its own.
const { ceil, floor, max, pow, round } = Math;

const SECOND = 1000;
const EXPONENTIAL = 'weighted-exponential';
/** The most of the weight that seconds before the window would have. */
const WEIGHT_BEFORE_WINDOW = 0.0001;
const LEAST_SHARE = 0.2;
const DECIMALS = 1e6;

/** How long the two windows are, and how their averages are weighted. */
export interface StatWindowSettings {
  /** Seconds. */
  readonly stableWindow: number;
  /** Seconds. */
  readonly panicWindow: number;
  /** `weighted-exponential`; any other text means linear. */
  readonly algorithm: string;
}

/**
 * What is remembered of the metric that decides: its stable and its panic window (knative/serving v0.50
 * `pkg/autoscaler/metrics/collector.go`). Upstream fills a pair for each metric, and only ever reads that of one.
 */
export class StatWindows {
  private readonly stableRing: BucketRing;
  private readonly panicRing: BucketRing;
  private readonly exponential: boolean;
  private stableShare: number;
  private panicShare: number;

  constructor({ stableWindow, panicWindow, algorithm }: StatWindowSettings, private readonly rules: KpaRules) {
    this.stableRing = new BucketRing(stableWindow);
    this.panicRing = new BucketRing(panicWindow);
    this.exponential = algorithm === EXPONENTIAL;
    this.stableShare = shareOfNewest(stableWindow);
    this.panicShare = shareOfNewest(panicWindow);
  }

  public record(nowMillis: number, value: number): void {
    const second = floor(nowMillis / SECOND);
    this.stableRing.record(second, value);
    this.panicRing.record(second, value);
  }

  /** Whether there was no statistic within the stable window. */
  public isEmpty(nowMillis: number): boolean {
    return this.stableRing.isEmpty(floor(nowMillis / SECOND));
  }

  /** The average over the stable window; linear ones have six decimals. */
  public stable(nowMillis: number): number {
    return this.average(this.stableRing, this.stableShare, nowMillis);
  }

  /** The average over the panic window; linear ones have six decimals. */
  public panic(nowMillis: number): number {
    return this.average(this.panicRing, this.panicShare, nowMillis);
  }

  /** Gives the windows other lengths. The algorithm is chosen once for all. */
  public resize(stableWindow: number, panicWindow: number, nowMillis: number): void {
    const second = floor(nowMillis / SECOND);
    this.stableRing.resize(stableWindow, second);
    this.panicRing.resize(panicWindow, second);
    this.stableShare = shareOfNewest(stableWindow);
    this.panicShare = shareOfNewest(panicWindow);
  }

  private average(ring: BucketRing, share: number, nowMillis: number): number {
    const second = floor(nowMillis / SECOND);
    if (this.exponential) return ring.decayingSum(second, share);
    const scaled = ring.mean(second) * DECIMALS;
    return (this.rules.roundsAverages ? roundHalfAway(scaled) : floor(scaled)) / DECIMALS;
  }
}

/** How much of the weight the newest second has, so that those within the window have nearly all. */
function shareOfNewest(windowSeconds: number): number {
  return max(1 - pow(WEIGHT_BEFORE_WINDOW, 1 / ceil(windowSeconds)), LEAST_SHARE);
}

/** Go's math.Round: halves away from zero. */
function roundHalfAway(value: number): number {
  return value < 0 ? -round(-value) : round(value);
}
