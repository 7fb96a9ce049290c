/** How a quantity is written: `12M` (decimal SI), `12Mi` (binary SI) or `12e6` (decimal exponent). */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

/** The parts of a quantity's text, before any number is made of them. */
export interface QuantityParts {
  readonly positive: boolean;
  /** Sign, digits and point as written. */
  readonly value: string;
  /** Digits before the point, without leading zeros; `0` if none are left. */
  readonly whole: string;
  /** Digits after the point, with their zeros. */
  readonly fraction: string;
  readonly suffix: string;
}

/** What a suffix multiplies by: `base ** exponent`. */
export interface QuantitySuffix {
  readonly base: 2 | 10;
  readonly exponent: number;
  readonly format: QuantityFormat;
}

/** Why a text is no quantity, in the words of k8s.io/apimachinery/pkg/api/resource. */
export const QUANTITY_ERRORS = {
  format: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  numeric: 'unable to parse numeric part of quantity',
  suffix: "unable to parse quantity's suffix",
} as const;

// Looser than the expression in the message: the number may be left out altogether, and has one point at most.
const PARTS = /^([+-]?(0*)([0-9]*)(?:\.([0-9]*))?)([eEinumkKMGTP]*[-+]?[0-9]*)$/;
const ONLY_ZEROS = /^[+-]?0*$/;

/** Splits a text into the parts of a quantity; undefined if it has another shape. */
export function splitQuantity(text: string): QuantityParts | undefined {
  if (text === '') return undefined;
  const positive = !text.startsWith('-');
  if (ONLY_ZEROS.test(text)) return { positive, value: '0', whole: '0', fraction: '', suffix: '' };
  const match = PARTS.exec(text);
  if (match === null) return undefined;
  return { positive, value: match[1] ?? '', whole: match[3] || '0', fraction: match[4] ?? '', suffix: match[5] ?? '' };
}

const DECIMAL_SUFFIXES: Readonly<Record<string, number>> = {
  'n': -9, 'u': -6, 'm': -3, '': 0, 'k': 3, 'M': 6, 'G': 9, 'T': 12, 'P': 15, 'E': 18,
};
const BINARY_SUFFIXES: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
const EXPONENT_SUFFIX = /^[eE]([+-]?[0-9]+)$/;
const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

/** The meaning of a suffix; undefined if there is none. */
export function interpretSuffix(suffix: string): QuantitySuffix | undefined {
  const decimal = DECIMAL_SUFFIXES[suffix];
  if (decimal !== undefined) return { base: 10, exponent: decimal, format: 'DecimalSI' };
  const binary = BINARY_SUFFIXES[suffix];
  if (binary !== undefined) return { base: 2, exponent: binary, format: 'BinarySI' };
  const match = EXPONENT_SUFFIX.exec(suffix);
  if (match === null) return undefined;
  const exponent = BigInt((match[1] ?? '').replace('+', ''));
  if (exponent > INT64_MAX || exponent < INT64_MIN) return undefined;
  return { base: 10, exponent: toInt32(exponent), format: 'DecimalExponent' };
}

/** An exponent as upstream keeps it: 32 bits, wrapped around. */
export function toInt32(value: bigint): number {
  return Number(BigInt.asIntN(32, value));
}

/** The suffix for a power of ten; empty if the format has none for it, as upstream prints a number beyond exa. */
export function decimalSuffix(exponent: number, format: 'DecimalSI' | 'DecimalExponent'): string {
  if (format === 'DecimalExponent') return exponent === 0 ? '' : `e${exponent}`;
  return suffixOf(DECIMAL_SUFFIXES, exponent);
}

/** The suffix for a power of two; empty if there is none. */
export function binarySuffix(exponent: number): string {
  return suffixOf(BINARY_SUFFIXES, exponent);
}

function suffixOf(suffixes: Readonly<Record<string, number>>, exponent: number): string {
  return Object.keys(suffixes).find((suffix) => suffixes[suffix] === exponent) ?? '';
}
