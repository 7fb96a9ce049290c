import { parseGoUrl } from '../../../kubernetes/go-url';
import type { JsonObject } from '../../../kubernetes/json';
import { flag, struct, structs, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index, key } from '../field-path';
import { validateReference } from './reference';

/** The proxy of an endpoint, or of the server that OAuth2 asks (pkg/apis/monitoring/v1/types.go, ProxyConfig). */
export function validateProxyConfig(errors: FieldErrors, object: JsonObject, path: string): void {
  const fromEnvironment = flag(object, 'proxyFromEnvironment');
  const url = text(object, 'proxyUrl');
  const exceptions = text(object, 'noProxy') !== '';
  const headers = struct(object, 'proxyConnectHeader');
  if (Object.keys(headers).length > 0 && !fromEnvironment && url === '') {
    errors.forbidden(child(path, 'proxyConnectHeader'), "needs 'proxyUrl' or 'proxyFromEnvironment'");
  }
  if (fromEnvironment && url !== '') errors.forbidden(child(path, 'proxyUrl'), "must not be given together with 'proxyFromEnvironment'");
  if (fromEnvironment && exceptions) errors.forbidden(child(path, 'noProxy'), "must not be given together with 'proxyFromEnvironment'");
  if (!fromEnvironment && url === '' && exceptions) errors.forbidden(child(path, 'noProxy'), "needs 'proxyUrl'");
  for (const name of Object.keys(headers)) {
    const at = key(child(path, 'proxyConnectHeader'), name);
    const references = structs(headers, name);
    if (references.length === 0) errors.required(at, 'must name a key of a Secret');
    references.forEach((reference, position) => { validateReference(errors, reference, index(at, position)); });
  }
  const parsed = parseGoUrl(url);
  if (typeof parsed === 'string') errors.invalid(child(path, 'proxyUrl'), url, `must be a URL: ${parsed}`);
}
