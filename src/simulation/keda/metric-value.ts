import { metricMilli, milliToFloat } from '../../kubernetes/keda/metric-quantity';

/**
 * A metric value or target in thousandths, of any size: a number while it is a safe integer, else a bigint.
 * `toInt64` of `int64.ts` makes of it what an HPA reads.
 */
export type Milli = number | bigint;

/** The value of one metric. */
export interface MetricValue {
  readonly name: string;
  readonly milli: Milli;
}

/** The metric value of a number: three decimals, exact ties to even; NaN, infinities and negatives are 0. */
export function milliOf(value: number): Milli {
  if (Number.isSafeInteger(value)) {
    if (value < 0) return 0;
    const milli = value * 1000;
    if (Number.isSafeInteger(milli)) return milli + 0;
  }
  return narrowMilli(metricMilli(value));
}

/** The form of a bigint that `Milli` asks for. */
export function narrowMilli(milli: bigint): Milli {
  const narrow = Number(milli);
  return Number.isSafeInteger(narrow) ? narrow : milli;
}

/** The floating point number that KEDA computes with for a metric value. */
export function floatOf(milli: Milli): number {
  return milliToFloat(BigInt(milli));
}
