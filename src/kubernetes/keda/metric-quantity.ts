const MANTISSA_BITS = 53;
const SMALLEST_EXPONENT = -1074;

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

/** The float that KEDA's formulas compute with for a metric value in thousandths: Go's Quantity.AsApproximateFloat64. */
export function milliToFloat(milli: bigint): number {
  return Number(milli) * 0.001;
}

function roundToEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = 2n * (dividend % divisor);
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
}
