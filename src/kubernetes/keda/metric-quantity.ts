const MANTISSA_BITS = 53;
const SMALLEST_EXPONENT = -1074;
const LONGEST_INTEGER = 10n ** 18n;
const NANOS_PER_MILLI = 1_000_000n;

/**
 * A metric value or target in thousandths, as KEDA makes quantities of floats: three decimals, exact ties to even;
 * NaN, infinities and negatives are 0 (KEDA 2.20 `pkg/scalers/scaler.go`, quantityFromFloat64).
 */
export function metricMilli(value: number): bigint {
  if (!Number.isFinite(value) || value < 0) return 0n;
  const exponent = Math.max(SMALLEST_EXPONENT, Math.floor(Math.log2(value === 0 ? 1 : value)) - MANTISSA_BITS);
  const mantissa = BigInt(value * 2 ** Math.min(-exponent, 1023) * 2 ** Math.max(0, -exponent - 1023));
  const thousand = mantissa * 1000n;
  return exponent >= 0 ? thousand * 2n ** BigInt(exponent) : roundToEven(thousand, 2n ** BigInt(-exponent));
}

/**
 * The float that KEDA's formulas compute with for a metric value in thousandths: Go's Quantity.AsApproximateFloat64 of the text that
 * `metricMilli` stands for. Up to 18 digits it is held as an integer of thousandths, a longer one with nine decimals.
 */
export function milliToFloat(milli: bigint): number {
  return milli < LONGEST_INTEGER ? compositeToFloat(milli) : Number(milli * NANOS_PER_MILLI) * 1e-9;
}

/** The float of a composite metric, which is an integer of thousandths whatever its size. */
export function compositeToFloat(milli: bigint): number {
  return Number(milli) * 0.001;
}

function roundToEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = 2n * (dividend % divisor);
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
}
