import type { Manifest } from '../kubernetes/manifest';
import type { Problem } from '../kubernetes/problem';
import type { FieldError } from './admission/field-error';
import type { Rule, RuleContext, RuleFacts } from './rule';

/** An admission port run as a rule: what the API server or a webhook would answer becomes findings of one id. */
export interface AdmissionRule extends Omit<RuleFacts, 'severity'> {
  readonly kinds: readonly string[];
  /** The port: the errors with which the object is rejected; none if it is accepted. */
  readonly admit: (object: Manifest, context: RuleContext) => readonly FieldError[];
  /** Errors left to a rule that words them better, so that nothing is reported twice. @default - none */
  readonly leftToOthers?: (error: FieldError) => boolean;
}

/** Makes a rule of an admission port. Its findings are errors: what is rejected does not reach the cluster. */
export function admissionRule({ admit, leftToOthers, ...facts }: AdmissionRule): Rule {
  return {
    ...facts,
    severity: 'error',
    check: (object, context) => admit(object, context).filter((error) => leftToOthers?.(error) !== true).map(problemOf),
  };
}

/** What must hold, for each kind of field error that upstream words without saying so itself. */
const RULES: Readonly<Record<FieldError['type'], (detail: string) => string>> = {
  FieldValueRequired: (detail) => withDetail('is required', detail),
  FieldValueForbidden: (detail) => withDetail('must not be set', detail),
  FieldValueDuplicate: (detail) => withDetail('must not be given twice', detail),
  FieldValueNotFound: (detail) => withDetail('must name something that exists', detail),
  FieldValueNotSupported: (detail) => withDetail('must be supported', detail),
  FieldValueInvalid: (detail) => withDetail('is invalid', detail),
  FieldValueTypeInvalid: (detail) => withDetail('must have another type', detail),
  FieldValueTooLong: (detail) => withDetail('is too long', detail),
  FieldValueTooShort: (detail) => withDetail('is too short', detail),
  FieldValueTooMany: (detail) => withDetail('has too many entries', detail),
  FieldValueTooFew: (detail) => withDetail('has too few entries', detail),
  InternalError: (detail) => withDetail('cannot be judged', detail),
};

function withDetail(rule: string, detail: string): string {
  return detail === '' ? rule : `${rule}: ${detail}`;
}

/** The one sentence pattern for a field error. */
export function problemOf(error: FieldError): Problem {
  return {
    path: error.field,
    rule: RULES[error.type](error.detail),
    ...(error.value !== undefined && { got: error.value }),
  };
}
