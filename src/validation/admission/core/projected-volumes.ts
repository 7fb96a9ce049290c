import type { JsonObject } from '../../../kubernetes/json';
import { optionalNumber, optionalStruct, structs, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { validateFieldRef, validateResourceFieldRef } from './container-env';
import { validateKeyToPath } from './keyed-volumes';
import { validateFileMode, validateNonReservedPath } from './paths';

const TOKEN_SECONDS = { least: 600, default: 3600, most: 2 ** 32 };
const VOLUME_FIELDS: ReadonlySet<string> = new Set([
  'metadata.name', 'metadata.namespace', 'metadata.labels', 'metadata.annotations', 'metadata.uid',
]);

/** A file of downward API (validateDownwardAPIVolumeFile); upstream leaves its index out of the path. */
export function validateDownwardApiFile(errors: FieldErrors, file: JsonObject, path: string): void {
  const filePath = text(file, 'path');
  if (filePath === '') errors.required(child(path, 'path'));
  validateNonReservedPath(errors, filePath, child(path, 'path'));
  const field = optionalStruct(file, 'fieldRef');
  const resource = optionalStruct(file, 'resourceFieldRef');
  if (field !== undefined) {
    validateFieldRef(errors, field, child(path, 'fieldRef'), VOLUME_FIELDS);
    if (resource !== undefined) errors.invalid(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously');
  } else if (resource !== undefined) {
    validateResourceFieldRef(errors, resource, child(path, 'resourceFieldRef'), 'volume');
  } else {
    errors.required(path, 'one of fieldRef and resourceFieldRef is required');
  }
  validateFileMode(errors, optionalNumber(file, 'mode'), child(path, 'mode'));
}

/**
 * A `projected` volume (validateProjectedVolumeSource). Trust bundles and pod certificates are dropped before validation: their
 * gates are off by default.
 */
export function validateProjectedVolume(errors: FieldErrors, source: JsonObject, path: string): void {
  validateFileMode(errors, optionalNumber(source, 'defaultMode'), child(path, 'defaultMode'));
  const taken = new Set<string>();
  structs(source, 'sources').forEach((projection, position) => validateProjection(errors, projection, index(child(path, 'sources'), position), path, taken));
}

function validateProjection(errors: FieldErrors, projection: JsonObject, path: string, volumePath: string, taken: Set<string>): void {
  const take = (filePath: string, shown: string): void => {
    if (filePath !== '' && taken.has(filePath)) errors.invalid(volumePath, shown, 'conflicting duplicate paths');
    taken.add(filePath);
  };
  let sources = 0;
  for (const name of ['secret', 'configMap']) {
    const keyed = optionalStruct(projection, name);
    if (keyed === undefined) continue;
    sources += 1;
    const object = text(keyed, 'name');
    if (object === '') errors.required(child(path, `${name}.name`));
    structs(keyed, 'items').forEach((item, position) => {
      validateKeyToPath(errors, item, index(child(path, `${name}.items`), position));
      take(text(item, 'path'), object);
    });
  }
  const downward = optionalStruct(projection, 'downwardAPI');
  if (downward !== undefined) {
    sources += 1;
    for (const file of structs(downward, 'items')) {
      validateDownwardApiFile(errors, file, child(path, 'downwardAPI'));
      take(text(file, 'path'), text(file, 'path'));
    }
  }
  const token = optionalStruct(projection, 'serviceAccountToken');
  if (token !== undefined) {
    sources += 1;
    validateToken(errors, token, child(path, 'serviceAccountToken'), child(volumePath, 'path'));
  }
  if (sources > 1) errors.forbidden(path, 'may not specify more than 1 volume type per source');
}

/** A token's path is reported at the volume's. */
function validateToken(errors: FieldErrors, token: JsonObject, path: string, tokenPath: string): void {
  const seconds = optionalNumber(token, 'expirationSeconds') ?? TOKEN_SECONDS.default;
  if (seconds < TOKEN_SECONDS.least) errors.invalid(child(path, 'expirationSeconds'), seconds, 'may not specify a duration less than 10 minutes');
  if (seconds > TOKEN_SECONDS.most) errors.invalid(child(path, 'expirationSeconds'), seconds, 'may not specify a duration larger than 2^32 seconds');
  const value = text(token, 'path');
  if (value === '') errors.required(tokenPath);
  else validateNonReservedPath(errors, value, tokenPath);
}
