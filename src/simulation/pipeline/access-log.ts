import type { World } from '../world/world';

/** Readings reach back so many seconds at most. */
const KEPT_SECONDS = 128;

/**
 * The access logs of a gateway in the Log Service, as the metrics adapter of Alibaba Cloud counts them: requests that were answered,
 * with or without success, whole per second (alibaba-cloud-metrics-adapter v0.2.9 `pkg/metrics/sls`). Changed in place.
 */
export class AccessLog {
  /** Whether anybody looks at it. */
  public follows = false;
  private readonly logged = new Float64Array(KEPT_SECONDS);
  private total = 0;
  private answered = 0;
  private second = -1;

  constructor(private readonly world: World) {}

  /** Has the log kept from now on. */
  public follow(): void {
    this.follows = true;
  }

  /** Lets a second pass. `shipping`: whether its rows arrive; those of an outage never do. */
  public advance(second: number, shipping: 'up' | 'down'): void {
    const { served, lost } = this.world.work;
    if (shipping === 'up') this.total += served + lost - this.answered;
    this.answered = served + lost;
    this.second = second;
    this.logged[second % KEPT_SECONDS] = this.total;
  }

  /** Requests per second over an interval that lies some seconds back, cut to a whole number. */
  public rate(now: number, intervalSeconds: number, delaySeconds: number): number {
    const end = now - delaySeconds;
    return Math.floor((this.until(end) - this.until(end - intervalSeconds)) / intervalSeconds + ROUNDING);
  }

  /** What had been logged at the end of a second. */
  private until(second: number): number {
    if (second < 0) return 0;
    return this.logged[Math.min(second, this.second) % KEPT_SECONDS] ?? 0;
  }
}

/** Sums of fractions may miss a whole number by so much. */
const ROUNDING = 1e-9;
