import {
  approximate, compareAmounts, divideAwayFromZero, fitsInt64, INT64_LARGEST, NANO, pow10, removeFactors, scaledValue, signOf,
} from './quantity-amount';
import type { Amount } from './quantity-amount';
import { binarySuffix, decimalSuffix, interpretSuffix, QUANTITY_ERRORS, splitQuantity, toInt32 } from './quantity-syntax';
import type { QuantityFormat, QuantityParts, QuantitySuffix } from './quantity-syntax';

const MILLI = -3;
const INT64_DIGITS = 18;

/**
 * A Kubernetes quantity such as `250m`, `1.5Gi` or `10`, exactly as k8s.io/apimachinery/pkg/api/resource computes with it,
 * its 64 bit oddities included. Immutable.
 */
export class Quantity {
  constructor(
    private readonly amount: Amount,
    private readonly format: QuantityFormat,
    private readonly asWritten?: string,
  ) {}

  /** -1, 0 or 1. */
  public get sign(): -1 | 0 | 1 {
    return signOf(this.amount.unscaled);
  }

  /** Thousandths, rounded up (away from zero): Go's MilliValue, 64 bits. */
  public milli(): bigint {
    return scaledValue(this.amount, MILLI);
  }

  /** Whole units, rounded up (away from zero): Go's Value, 64 bits. */
  public value(): bigint {
    return scaledValue(this.amount, 0);
  }

  /** Whether `milli()` is the number it stands for, and not one that left 64 bits. */
  public get milliFits(): boolean {
    const { unscaled, exponent } = this.amount;
    if (exponent < MILLI) return fitsInt64(divideAwayFromZero(unscaled, MILLI - exponent));
    return unscaled === 0n || (exponent <= INT64_DIGITS && fitsInt64(unscaled * pow10(exponent - MILLI)));
  }

  /** The text that the API server stores and shows: as it was written where that is canonical enough for upstream, else `reduced()`. */
  public canonical(): string {
    return this.asWritten ?? this.reduced();
  }

  /** The canonical text computed from the number, so that equal quantities of one format have equal texts. */
  public reduced(): string {
    if (this.amount.unscaled === 0n) return '0';
    const whole = this.format === 'BinarySI' ? this.wholeForBinary() : undefined;
    if (whole === undefined) return this.decimalText(this.format === 'DecimalExponent' ? 'DecimalExponent' : 'DecimalSI');
    const { rest, times } = removeFactors(whole, 1024n);
    return `${rest}${binarySuffix(times * 10)}`;
  }

  /** -1, 0 or 1 as this quantity is less than, equal to or greater than the other, exactly. */
  public compare(other: Quantity): -1 | 0 | 1 {
    return compareAmounts(this.amount, other.amount);
  }

  /**
   * The quantity as a floating point number: Go's AsApproximateFloat64 of what is read back from the API server
   * (that is, of the canonical text: `0.0001` is stored as `100u`, which upstream makes 0.00009999999999999999 of).
   */
  public toNumber(): number {
    const read = this.asWritten === undefined ? readQuantity(this.reduced()) : this;
    return approximate(read instanceof Quantity ? read.amount : this.amount);
  }

  /** The integer that a binary suffix is to be put to; undefined if there is none, or it is too small for one. */
  private wholeForBinary(): bigint | undefined {
    const { unscaled, exponent } = this.amount;
    const whole = exponent >= 0 ? unscaled * pow10(exponent) : unscaled / pow10(-exponent);
    const exact = exponent >= 0 || unscaled % pow10(-exponent) === 0n;
    return exact && (whole >= 1024n || whole <= -1024n) ? whole : undefined;
  }

  private decimalText(format: 'DecimalSI' | 'DecimalExponent'): string {
    const { rest, times } = removeFactors(this.amount.unscaled, 10n);
    const power = this.amount.exponent + times;
    const exponent = Math.floor(power / 3) * 3;
    return `${rest * pow10(power - exponent)}${decimalSuffix(exponent, format)}`;
  }
}

/** Reads a quantity as Go's ParseQuantity does; undefined if the text is none (`quantityError` says why). */
export function parseQuantity(text: string): Quantity | undefined {
  const read = readQuantity(text);
  return read instanceof Quantity ? read : undefined;
}

