import type { JsonObject } from '../../../kubernetes/json';
import { has, optionalStruct, struct, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child } from '../field-path';
import { hasSource, validateReference, validateSource } from './reference';

/** The `tlsConfig` of an object (pkg/apis/monitoring/v1/tls_types.go); none is fine. PodMonitors have none of the files. */
export function validateTlsConfig(errors: FieldErrors, object: JsonObject, objectPath: string): void {
  const tls = optionalStruct(object, 'tlsConfig');
  if (tls === undefined) return;
  const path = child(objectPath, 'tlsConfig');
  const keySecret = optionalStruct(tls, 'keySecret');
  for (const name of ['ca', 'cert']) {
    if (hasSource(tls, name)) forbidFile(errors, tls, path, name, `${name}File`);
    validateSource(errors, struct(tls, name), child(path, name));
  }
  if (keySecret !== undefined) {
    forbidFile(errors, tls, path, 'keySecret', 'keyFile');
    validateReference(errors, keySecret, child(path, 'keySecret'));
  }
  const cert = hasSource(tls, 'cert') || text(tls, 'certFile') !== '';
  const privateKey = has(tls, 'keySecret') || text(tls, 'keyFile') !== '';
  if (cert && !privateKey) errors.required(child(path, 'keySecret'), 'a client certificate needs its key');
  if (privateKey && !cert) errors.required(child(path, 'cert'), 'a client key needs its certificate');
  const [min, max] = [text(tls, 'minVersion'), text(tls, 'maxVersion')];
  if (min !== '' && max !== '' && max < min) errors.invalid(child(path, 'maxVersion'), max, `must be at least 'minVersion' (${min})`);
}

function forbidFile(errors: FieldErrors, tls: JsonObject, path: string, source: string, file: string): void {
  if (text(tls, file) !== '') errors.forbidden(child(path, file), `must not be given together with '${source}'`);
}
