import { parseGoFloat } from '../go-number';

/** A scalar of YAML that JSON has no value for. */
export const NOT_JSON = Symbol('not JSON');

/** What a plain scalar can be. */
export type ResolvedScalar = string | number | boolean | null | typeof NOT_JSON;

const WORDS: ReadonlyMap<string, ResolvedScalar> = new Map<string, ResolvedScalar>([
  ...both(true, ['y', 'yes', 'true', 'on']),
  ...both(false, ['n', 'no', 'false', 'off']),
  ...both(null, ['null']), ['', null], ['~', null],
  ...both(NOT_JSON, ['.inf', '+.inf', '-.inf']), ['.nan', NOT_JSON], ['.NaN', NOT_JSON], ['.NAN', NOT_JSON],
]);

/** A word as it is, with a capital, and in capitals. */
function both(value: ResolvedScalar, words: readonly string[]): [string, ResolvedScalar][] {
  return words.flatMap((word) => [word, capitalized(word), word.toUpperCase()].map((spelling): [string, ResolvedScalar] => [spelling, value]));
}

function capitalized(word: string): string {
  return word.replace(/[a-z]/, (letter) => letter.toUpperCase());
}

const LONGEST_WORD = 5;
const WORD_START = /^[yYnNtTfFoO~.+-]/;
const NUMBER_START = /^[0-9.+-]/;
const DECIMAL = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const IN_OTHER_BASE = /^([-+]?)0(?:[xX]([0-9a-fA-F]+)|[oO]?([0-7]+)|[bB]([01]+))$/;
/** Integers beyond are none to Go. */
const LARGEST = 2 ** 64;
const SMALLEST = -(2 ** 63);

/**
 * What a plain scalar is, as the API server's tools read it (go-yaml v2, resolve.go): YAML 1.1, so `on` and `yes` are bools and `010` is 8,
 * but without numbers in base 60, and with dates as texts.
 */
export function resolvePlain(text: string): ResolvedScalar {
  if (text === '') return null;
  if (text.length <= LONGEST_WORD && WORD_START.test(text)) {
    const word = WORDS.get(text);
    if (word !== undefined) return word;
  }
  return NUMBER_START.test(text) ? numberOf(text) ?? text : text;
}

/** The number that a text is; undefined if it is none. */
export function numberOf(text: string): number | undefined {
  if (text.startsWith('.')) return fraction(text);
  const digits = text.replaceAll('_', '');
  const other = IN_OTHER_BASE.exec(digits);
  if (other !== null) return integer(other);
  return DECIMAL.test(digits) ? finite(Number(digits)) : undefined;
}

/** Behind a point at the start go-yaml asks Go, which takes underscores between digits only. */
function fraction(text: string): number | undefined {
  const { value, error } = parseGoFloat(text);
  return error === undefined ? value : undefined;
}

function integer([, sign, hexadecimal, octal, binary]: RegExpExecArray): number | undefined {
  const size = hexadecimal !== undefined ? Number.parseInt(hexadecimal, 16) : octal !== undefined ? Number.parseInt(octal, 8) : Number.parseInt(binary ?? '', 2);
  const value = sign === '-' ? 0 - size : size;
  return value < LARGEST && value >= SMALLEST ? value : undefined;
}

/** Without a sign for zero, and nothing for what is too large for a float. */
function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value + 0 : undefined;
}
