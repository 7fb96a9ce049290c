import type { JsonObject } from '../../../kubernetes/json';
import { qualifiedNameErrors } from '../../../kubernetes/names';
import { structs, text, textMap } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';

/** Keys of pod labels that are added to a selector (ValidateMatchLabelKeysAndMismatchLabelKeys). */
export function validateMatchLabelKeys(
  errors: FieldErrors, matching: readonly string[], mismatching: readonly string[], selector: JsonObject | undefined, path: string,
): void {
  validateKeys(errors, matching, selector, child(path, 'matchLabelKeys'));
  validateKeys(errors, mismatching, selector, child(path, 'mismatchLabelKeys'));
  if (selector !== undefined) validateAgainstSelector(errors, matching, selector, path);
  matching.forEach((label, position) => {
    if (!mismatching.includes(label)) return;
    errors.invalid(index(child(path, 'matchLabelKeys'), position), label, 'exists in both matchLabelKeys and mismatchLabelKeys');
  });
}

function validateKeys(errors: FieldErrors, labels: readonly string[], selector: JsonObject | undefined, path: string): void {
  if (labels.length > 0 && selector === undefined) errors.forbidden(path, 'must not be specified when labelSelector is not set');
  else labels.forEach((label, position) => errors.invalidFor(index(path, position), label, qualifiedNameErrors(label)));
}

/** A key that an expression and something before it name; upstream reports it at the constraint, with the index of the key. */
function validateAgainstSelector(errors: FieldErrors, matching: readonly string[], selector: JsonObject, path: string): void {
  const seen = new Set(Object.keys(textMap(selector, 'matchLabels')));
  for (const expression of structs(selector, 'matchExpressions')) {
    const label = text(expression, 'key');
    const position = matching.lastIndexOf(label);
    if (position >= 0 && seen.has(label)) errors.invalid(index(path, position), label, 'exists in both matchLabelKeys and labelSelector');
    seen.add(label);
  }
}
