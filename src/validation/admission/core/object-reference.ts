import type { JsonObject } from '../../../kubernetes/json';
import { pathSegmentNameErrors } from '../../../kubernetes/names';
import { text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child } from '../field-path';
import { parseGroupVersion } from '../group-version';

/** Since this minor version the `apiVersion` of a reference is checked. */
export const TARGET_API_VERSION = 34;

/** A reference by kind, name and apiVersion (ValidateCrossVersionObjectReference); `group` says what its API group is checked for. */
export function validateObjectReference(errors: FieldErrors, reference: JsonObject, path: string, group: 'required' | 'optional' | 'unchecked'): void {
  for (const name of ['kind', 'name']) {
    const value = text(reference, name);
    if (value === '') errors.required(child(path, name));
    else errors.invalidFor(child(path, name), value, pathSegmentNameErrors(value));
  }
  if (group === 'unchecked') return;
  const apiVersion = text(reference, 'apiVersion');
  const parsed = parseGroupVersion(apiVersion);
  if (parsed === undefined) errors.invalid(child(path, 'apiVersion'), apiVersion, `unexpected GroupVersion string: ${apiVersion}`);
  else if (group === 'required' && parsed.group === '') errors.invalid(child(path, 'apiVersion'), apiVersion, 'apiVersion must specify API group');
}
