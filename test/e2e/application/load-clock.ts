/** The time of a load in seconds, which stands at 0 until it is started. */
export class LoadClock {
  private startedAt: number | undefined;

  /** Second 0 is now, or was at a time in milliseconds since 1970. */
  public start(atMillis = Date.now()): void {
    this.startedAt = atMillis;
  }

  /** The second, with fractions, at a time in milliseconds since 1970. */
  public secondAt(millis: number): number {
    return this.startedAt === undefined ? 0 : (millis - this.startedAt) / 1000;
  }

  public get now(): number {
    return this.secondAt(Date.now());
  }

  /** Waits until a second has come; at once if it has already. */
  public async until(second: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, (second - this.now) * 1000)));
  }
}