/** Upstream's message about a text that is no quantity; undefined if it is one. */
export function quantityError(text: string): string | undefined {
  const read = readQuantity(text);
  return read instanceof Quantity ? undefined : read;
}

// What Go's TrimSpace removes, less what a JSON text must escape and thereby hides from it.
const JSON_SPACE = /^[ \u0085\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+|[ \u0085\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+$/g;

/** Reads a quantity from a parsed JSON or YAML value: a text (space around it is ignored, as upstream does) or a number. */
export function quantityOf(json: unknown): Quantity | undefined {
  const text = quantityText(json);
  return text === undefined ? undefined : parseQuantity(text);
}

/** The text that upstream parses for a JSON value; undefined if a quantity can be neither text nor number. */
export function quantityText(json: unknown): string | undefined {
  if (typeof json === 'string') return json.replace(JSON_SPACE, '');
  return typeof json === 'number' && Number.isFinite(json) ? String(json) : undefined;
}

/** The quantity of so many thousandths, as Go's NewMilliQuantity. */
export function milliQuantity(milli: bigint, format: QuantityFormat = 'DecimalSI'): Quantity {
  return new Quantity({ form: 'int64', unscaled: milli, exponent: MILLI }, format);
}

/** The canonical text of so many thousandths: 1500 gives `1500m`, 2000 gives `2`. */
export function formatMilli(milli: bigint): string {
  return milliQuantity(milli).canonical();
}

function readQuantity(text: string): Quantity | string {
  const parts = splitQuantity(text);
  if (parts === undefined) return QUANTITY_ERRORS.format;
  if (text === '0') return new Quantity({ form: 'int64', unscaled: 0n, exponent: 0 }, 'DecimalSI', text);
  const suffix = interpretSuffix(parts.suffix);
  if (suffix === undefined) return QUANTITY_ERRORS.suffix;
  return readInt64(text, parts, suffix) ?? readDecimal(parts, suffix) ?? QUANTITY_ERRORS.numeric;
}

/** The form for numbers that surely fit into 64 bits; undefined for others. */
function readInt64(text: string, { positive, whole, fraction }: QuantityParts, suffix: QuantitySuffix): Quantity | undefined {
  const { base, exponent, format } = suffix;
  const digits = whole + fraction;
  if (base === 2) {
    // A binary suffix stands for about 3/10 as many decimal digits.
    if (fraction !== '' || 14 - whole.length - exponent * 3 / 10 < 0) return undefined;
    const count = BigInt(whole);
    const unscaled = count * 2n ** BigInt(exponent);
    return new Quantity({ form: 'int64', unscaled: positive ? unscaled : -unscaled, exponent: 0 }, format, count % 8n === 0n ? undefined : text);
  }
  const scale = toInt32(BigInt(exponent - fraction.length));
  if (digits.length > INT64_DIGITS || scale < NANO) return undefined;
  const unscaled = BigInt(digits);
  const canonical = scale % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0');
  return new Quantity({ form: 'int64', unscaled: positive ? unscaled : -unscaled, exponent: scale }, format, canonical ? text : undefined);
}

/** The form for any number: rounded up to nano, binary ones capped at the largest 64 bit integer; undefined without a digit. */
function readDecimal({ positive, value, whole, fraction }: QuantityParts, { base, exponent, format }: QuantitySuffix): Quantity | undefined {
  if (!/[0-9]/.test(value)) return undefined;
  const written = BigInt(whole + fraction) * (base === 2 ? 2n ** BigInt(exponent) : 1n);
  const scale = toInt32(BigInt(base === 10 ? exponent : 0) - BigInt(fraction.length));
  const rounded = scale < NANO ? divideAwayFromZero(written, NANO - scale) : written;
  const size: Amount = { form: 'decimal', unscaled: rounded, exponent: Math.max(scale, NANO) };
  const largest: Amount = { form: 'capped', unscaled: INT64_LARGEST, exponent: 0 };
  const amount = base === 2 && compareAmounts(size, largest) > 0 ? largest : size;
  const shown = base === 2 && compareAmounts(amount, { form: 'int64', unscaled: 1n, exponent: 0 }) < 0 ? 'DecimalSI' : format;
  return new Quantity({ ...amount, unscaled: positive ? amount.unscaled : -amount.unscaled }, shown);
}
