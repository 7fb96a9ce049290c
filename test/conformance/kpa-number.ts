import type { VectorNumber } from './kpa-row';

/** A number of the vectors as a number. */
export function numberOf(value: VectorNumber): number {
  return Number(value);
}

const LAST_BITS = 1e-9;

/** Whether an average agrees: linear ones exactly, exponential ones but for what power functions differ in. */
export function agreesOnAverage(expected: number, actual: number, algorithm: string): boolean {
  if (expected === actual || (Number.isNaN(expected) && Number.isNaN(actual))) return true;
  return algorithm === 'weighted-exponential' && Math.abs(expected - actual) <= LAST_BITS * Math.max(Math.abs(expected), Math.abs(actual));
}
