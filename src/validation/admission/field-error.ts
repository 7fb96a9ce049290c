/** The kinds of field errors of `k8s.io/apimachinery/pkg/util/validation/field`, with upstream's names. */
export type FieldErrorType =
  | 'FieldValueNotFound'
  | 'FieldValueRequired'
  | 'FieldValueDuplicate'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueTypeInvalid'
  | 'InternalError';

/** One error of an admission port: what upstream's field error says, without the offending value in the text. */
export interface FieldError {
  readonly type: FieldErrorType;
  /** The path, such as `spec.metrics[0].external.target`. */
  readonly field: string;
  readonly detail: string;
}
