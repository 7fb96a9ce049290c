import type { JsonObject } from '../../../kubernetes/json';
import { dnsSubdomainErrors, labelValueErrors, qualifiedNameErrors } from '../../../kubernetes/names';
import { structs, text, texts } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { validateSetOperator } from '../label-errors';

/** A required or a preferred term; upstream does not look at the values of preferred ones. */
export type TermUse = 'required' | 'preferred';

/** A node selector with at least one term (ValidateNodeSelector). */
export function validateNodeSelector(errors: FieldErrors, selector: JsonObject, path: string): void {
  const terms = structs(selector, 'nodeSelectorTerms');
  const at = child(path, 'nodeSelectorTerms');
  if (terms.length === 0) errors.required(at, 'must have at least one node selector term');
  terms.forEach((term, position) => validateNodeSelectorTerm(errors, term, 'required', index(at, position)));
}

/** A term of a node selector (ValidateNodeSelectorTerm). */
export function validateNodeSelectorTerm(errors: FieldErrors, term: JsonObject, use: TermUse, path: string): void {
  structs(term, 'matchExpressions').forEach((requirement, position) =>
    validateRequirement(errors, requirement, use, index(child(path, 'matchExpressions'), position)));
  structs(term, 'matchFields').forEach((requirement, position) =>
    validateFieldRequirement(errors, requirement, index(child(path, 'matchFields'), position)));
}

function validateRequirement(errors: FieldErrors, requirement: JsonObject, use: TermUse, path: string): void {
  const operator = text(requirement, 'operator');
  const values = texts(requirement, 'values');
  if (operator === 'Gt' || operator === 'Lt') {
    if (values.length !== 1) errors.required(child(path, 'values'), "must be specified single value when `operator` is 'Lt' or 'Gt'");
  } else if (!validateSetOperator(errors, operator, values, path)) {
    errors.invalid(child(path, 'operator'), operator, 'not a valid selector operator');
  }
  const label = text(requirement, 'key');
  errors.invalidFor(child(path, 'key'), label, qualifiedNameErrors(label));
  if (use === 'preferred') return;
  values.forEach((value, position) => errors.invalidFor(index(child(path, 'values'), position), value, labelValueErrors(value)));
}

/** The only field that can be matched is the name of the node. */
function validateFieldRequirement(errors: FieldErrors, requirement: JsonObject, path: string): void {
  const operator = text(requirement, 'operator');
  const values = texts(requirement, 'values');
  if (operator !== 'In' && operator !== 'NotIn') {
    errors.invalid(child(path, 'operator'), operator, 'not a valid selector operator');
  } else if (values.length !== 1) {
    errors.required(child(path, 'values'), "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
  }
  const field = text(requirement, 'key');
  if (field !== 'metadata.name') errors.invalid(child(path, 'key'), field, 'not a valid field selector key');
  else values.forEach((value, position) => errors.invalidFor(index(child(path, 'values'), position), value, dnsSubdomainErrors(value)));
}
