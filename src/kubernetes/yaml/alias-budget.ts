import { YamlError } from './yaml-error';

const ALWAYS_ALLOWED = 100;
const FREE_STEPS = 1000;
const SMALL = 400_000;
const LARGE = 4_000_000;

/**
 * Counts what aliases multiply, and stops before it gets too much, at the very value at which the API server's tools stop
 * (go-yaml v2, decode.go): 99 % of a small document may come from aliases, 10 % of a large one.
 */
export class AliasBudget {
  private steps = 0;
  private aliasSteps = 0;
  private depth = 0;
  /** Where the outermost alias stands. */
  private offset = 0;

  /** One value is read. */
  public step(): void {
    this.steps += 1;
    if (this.depth === 0) return;
    this.aliasSteps += 1;
    if (this.aliasSteps > ALWAYS_ALLOWED && this.steps > FREE_STEPS && this.aliasSteps / this.steps > allowedRatio(this.steps)) {
      throw new YamlError('aliases multiply the document too often', this.offset);
    }
  }

  /** Whether an alias is being read. */
  public get isWithin(): boolean {
    return this.depth > 0;
  }

  /** Reads what the alias at a place stands for. */
  public within<Value>(offset: number, read: () => Value): Value {
    if (this.depth === 0) this.offset = offset;
    this.depth += 1;
    const value = read();
    this.depth -= 1;
    return value;
  }
}

function allowedRatio(steps: number): number {
  if (steps <= SMALL) return 0.99;
  if (steps >= LARGE) return 0.1;
  return 0.99 - 0.89 * ((steps - SMALL) / (LARGE - SMALL));
}
