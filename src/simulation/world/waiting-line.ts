/** What is less than this is rounding: nothing waits. */
export const NOTHING = 1e-9;

/**
 * A first-in-first-out line of requests that give up after a while, as a quantity for each second of arrival. With a timeout
 * of Infinity nobody gives up. Changed in place: it is asked every second.
 */
export class WaitingLine {
  /** How much waits. */
  public total = 0;
  private readonly cohorts: Float64Array;
  private oldest = 0;
  private newest = -1;

  /** `timeoutSeconds`: from 1, whole, or Infinity. */
  constructor(private readonly timeoutSeconds: number) {
    this.cohorts = new Float64Array(timeoutSeconds === Infinity ? 0 : timeoutSeconds + 1);
  }

  /** Lines up at a second, which is never earlier than that of the last call. */
  public add(second: number, amount: number): void {
    if (amount <= 0) return;
    this.total += amount;
    const { cohorts } = this;
    if (cohorts.length === 0) return;
    if (this.newest < this.oldest) this.oldest = second;
    for (let next = Math.max(this.newest + 1, this.oldest); next <= second; next += 1) cohorts[next % cohorts.length] = 0;
    this.newest = second;
    cohorts[second % cohorts.length] = (cohorts[second % cohorts.length] ?? 0) + amount;
  }

  /** Takes up to an amount from the front; returns how much it got. */
  public take(amount: number): number {
    const taken = Math.min(amount, this.total);
    if (taken <= 0) return 0;
    if (this.total - taken < NOTHING) return this.empty();
    this.total -= taken;
    const { cohorts } = this;
    if (cohorts.length === 0) return taken;
    let rest = taken;
    while (rest > 0 && this.oldest <= this.newest) {
      const place = this.oldest % cohorts.length;
      const here = cohorts[place] ?? 0;
      if (here > rest) {
        cohorts[place] = here - rest;
        return taken;
      }
      rest -= here;
      this.oldest += 1;
    }
    return taken;
  }

  /** Lets those go who have waited for the timeout; returns how many. */
  public expire(second: number): number {
    const { cohorts } = this;
    let gone = 0;
    while (this.oldest <= this.newest && second - this.oldest >= this.timeoutSeconds) {
      gone += cohorts[this.oldest % cohorts.length] ?? 0;
      this.oldest += 1;
    }
    if (gone === 0) return 0;
    if (this.total - gone < NOTHING) return this.empty();
    this.total -= gone;
    return gone;
  }

  /** Lets all go; returns how many. */
  public empty(): number {
    const all = this.total;
    this.total = 0;
    this.oldest = this.newest + 1;
    return all;
  }
}
