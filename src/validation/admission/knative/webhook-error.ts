import type { Json } from '../../../kubernetes/json';
import { joinPath } from '../../../kubernetes/problem';
import { forbidden, invalid, required } from '../field-error';
import type { FieldError } from '../field-error';
import type { KnativeError } from './verdict';

/** An error of Knative's webhook at a path below the value that is being checked. */
export interface WebhookError extends FieldError {
  /** The path as Knative words it; undefined where its error has none. */
  readonly worded: string | undefined;
}

/** A field that must be given. */
export function missing(field: string): WebhookError {
  return { ...required(field, 'must be given'), worded: field };
}

/** A field that must not be set; `condition` says when it might, such as `unless … is enabled`. */
export function disallowed(field: string, condition = ''): WebhookError {
  return { ...forbidden(field, `must not be set${condition === '' ? '' : ` ${condition}`}`), worded: field };
}

/** A value that breaks a rule. */
export function broken(field: string, value: Json, rule: string): WebhookError {
  return { ...invalid(field, value, rule), worded: field };
}

/** A number out of its bounds, as an error or none. */
export function outside(field: string, value: number, min: number, max: number): WebhookError[] {
  return value < min || value > max ? [broken(field, value, `must be from ${min} to ${max}`)] : [];
}

/** One error for each of several fields of which exactly one must be set. */
export function exactlyOne(fields: readonly string[], present: readonly string[]): WebhookError[] {
  if (present.length === 1) return [];
  const rule = `exactly one of ${fields.map((field) => `'${field}'`).join(', ')} must be set`;
  if (present.length === 0) return fields.map((field) => ({ ...required(field, rule), worded: field }));
  return present.map((field) => ({ ...forbidden(field, rule), worded: field }));
}

/** The errors of the value at a path (Knative's `ViaField` and `ViaIndex`). */
export function at(path: string, errors: readonly WebhookError[]): WebhookError[] {
  return atWorded(path, path, errors);
}

/** The errors of the value at a path that Knative words in another way. */
export function atWorded(path: string, wordedPath: string, errors: readonly WebhookError[]): WebhookError[] {
  return errors.map((error) => ({
    ...error,
    field: joinPath(path, error.field),
    worded: error.worded === undefined ? undefined : joinWorded(wordedPath, error.worded),
  }));
}

/** Joins as Knative does: a map key in brackets keeps its dot, since only what ends in a bracket before a dot counts as an index. */
function joinWorded(prefix: string, path: string): string {
  const [first = ''] = path.split('.');
  return path.startsWith('[') && !first.endsWith(']') && prefix !== '' ? `${prefix}.${path}` : joinPath(prefix, path);
}

/** The errors where they are, with a path put in front of Knative's words only: its checks wrap some errors once too often. */
export function worded(path: string, errors: readonly WebhookError[]): WebhookError[] {
  return atWorded('', path, errors);
}

/** The error that Knative gives without a path. */
export function pathless(error: WebhookError): WebhookError {
  return { ...error, worded: undefined };
}

/** The errors of the webhook, as those of the layer. */
export function webhookErrors(errors: readonly WebhookError[]): KnativeError[] {
  return errors.map(({ worded: upstream = '', ...error }) => ({ layer: 'webhook', ...error, ...(upstream !== error.field && { upstreamField: upstream }) }));
}
