import type { Condition, ConditionType, HpaStatus } from './state';

/** The conditions of an HPA during one sync, which sets some of them several times. */
export class Conditions {
  private list: Condition[];

  constructor(status: HpaStatus, private readonly nowMillis: number) {
    this.list = status.conditions.slice();
  }

  /** Sets a condition; its time moves when its status changes. */
  public set(type: ConditionType, status: 'True' | 'False', reason: string, message: string): void {
    const index = this.list.findIndex((condition) => condition.type === type);
    const old = this.list[index];
    if (old === undefined) {
      this.list.push({ type, status, reason, message, changedAtMillis: this.nowMillis });
    } else {
      const changedAtMillis = old.status === status ? old.changedAtMillis : this.nowMillis;
      this.list[index] = { type, status, reason, message, changedAtMillis };
    }
  }

  /** Removes a condition if it is there. */
  public remove(type: ConditionType): void {
    this.list = this.list.filter((condition) => condition.type !== type);
  }

  /** Whether a condition is there and True. */
  public holds(type: ConditionType): boolean {
    return this.list.some((condition) => condition.type === type && condition.status === 'True');
  }

  /** The conditions in the order in which they first appeared. */
  public all(): readonly Condition[] {
    return this.list;
  }
}
