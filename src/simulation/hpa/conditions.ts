import type { Condition, ConditionType, HpaStatus } from './state';

/** The conditions of an HPA during one sync, which sets some of them several times. */
export class Conditions {
  private readonly list: Condition[];

  constructor(status: HpaStatus, private readonly nowMillis: number) {
    this.list = status.conditions.slice();
  }

  /** Sets a condition; its time moves when its status changes. */
  public set(type: ConditionType, status: 'True' | 'False', reason: string, message: string): void {
    const index = this.indexOf(type);
    const old = this.list[index];
    if (old === undefined) {
      this.list.push({ type, status, reason, message, changedAtMillis: this.nowMillis });
    } else if (old.status !== status || old.reason !== reason || old.message !== message) {
      const changedAtMillis = old.status === status ? old.changedAtMillis : this.nowMillis;
      this.list[index] = { type, status, reason, message, changedAtMillis };
    }
  }

  /** Removes a condition if it is there. */
  public remove(type: ConditionType): void {
    const index = this.indexOf(type);
    if (index >= 0) this.list.splice(index, 1);
  }

  /** Whether a condition is there and True. */
  public holds(type: ConditionType): boolean {
    return this.list[this.indexOf(type)]?.status === 'True';
  }

  /** The conditions in the order in which they first appeared. */
  public all(): readonly Condition[] {
    return this.list;
  }

  private indexOf(type: ConditionType): number {
    for (let index = 0; index < this.list.length; index += 1) {
      if (this.list[index]?.type === type) return index;
    }
    return -1;
  }
}
