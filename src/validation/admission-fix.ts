import { nearest } from '../kubernetes/nearest';
import type { FieldError, FieldErrorType } from './admission/field-error';
import type { Json } from '../kubernetes/json';

/**
 * How to mend what an admission port refuses, as far as upstream's error alone tells; undefined where it does not, so that the fix
 * of the rule is said.
 *
 * @param got the value that the author wrote, where there is one
 */
export function admissionFix(error: FieldError, got: Json | undefined): string | undefined {
  return FIXES[error.type]?.(error, got);
}

type Fix = (error: FieldError, got: Json | undefined) => string | undefined;

const FIXES: Partial<Readonly<Record<FieldErrorType, Fix>>> = {
  FieldValueRequired: ({ field }) => (field === '' ? undefined : `give '${field}'`),
  FieldValueForbidden: ({ field }) => (field === '' ? undefined : `leave '${field}' out, or what forbids it`),
  FieldValueDuplicate: () => 'keep one of both',
  FieldValueNotSupported: ({ detail }, got) => supportedFix(detail, got),
  FieldValueTypeInvalid: ({ detail }, got) => typeFix(detail, got),
  FieldValueInvalid: ({ detail }) => phraseFix(detail),
  FieldValueTooLong: ({ detail }) => phraseFix(detail),
  FieldValueTooMany: ({ detail }) => phraseFix(detail),
};

const SUPPORTED = /"(?:[^"\\]|\\.)*"/g;

/** The names of a closed set, as upstream lists them. */
export function supportedNames(detail: string): readonly string[] {
  return (detail.match(SUPPORTED) ?? []).map((name) => JSON.parse(name) as string);
}

function supportedFix(detail: string, got: Json | undefined): string | undefined {
  const supported = supportedNames(detail);
  const meant = typeof got === 'string' ? nearest(got, supported) : undefined;
  if (meant !== undefined) return `write ${meant}`;
  return supported.length === 0 ? undefined : 'write one of the supported values';
}

const WHOLE = /^-?\d+$/;

/** The type that a value must be of, in the words of Go's decoder or of schemas; empty if they do not say. */
export function wantedType(detail: string): string {
  return /of type:? "?(\w+)/.exec(detail)?.[1] ?? '';
}

/** Quotes that are missing, or one pair too many: the commonest reasons for a value of the wrong type. */
function typeFix(detail: string, got: Json | undefined): string | undefined {
  const wants = wantedType(detail);
  if (/^string$/.test(wants) && (typeof got === 'number' || typeof got === 'boolean')) return `put it in quotes: "${String(got)}"`;
  if (/^int/.test(wants) && typeof got === 'string' && WHOLE.test(got)) return `write it without quotes: ${got}`;
  if (/^bool/.test(wants) && (got === 'true' || got === 'false')) return `write it without quotes: ${got}`;
  return undefined;
}

/** Phrases of upstream that say a limit. `$1` and `$2` stand for what the pattern has found. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/^must be greater than or equal to `minReplicas`/, "raise 'spec.maxReplicas' or lower 'spec.minReplicas'"],
  [/^must be (?:greater than zero|positive)/, 'give a number above 0'],
  [/^must be between (-?\d+) and (-?\d+)/, 'give a number from $1 to $2'],
  [/^must be greater than (-?\d+) and less than (-?\d+)/, 'give a number between $1 and $2'],
  [/^must be greater than or equal to (-?\d+)/, 'give a number from $1'],
  [/^must be (?:less than or equal to|no more than|at most) (-?\d+)$/, 'give a number up to $1'],
  [/no more than (\d+) (bytes|characters)/, 'shorten it to $1 $2'],
  [/may not be more than (\d+) bytes/, 'shorten it to $1 bytes'],
  [/^must have at most (\d+) items?/, 'keep at most $1'],
  [/^a lowercase RFC 1123 subdomain/, "use a-z, 0-9, '-' and '.' alone, with a letter or digit at both ends"],
  [/^a lowercase RFC 1123 label/, "use a-z, 0-9 and '-' alone, with a letter or digit at both ends"],
  [/^a DNS-1035 label/, "use a-z, 0-9 and '-' alone, with a letter in front and a letter or digit at the end"],
  [/^a valid label must be an empty string/, "use letters, digits, '-', '_' and '.' alone, with a letter or digit at both ends"],
  [/^`selector` does not match template `labels`/, "give 'spec.template.metadata.labels' every label of 'spec.selector'"],
];

function phraseFix(detail: string): string | undefined {
  for (const [pattern, fix] of PHRASES) {
    const found = pattern.exec(detail);
    if (found !== null) return fix.replace(/\$(\d)/g, (_, index: string) => found[Number(index)] ?? '');
  }
  return undefined;
}
