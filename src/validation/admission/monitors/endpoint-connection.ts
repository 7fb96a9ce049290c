import type { JsonObject } from '../../../kubernetes/json';
import { flag, has, optionalStruct, struct, structs, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index, key } from '../field-path';

/** How a monitor's endpoint is reached: TLS, OAuth2, authorization and proxy (pkg/apis/monitoring/v1/types.go, Validate of each). */
export function validateConnection(errors: FieldErrors, endpoint: JsonObject, path: string): void {
  validateTls(errors, optionalStruct(endpoint, 'tlsConfig'), child(path, 'tlsConfig'));
  const oauth2 = optionalStruct(endpoint, 'oauth2');
  if (oauth2 !== undefined) validateOauth2(errors, oauth2, child(path, 'oauth2'));
  const authorization = struct(endpoint, 'authorization');
  if (has(authorization, 'credentials') && text(authorization, 'type').trim().toLowerCase() === 'basic') {
    errors.invalid(child(path, 'authorization.type'), text(authorization, 'type'), "must not be basic; use 'basicAuth'");
  }
  validateProxy(errors, endpoint, path);
}

function validateTls(errors: FieldErrors, tls: JsonObject | undefined, path: string): void {
  if (tls === undefined) return;
  for (const [own, file] of [['ca', 'caFile'], ['cert', 'certFile'], ['keySecret', 'keyFile']] as const) {
    if (isSet(tls, own) && text(tls, file) !== '') errors.forbidden(child(path, file), `must not be given together with '${own}'`);
    if (own !== 'keySecret') validateSource(errors, struct(tls, own), child(path, own));
  }
  const cert = isSet(tls, 'cert') || text(tls, 'certFile') !== '';
  const privateKey = has(tls, 'keySecret') || text(tls, 'keyFile') !== '';
  if (cert && !privateKey) errors.required(child(path, 'keySecret'), 'a client certificate needs its key');
  if (privateKey && !cert) errors.required(child(path, 'cert'), 'a client key needs its certificate');
  const [min, max] = [text(tls, 'minVersion'), text(tls, 'maxVersion')];
  if (min !== '' && max !== '' && max < min) errors.invalid(child(path, 'maxVersion'), max, `must be at least 'minVersion' (${min})`);
}

/** Whether a struct has any of its fields. */
function isSet(object: JsonObject, name: string): boolean {
  return Object.keys(struct(object, name)).length > 0;
}

/** A value from a Secret or a ConfigMap. */
function validateSource(errors: FieldErrors, source: JsonObject, path: string): void {
  if (has(source, 'secret') && has(source, 'configMap')) errors.forbidden(child(path, 'configMap'), "must not be given together with 'secret'");
}

function validateOauth2(errors: FieldErrors, oauth2: JsonObject, path: string): void {
  if (text(oauth2, 'tokenUrl') === '') errors.required(child(path, 'tokenUrl'));
  if (!isSet(oauth2, 'clientId')) errors.required(child(path, 'clientId'));
  validateSource(errors, struct(oauth2, 'clientId'), child(path, 'clientId'));
  validateTls(errors, optionalStruct(oauth2, 'tlsConfig'), child(path, 'tlsConfig'));
}

function validateProxy(errors: FieldErrors, endpoint: JsonObject, path: string): void {
  const fromEnvironment = flag(endpoint, 'proxyFromEnvironment');
  const url = text(endpoint, 'proxyUrl') !== '';
  const exceptions = text(endpoint, 'noProxy') !== '';
  const headers = struct(endpoint, 'proxyConnectHeader');
  if (Object.keys(headers).length > 0 && !fromEnvironment && !url) {
    errors.forbidden(child(path, 'proxyConnectHeader'), "needs 'proxyUrl' or 'proxyFromEnvironment'");
  }
  if (fromEnvironment && url) errors.forbidden(child(path, 'proxyUrl'), "must not be given together with 'proxyFromEnvironment'");
  if (fromEnvironment && exceptions) errors.forbidden(child(path, 'noProxy'), "must not be given together with 'proxyFromEnvironment'");
  if (!fromEnvironment && !url && exceptions) errors.forbidden(child(path, 'noProxy'), "needs 'proxyUrl'");
  for (const name of Object.keys(headers)) {
    const at = key(child(path, 'proxyConnectHeader'), name);
    const selectors = structs(headers, name);
    if (selectors.length === 0) errors.required(at, 'must name a key of a Secret');
    selectors.forEach((selector, position) => {
      if (Object.keys(selector).length === 0) errors.required(index(at, position), 'must name a key of a Secret');
    });
  }
}
