import { structs, text, textMap, texts } from './decoded-fields';
import type { FieldErrors } from './field-errors';
import { child, index } from './field-path';
import type { JsonObject } from '../../kubernetes/json';
import { labelValueErrors, qualifiedNameErrors } from '../../kubernetes/names';

/** Keys and values of labels (k8s.io/apimachinery/pkg/apis/meta/v1/validation.ValidateLabels): all errors are at the map. */
export function validateLabels(errors: FieldErrors, labels: Readonly<Record<string, string>>, path: string): void {
  for (const [key, value] of Object.entries(labels)) {
    errors.invalidFor(path, key, qualifiedNameErrors(key));
    errors.invalidFor(path, value, labelValueErrors(value));
  }
}

/** A label selector (ValidateLabelSelector); none is fine. */
export function validateLabelSelector(errors: FieldErrors, selector: JsonObject | undefined, path: string): void {
  if (selector === undefined) return;
  validateLabels(errors, textMap(selector, 'matchLabels'), child(path, 'matchLabels'));
  structs(selector, 'matchExpressions').forEach((expression, position) =>
    validateRequirement(errors, expression, index(child(path, 'matchExpressions'), position)));
}

/** Operator and values of a requirement, for label and node selectors alike. */
export function validateSetOperator(errors: FieldErrors, operator: string, values: readonly string[], path: string): boolean {
  switch (operator) {
    case 'In': case 'NotIn':
      if (values.length === 0) errors.required(child(path, 'values'), "must be specified when `operator` is 'In' or 'NotIn'");
      return true;
    case 'Exists': case 'DoesNotExist':
      if (values.length > 0) errors.forbidden(child(path, 'values'), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
      return true;
    default:
      return false;
  }
}

function validateRequirement(errors: FieldErrors, requirement: JsonObject, path: string): void {
  const operator = text(requirement, 'operator');
  const values = texts(requirement, 'values');
  if (!validateSetOperator(errors, operator, values, path)) errors.invalid(child(path, 'operator'), operator, 'not a valid selector operator');
  const key = text(requirement, 'key');
  errors.invalidFor(child(path, 'key'), key, qualifiedNameErrors(key));
  values.forEach((value, position) => errors.invalidFor(index(child(path, 'values'), position), value, labelValueErrors(value)));
}
