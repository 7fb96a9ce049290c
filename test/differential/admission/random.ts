const MODULUS = 2 ** 31 - 1;
const MULTIPLIER = 48_271;

/** A source of chance that gives the same for the same seed (minimal standard generator of Park and Miller). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (Math.abs(Math.trunc(seed)) % (MODULUS - 1)) + 1;
  }

  /** A number from 0 up to, but not including, 1. */
  public next(): number {
    this.state = (this.state * MULTIPLIER) % MODULUS;
    return (this.state - 1) / (MODULUS - 1);
  }

  /** A whole number from 0 up to, but not including, the limit. */
  public below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  public chance(probability: number): boolean {
    return this.next() < probability;
  }

  public pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}
