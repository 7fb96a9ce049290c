import { sentence } from '../../kubernetes/problem';

// Looked up once: a global costs more than what it does, where the code runs in a context of its own.
const { ceil, floor, max, min } = Math;

/** A time before all others: nothing was written yet. */
const NEVER = -Infinity;

/**
 * The statistics of a window in buckets of one second (knative/serving v0.50 `pkg/autoscaler/aggregation/bucketing.go`).
 * Times are whole seconds. It is changed in place and allocates nothing but when it is resized, since every statistic goes
 * through it.
 */
export class BucketRing {
  private buckets: Float64Array;
  /** The place of the newest bucket. */
  private head = 0;
  private firstWrite = NEVER;
  private lastWrite = NEVER;
  /** The sum of all buckets. It is carried along, so that it has the same rounding errors as upstream's. */
  private total = 0;

  /** `windowSeconds`: above 0; a fraction gets a bucket of its own. */
  constructor(private windowSeconds: number) {
    this.buckets = bucketsFor(windowSeconds);
  }

  /** Whether nothing was recorded within the window before a second. */
  public isEmpty(second: number): boolean {
    return second - this.lastWrite > this.windowSeconds;
  }

  /**
   * Adds a value to the bucket of its second. Seconds that were left out count as 0. What is older than the window is ignored;
   * after a silence of a whole window the ring begins anew.
   */
  public record(second: number, value: number): void {
    const ahead = second - this.lastWrite;
    if (ahead !== 0) {
      if (ahead <= -this.windowSeconds) return;
      if (this.firstWrite === NEVER || this.firstWrite > second) this.firstWrite = second;
      if (ahead > 0) this.advance(second, ahead);
    }
    const place = ahead < 0 ? this.placeOf(this.head + ahead) : this.head;
    this.buckets[place] = (this.buckets[place] ?? 0) + value;
    this.total += value;
  }

  /** The mean of the seconds from the first to the last record, without those that have left the window; 0 if it is empty. */
  public mean(second: number): number {
    const gap = second - this.lastWrite;
    if (gap >= this.windowSeconds) return 0;
    const written = this.lastWrite - this.firstWrite + 1;
    const { buckets } = this;
    if (gap <= 0) return this.total / min(written, buckets.length);
    let rest = this.total;
    let place = this.head;
    for (let passed = 0; passed < gap; passed += 1) {
      place = this.placeOf(place + 1);
      rest -= buckets[place] ?? 0;
    }
    return rest / min(written, buckets.length - gap);
  }

  /** The sum of all seconds, each weighted with `share` of what the newer ones have left; 0 if the ring is empty. */
  public decayingSum(second: number, share: number): number {
    if (this.isEmpty(second)) return 0;
    const gap = max(0, second - this.lastWrite);
    const { buckets } = this;
    const left = 1 - share;
    let weight = gap > 0 ? share * wholePower(left, gap) : share;
    let place = this.head;
    let sum = 0;
    for (let count = buckets.length - gap; count > 0; count -= 1) {
      sum += (buckets[place] ?? 0) * weight;
      weight *= left;
      place = this.placeOf(place - 1);
    }
    return sum;
  }

  /** Gives the window another length at a second. The newest buckets are kept; with nothing in the window it begins anew. */
  public resize(windowSeconds: number, second: number): void {
    if (windowSeconds === this.windowSeconds) return;
    const resized = bucketsFor(windowSeconds);
    const head = resized.length - 1;
    let total = 0;
    if (this.isEmpty(second)) {
      this.firstWrite = NEVER;
    } else {
      for (let age = 0; age < min(resized.length, this.buckets.length); age += 1) {
        const value = this.buckets[this.placeOf(this.head - age)] ?? 0;
        resized[head - age] = value;
        total += value;
      }
      this.firstWrite = this.lastWrite - (this.buckets.length - 1);
    }
    this.windowSeconds = windowSeconds;
    this.buckets = resized;
    this.head = head;
    this.total = total;
  }

  private advance(second: number, ahead: number): void {
    const { buckets } = this;
    if (ahead >= this.windowSeconds) {
      this.firstWrite = second;
      buckets.fill(0);
      this.total = 0;
    } else {
      for (let passed = 0; passed < ahead; passed += 1) {
        this.head = this.placeOf(this.head + 1);
        this.total -= buckets[this.head] ?? 0;
        buckets[this.head] = 0;
      }
    }
    this.lastWrite = second;
  }

  /** A place that may be up to one round off either end. */
  private placeOf(place: number): number {
    const { length } = this.buckets;
    if (place >= length) return place - length;
    return place < 0 ? place + length : place;
  }
}

function bucketsFor(windowSeconds: number): Float64Array {
  if (!(windowSeconds > 0)) throw new RangeError(sentence({ path: 'window', rule: 'must be longer than 0 seconds', got: windowSeconds }));
  return new Float64Array(ceil(windowSeconds));
}

/** A power with a whole exponent, by the multiplications that Go's math.Pow does, so that its last bits agree. */
function wholePower(base: number, exponent: number): number {
  let power = 1;
  let square = base;
  for (let left = exponent; left > 0; left = floor(left / 2)) {
    if (left % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}
