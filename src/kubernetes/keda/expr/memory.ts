import { ExprError } from './expr-error';
import type { Value } from './value';

/** A run that makes more items than this fails (expr-lang `conf.DefaultMemoryBudget`). */
const BUDGET = 1_000_000;

/** Counts the items that a run makes. */
export class Memory {
  private used = 0;

  /** Counts items to be made; throws when they are too many. */
  public grow(size: number): void {
    this.used += size;
    if (this.used >= BUDGET) throw new ExprError('memory budget exceeded');
  }

  /** The whole numbers from one to another, both included. */
  public range(from: Value, to: Value): readonly Value[] {
    if (typeof from !== 'bigint' && typeof from !== 'number') throw new ExprError('invalid operation: range of no numbers');
    if (typeof to !== 'bigint' && typeof to !== 'number') throw new ExprError('invalid operation: range of no numbers');
    const first = Math.trunc(Number(from));
    const size = Math.max(0, Math.trunc(Number(to)) - first + 1);
    this.grow(size);
    return Array.from({ length: size }, (_, index) => BigInt(first + index));
  }
}
