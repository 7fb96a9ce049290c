import { milliQuantity } from '../../../kubernetes/quantity';
import type { Quantity } from '../../../kubernetes/quantity';

/**
 * A quantity as the server keeps it in `requests` and `limits`: what is finer than thousandths is rounded up to them
 * (SetDefaults_ResourceList); other quantities stay as written.
 */
export function roundedUpToMilli(amount: Quantity): Quantity {
  if (!amount.milliFits) return amount;
  const rounded = milliQuantity(amount.milli());
  return rounded.compare(amount) === 0 ? amount : rounded;
}

/** The sum of two quantities to thousandths, in the notation of the first. */
export function sumOf(a: Quantity, b: Quantity): Quantity {
  if (a.sign === 0) return b;
  if (b.sign === 0) return a;
  return milliQuantity(a.milli() + b.milli());
}

/** The larger of two quantities. */
export function largerOf(a: Quantity | undefined, b: Quantity): Quantity {
  return a === undefined || b.compare(a) > 0 ? b : a;
}
