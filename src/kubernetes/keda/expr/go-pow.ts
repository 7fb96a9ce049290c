/** Go's math.Pow: powers by repeated squaring, so that whole exponents give the same bits as upstream. */
export function goPow(base: number, exponent: number): number {
  const special = specialPower(base, exponent);
  if (special !== undefined) return special;
  const size = Math.abs(exponent);
  let whole = Math.trunc(size);
  let fraction = size - whole;
  if (fraction !== 0 && base < 0) return NaN;
  if (whole >= 2 ** 63) return outOfRange(base, exponent);
  let power = 1;
  if (fraction !== 0) {
    if (fraction > 0.5) {
      fraction -= 1;
      whole += 1;
    }
    power = Math.exp(fraction * Math.log(base));
  }
  return exponent < 0 ? 1 / timesPower(power, base, whole) : timesPower(power, base, whole);
}

function specialPower(base: number, exponent: number): number | undefined {
  if (exponent === 0 || base === 1) return 1;
  if (exponent === 1) return base;
  if (Number.isNaN(base) || Number.isNaN(exponent)) return NaN;
  if (base === 0 || !Number.isFinite(base)) return base ** exponent;
  if (!Number.isFinite(exponent)) return outOfRange(base, exponent);
  if (exponent === 0.5) return Math.sqrt(base);
  return exponent === -0.5 ? 1 / Math.sqrt(base) : undefined;
}

/** Powers whose exponent is beyond any whole number that matters. */
function outOfRange(base: number, exponent: number): number {
  const size = Math.abs(base);
  if (size === 1) return 1;
  return size < 1 === exponent > 0 ? 0 : Infinity;
}

/** `start * base ** exponent` for a whole exponent. */
function timesPower(start: number, base: number, exponent: number): number {
  let result = start;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
