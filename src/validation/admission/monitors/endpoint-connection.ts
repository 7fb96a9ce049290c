import { trimGoSpace } from '../../../kubernetes/go-space';
import type { JsonObject } from '../../../kubernetes/json';
import { has, optionalStruct, struct, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child } from '../field-path';
import { validateProxyConfig } from './proxy-config';
import { hasSource, validateReference, validateSource } from './reference';
import { validateTlsConfig } from './tls-config';

/** The ways to authenticate, of which an endpoint may have one, in the order in which the operator compares them. */
const METHODS = ['authorization', 'basicAuth', 'bearerTokenSecret', 'oauth2'] as const;

/**
 * What the operator does with a `bearerTokenSecret` that has a name but no key: of a ServiceMonitor it looks for it in vain, of a PodMonitor
 * it takes it for none.
 */
export type TokenWithoutKey = 'refused' | 'ignored';

/** How a monitor's endpoint is reached: authentication, TLS and proxy (pkg/apis/monitoring/v1/http_config.go). */
export function validateConnection(errors: FieldErrors, endpoint: JsonObject, path: string, tokenWithoutKey: TokenWithoutKey): void {
  const [first, ...others] = METHODS.filter((method) => has(endpoint, method));
  for (const method of others) errors.forbidden(child(path, method), `must not be given together with '${String(first)}'`);
  validateAuthorization(errors, optionalStruct(endpoint, 'authorization'), child(path, 'authorization'));
  const basicAuth = optionalStruct(endpoint, 'basicAuth');
  for (const part of basicAuth === undefined ? [] : ['username', 'password']) {
    validateReference(errors, struct(basicAuth ?? {}, part), child(path, `basicAuth.${part}`));
  }
  const token = struct(endpoint, 'bearerTokenSecret');
  if (text(token, 'name') !== '' && (text(token, 'key') !== '' || tokenWithoutKey === 'refused')) {
    validateReference(errors, token, child(path, 'bearerTokenSecret'));
  }
  validateOauth2(errors, optionalStruct(endpoint, 'oauth2'), child(path, 'oauth2'));
  validateTlsConfig(errors, endpoint, path);
  validateProxyConfig(errors, endpoint, path);
}

function validateAuthorization(errors: FieldErrors, authorization: JsonObject | undefined, path: string): void {
  if (authorization === undefined) return;
  const type = text(authorization, 'type');
  const credentials = optionalStruct(authorization, 'credentials');
  if (trimGoSpace(type).toLowerCase() === 'basic') errors.invalid(child(path, 'type'), type, "must not be basic; use 'basicAuth'");
  if (credentials === undefined) errors.required(child(path, 'credentials'), 'must name a key of a Secret');
  else if (text(credentials, 'name') !== '') validateReference(errors, credentials, child(path, 'credentials'));
}

function validateOauth2(errors: FieldErrors, oauth2: JsonObject | undefined, path: string): void {
  if (oauth2 === undefined) return;
  if (text(oauth2, 'tokenUrl') === '') errors.required(child(path, 'tokenUrl'));
  if (!hasSource(oauth2, 'clientId')) errors.required(child(path, 'clientId'), 'must name a key of a Secret or ConfigMap');
  validateSource(errors, struct(oauth2, 'clientId'), child(path, 'clientId'));
  validateReference(errors, struct(oauth2, 'clientSecret'), child(path, 'clientSecret'));
  validateTlsConfig(errors, oauth2, path);
  validateProxyConfig(errors, oauth2, path);
}
