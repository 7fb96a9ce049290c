import type { Json } from '../../kubernetes/json';

/** The kinds of field errors of `k8s.io/apimachinery/pkg/util/validation/field`, with upstream's names. */
export type FieldErrorType =
  | 'FieldValueNotFound'
  | 'FieldValueRequired'
  | 'FieldValueDuplicate'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueTooShort'
  | 'FieldValueTooMany'
  | 'FieldValueTooFew'
  | 'FieldValueTypeInvalid'
  | 'InternalError';

/** One error of an admission port: what upstream's field error says, without the offending value in the text. */
export interface FieldError {
  readonly type: FieldErrorType;
  /** The path, such as `spec.metrics[0].external.target`. */
  readonly field: string;
  readonly detail: string;
  /** The offending value, where upstream's error carries one that helps. */
  readonly value?: Json;
  /**
   * The path as the API server's JSON decoder words it, without list indexes and map keys and with the Go names of
   * embedded structs; empty where the decoder gives none. Only on errors of decoding.
   */
  readonly decoderField?: string;
}

/** A value is malformed or out of range. */
export function invalid(field: string, value: Json, detail: string): FieldError {
  return { type: 'FieldValueInvalid', field, detail, value };
}

/** A value is missing. */
export function required(field: string, detail = ''): FieldError {
  return { type: 'FieldValueRequired', field, detail };
}

/** A value must not be there. */
export function forbidden(field: string, detail = ''): FieldError {
  return { type: 'FieldValueForbidden', field, detail };
}

/** A value that must be unique is there twice. */
export function duplicate(field: string, value: Json): FieldError {
  return { type: 'FieldValueDuplicate', field, detail: '', value };
}

/** A value names something that does not exist. */
export function notFound(field: string, value: Json): FieldError {
  return { type: 'FieldValueNotFound', field, detail: '', value };
}

/** A value is none of a closed set; `supported` is listed in the order given, as upstream does. */
export function notSupported(field: string, value: Json, supported: readonly string[]): FieldError {
  const detail = supported.length === 0 ? '' : `supported values: ${supported.map((name) => JSON.stringify(name)).join(', ')}`;
  return { type: 'FieldValueNotSupported', field, detail, value };
}

/** A text is longer than `limit` bytes. */
export function tooLong(field: string, limit: number): FieldError {
  return { type: 'FieldValueTooLong', field, detail: `may not be more than ${limit} bytes` };
}

/** A list has `actual` entries, more than `limit`. */
export function tooMany(field: string, actual: number, limit: number): FieldError {
  return { type: 'FieldValueTooMany', field, detail: `must have at most ${limit} ${limit === 1 ? 'item' : 'items'}`, value: actual };
}

const HEADLINES: Readonly<Record<FieldErrorType, string>> = {
  FieldValueNotFound: 'Not found',
  FieldValueRequired: 'Required value',
  FieldValueDuplicate: 'Duplicate value',
  FieldValueInvalid: 'Invalid value',
  FieldValueNotSupported: 'Unsupported value',
  FieldValueForbidden: 'Forbidden',
  FieldValueTooLong: 'Too long',
  FieldValueTooShort: 'Too short',
  FieldValueTooMany: 'Too many',
  FieldValueTooFew: 'Too few',
  FieldValueTypeInvalid: 'Invalid value',
  InternalError: 'Internal error',
};

/** The error as the API server words it, without the path: `Invalid value: 5: must be between 1 and 3`. */
export function errorBody(error: FieldError): string {
  const parts = [HEADLINES[error.type]];
  if (error.value !== undefined) parts.push(JSON.stringify(error.value));
  if (error.detail !== '') parts.push(error.detail);
  return parts.join(': ');
}
