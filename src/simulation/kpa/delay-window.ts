// Looked up once: a global costs more than what it does, where the code runs in a context of its own.
const { ceil, floor } = Math;

/** Seconds between two decisions. */
export const TICK_SECONDS = 2;

const SLOT_MILLIS = TICK_SECONDS * 1000;

/**
 * The largest of the last decisions, in slots of two seconds (knative/serving v0.50 `pkg/autoscaler/aggregation/max`). Of
 * several decisions in a slot the largest counts. Its length is chosen once for all.
 */
export class DelayWindow {
  /** Decisions in falling order, older before newer: those that a later, larger one has overtaken are gone. */
  private readonly values: Float64Array;
  private readonly slots: Float64Array;
  private first = 0;
  private count = 0;

  /** `delaySeconds`: above 0. */
  constructor(delaySeconds: number) {
    const length = ceil(delaySeconds / TICK_SECONDS);
    this.values = new Float64Array(length);
    this.slots = new Float64Array(length);
  }

  /** Adds a decision, and returns the largest in the window. */
  public record(nowMillis: number, value: number): number {
    const { values, slots } = this;
    const slot = floor(nowMillis / SLOT_MILLIS);
    while (this.count > 0 && value >= (values[this.place(this.count - 1)] ?? 0)) this.count -= 1;
    while (this.count > 0 && slot - (slots[this.first] ?? 0) >= values.length) {
      this.first = this.place(1);
      this.count -= 1;
    }
    // What is left is larger than the value: in the same slot it stands for both.
    if (this.count === 0 || slots[this.place(this.count - 1)] !== slot) {
      const place = this.place(this.count);
      values[place] = value;
      slots[place] = slot;
      this.count += 1;
    }
    return values[this.first] ?? 0;
  }

  private place(offset: number): number {
    const place = this.first + offset;
    return place >= this.values.length ? place - this.values.length : place;
  }
}
