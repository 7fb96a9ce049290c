import type { JsonObject } from '../../../kubernetes/json';
import { optionalNumber, structs, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { validateFileMode, validateNonReservedPath } from './paths';

/** A volume of the keys of a Secret or ConfigMap, whose name is in `nameField`. */
export function validateKeyedVolume(errors: FieldErrors, source: JsonObject, nameField: string, path: string): void {
  if (text(source, nameField) === '') errors.required(child(path, nameField));
  validateFileMode(errors, optionalNumber(source, 'defaultMode'), child(path, 'defaultMode'));
  structs(source, 'items').forEach((item, position) => validateKeyToPath(errors, item, index(child(path, 'items'), position)));
}

/** A key of a Secret or ConfigMap as a file (validateKeyToPath). */
export function validateKeyToPath(errors: FieldErrors, item: JsonObject, path: string): void {
  for (const name of ['key', 'path']) {
    if (text(item, name) === '') errors.required(child(path, name));
  }
  validateNonReservedPath(errors, text(item, 'path'), child(path, 'path'));
  validateFileMode(errors, optionalNumber(item, 'mode'), child(path, 'mode'));
}
