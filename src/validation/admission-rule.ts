import type { Manifest } from '../kubernetes/manifest';
import type { FieldError } from './admission/field-error';
import { admissionEdits } from './admission-edits';
import { admissionFix } from './admission-fix';
import { valueAt } from './check/value-at';
import { plainPath } from './plain-path';
import type { Detection, Rule, RuleContext, RuleFacts, Samples } from './rule';

/** An admission port run as a rule: what the API server, a webhook or an operator would answer becomes findings of one id. */
export interface AdmissionRule extends Omit<RuleFacts, 'severity'>, Pick<Rule, 'blindTo'> {
  readonly kinds: readonly string[];
  /** Who rejects, such as `the API server`. */
  readonly by: string;
  /** The port: the errors with which the object is rejected; none if it is accepted. Their paths are those of the object. */
  readonly admit: (object: Manifest, context: RuleContext) => readonly FieldError[];
  readonly samples?: Samples;
}

/**
 * Makes a rule of an admission port. Its findings are errors: what is rejected does not reach the cluster, or does not work there. Each
 * gives way to any other error about the same field, so that nothing is reported twice (`gaveWay`).
 */
export function admissionRule({ admit, by, ...facts }: AdmissionRule): Rule {
  const editsOf = facts.fixable === true ? admissionEdits : noEdits;
  return {
    ...facts,
    severity: 'error',
    givesWay: true,
    check: (object, context) => oncePerField(admit(object, context)).map((error) => problemOf(error, by, object, editsOf)),
  };
}

const noEdits = (): undefined => undefined;

/** One error for each field: the first, which is the most basic. Errors without a field are all kept. */
function oncePerField(errors: readonly FieldError[]): readonly FieldError[] {
  const seen = new Set<string>();
  return errors.filter(({ field }) => {
    const plain = plainPath(field);
    return field === '' || !seen.has(plain) && seen.add(plain);
  });
}

/** What must hold, for each kind of field error that upstream words without saying so itself. */
const RULES: Readonly<Record<FieldError['type'], (by: string, detail: string) => string>> = {
  FieldValueRequired: (by, detail) => withDetail(`is required by ${by}`, detail),
  FieldValueForbidden: (by, detail) => withDetail(`is forbidden by ${by}`, detail),
  FieldValueDuplicate: (by, detail) => withDetail(`is refused by ${by}, since it is there twice`, detail),
  FieldValueNotFound: (by, detail) => withDetail(`is refused by ${by}, since there is no such thing`, detail),
  FieldValueNotSupported: (by, detail) => withDetail(`is refused by ${by}`, detail),
  FieldValueInvalid: (by, detail) => withDetail(`is refused by ${by}`, detail),
  FieldValueTypeInvalid: (by, detail) => withDetail(`is refused by ${by}`, typeDetail(detail)),
  FieldValueTooLong: (by, detail) => withDetail(`is refused by ${by}`, detail),
  FieldValueTooShort: (by, detail) => withDetail(`is refused by ${by} as too short`, detail),
  FieldValueTooMany: (by, detail) => withDetail(`is refused by ${by}`, detail),
  FieldValueTooFew: (by, detail) => withDetail(`is refused by ${by} as too few`, detail),
  InternalError: (by, detail) => withDetail(`cannot be judged by ${by}`, detail),
};

function withDetail(rule: string, detail: string): string {
  return detail === '' ? rule : `${rule}: ${detail}`;
}

/** What Go's JSON decoder says of a value of the wrong type. */
const UNMARSHAL = /cannot unmarshal .* into Go .*of type (\S+)$/;
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^int/, 'must be a whole number'],
  [/^string$/, 'must be a text'],
  [/^bool$/, 'must be true or false'],
  [/^\[\]/, 'must be a list'],
];

/** The same in the words of those who write manifests; other details stay as they are. */
function typeDetail(detail: string): string {
  const goType = UNMARSHAL.exec(detail)?.[1];
  if (goType === undefined) return detail;
  return TYPES.find(([pattern]) => pattern.test(goType))?.[1] ?? 'must be an object';
}

/** The one sentence pattern for a field error. */
function problemOf(error: FieldError, by: string, object: Manifest, editsOf: typeof admissionEdits): Detection {
  const got = error.value ?? (error.type === 'FieldValueTypeInvalid' ? valueAt(object, error.field) : undefined);
  const shown = error.field !== '' && (typeof got === 'string' || typeof got === 'number' || typeof got === 'boolean');
  const fix = admissionFix(error, got);
  const edits = editsOf(error, object);
  return {
    path: error.field,
    rule: RULES[error.type](by, error.detail),
    ...(shown && { got }),
    ...(fix !== undefined && { fix }),
    ...(edits !== undefined && { edits }),
  };
}
