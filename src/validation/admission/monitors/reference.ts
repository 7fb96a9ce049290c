import type { JsonObject } from '../../../kubernetes/json';
import { configMapKeyErrors, dnsSubdomainErrors } from '../../../kubernetes/names';
import { has, optionalStruct, struct, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child } from '../field-path';

/**
 * A key of a Secret or ConfigMap. Whether it is in the cluster is not known here, but without a name or a key, or with one that
 * none can have, the operator finds it nowhere (pkg/assets/store.go).
 */
export function validateReference(errors: FieldErrors, reference: JsonObject, path: string): void {
  const [name, key] = [text(reference, 'name'), text(reference, 'key')];
  if (name === '') errors.required(child(path, 'name'), 'the operator looks for the object of this name');
  else errors.invalidFor(child(path, 'name'), name, dnsSubdomainErrors(name));
  if (key === '') errors.required(child(path, 'key'), 'the operator looks for this key');
  else errors.invalidFor(child(path, 'key'), key, configMapKeyErrors(key));
}

/** A key of a Secret or of a ConfigMap, but not of both; none of them is fine. */
export function validateSource(errors: FieldErrors, source: JsonObject, path: string): void {
  if (has(source, 'secret') && has(source, 'configMap')) errors.forbidden(child(path, 'configMap'), "must not be given together with 'secret'");
  for (const kind of ['secret', 'configMap']) {
    const reference = optionalStruct(source, kind);
    if (reference !== undefined) validateReference(errors, reference, child(path, kind));
  }
}

/** Whether a source names a Secret or a ConfigMap. */
export function hasSource(object: JsonObject, name: string): boolean {
  return Object.keys(struct(object, name)).length > 0;
}
