/** Seconds for which Prometheus goes on giving the last sample of a series. */
const LOOKBACK_SECONDS = 300;
/** A range reaches beyond its samples if they are closer to its end than this many of their distances. */
const EXTRAPOLATION_FACTOR = 1.1;

/** The scraped samples of one series over the last seconds. Changed in place. */
export class History {
  private readonly seconds: Float64Array;
  private readonly values: Float64Array;
  private newest = -1;
  private count = 0;
  private stale = false;

  /** `capacity`: how many samples are kept. */
  constructor(capacity: number) {
    this.seconds = new Float64Array(capacity);
    this.values = new Float64Array(capacity);
  }

  /** The second of the last sample; -Infinity if there is none. */
  public get lastSecond(): number {
    return this.count === 0 ? -Infinity : this.seconds[this.newest] ?? -Infinity;
  }

  /** Adds a sample. */
  public add(second: number, value: number): void {
    this.newest = (this.newest + 1) % this.seconds.length;
    this.seconds[this.newest] = second;
    this.values[this.newest] = value;
    this.count = Math.min(this.count + 1, this.seconds.length);
    this.stale = false;
  }

  /** Notes that a scrape found nothing: the series has no last sample any more. */
  public end(): void {
    this.stale = true;
  }

  /** What an instant selector gives: the last sample that is not older than five minutes. */
  public latest(now: number): number | undefined {
    const from = now - LOOKBACK_SECONDS;
    const age = this.ageOfFirstAt(now);
    if (age >= this.count || (this.stale && age === 0)) return undefined;
    return this.secondOf(age) > from ? this.valueOf(age) : undefined;
  }

  /** A function over the samples within a range, such as `avg_over_time`, whose older end does not belong to it; undefined without samples. */
  public over(now: number, rangeSeconds: number, reduce: (values: readonly number[]) => number): number | undefined {
    const values: number[] = [];
    for (let age = this.ageOfFirstAt(now); age < this.count && this.secondOf(age) > now - rangeSeconds; age += 1) values.unshift(this.valueOf(age));
    return values.length === 0 ? undefined : reduce(values);
  }

  /** The increase of a counter that never falls over a range, with Prometheus' extrapolation to its ends; undefined with less than two samples. */
  public increase(now: number, rangeSeconds: number): number | undefined {
    // A counter is not taken to have been below zero.
    return this.extrapolated(now, rangeSeconds, (perSecond, first) => (perSecond > 0 ? first / perSecond : Infinity));
  }

  /** The difference between the ends of a range, with the same extrapolation; undefined with less than two samples. */
  public delta(now: number, rangeSeconds: number): number | undefined {
    return this.extrapolated(now, rangeSeconds, () => Infinity);
  }

  /** `mostBefore`: how far, in seconds, the first sample may be followed back at most. */
  private extrapolated(now: number, rangeSeconds: number, mostBefore: (perSecond: number, first: number) => number): number | undefined {
    const last = this.ageOfFirstAt(now);
    let first = last;
    while (first + 1 < this.count && this.secondOf(first + 1) > now - rangeSeconds) first += 1;
    if (first === last || last >= this.count || this.secondOf(last) <= now - rangeSeconds) return undefined;
    const sampled = this.secondOf(last) - this.secondOf(first);
    const between = sampled / (first - last);
    const grown = this.valueOf(last) - this.valueOf(first);
    const reach = (distance: number): number => (distance >= between * EXTRAPOLATION_FACTOR ? between / 2 : distance);
    const before = Math.min(reach(this.secondOf(first) - (now - rangeSeconds)), mostBefore(grown / sampled, this.valueOf(first)));
    return grown * (sampled + before + reach(now - this.secondOf(last))) / sampled;
  }

  /** The rate of a counter between the last two samples of a range; undefined with less than two. */
  public instantRate(now: number, rangeSeconds: number): number | undefined {
    const last = this.ageOfFirstAt(now);
    if (last + 1 >= this.count || this.secondOf(last + 1) <= now - rangeSeconds) return undefined;
    return (this.valueOf(last) - this.valueOf(last + 1)) / (this.secondOf(last) - this.secondOf(last + 1));
  }

  /** How many samples are newer than a time. */
  private ageOfFirstAt(now: number): number {
    let age = 0;
    while (age < this.count && this.secondOf(age) > now) age += 1;
    return age;
  }

  private secondOf(age: number): number {
    return this.seconds[this.placeOf(age)] ?? 0;
  }

  private valueOf(age: number): number {
    return this.values[this.placeOf(age)] ?? 0;
  }

  private placeOf(age: number): number {
    const place = this.newest - age;
    return place < 0 ? place + this.seconds.length : place;
  }
}
