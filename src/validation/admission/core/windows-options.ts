import type { JsonObject } from '../../../kubernetes/json';
import { byteLength, dnsSubdomainErrors } from '../../../kubernetes/names';
import { optionalText } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child } from '../field-path';

const SPEC_LIMIT = 64 * 1024;
const DOMAIN_LIMIT = 256;
const USER_LIMIT = 104;
const NETBIOS_DOMAIN = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const DNS_DOMAIN = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
const CONTROL = /\p{Cc}/u;

/** `windowsOptions` of a pod or container (validateWindowsSecurityContextOptions). */
export function validateWindowsOptions(errors: FieldErrors, options: JsonObject | undefined, path: string): void {
  if (options === undefined) return;
  const specName = optionalText(options, 'gmsaCredentialSpecName');
  if (specName !== undefined) errors.invalidFor(child(path, 'gmsaCredentialSpecName'), specName, dnsSubdomainErrors(specName));
  const spec = optionalText(options, 'gmsaCredentialSpec');
  if (spec === '') {
    errors.invalid(child(path, 'gmsaCredentialSpec'), spec, 'gmsaCredentialSpec cannot be an empty string');
  } else if (spec !== undefined && byteLength(spec) > SPEC_LIMIT) {
    errors.invalid(child(path, 'gmsaCredentialSpec'), spec, `gmsaCredentialSpec size must be under ${SPEC_LIMIT / 1024} KiB`);
  }
  const user = optionalText(options, 'runAsUserName');
  if (user !== undefined) errors.invalidFor(child(path, 'runAsUserName'), user, userNameErrors(user).map((message) => `runAsUserName${message}`));
}

function userNameErrors(name: string): readonly string[] {
  if (name === '') return [' cannot be an empty string'];
  if (CONTROL.test(name)) return [' cannot contain control characters'];
  const parts = name.split('\\');
  if (parts.length > 2) return [' cannot contain more than one backslash'];
  const user = parts.at(-1) ?? '';
  return [...parts.length === 2 ? domainErrors(parts[0] ?? '') : [], ...userErrors(user)];
}

function domainErrors(domain: string): readonly string[] {
  return [
    ...byteLength(domain) >= DOMAIN_LIMIT ? [`'s Domain length must be under ${DOMAIN_LIMIT} characters`] : [],
    ...NETBIOS_DOMAIN.test(domain) || DNS_DOMAIN.test(domain) ? [] : ["'s Domain doesn't match the NetBios nor the DNS format"],
  ];
}

function userErrors(user: string): readonly string[] {
  return [
    ...user === '' ? ["'s User cannot be empty"] : [],
    ...byteLength(user) > USER_LIMIT ? [`'s User length must not be longer than ${USER_LIMIT} characters`] : [],
    ...(/^[. ]+$/).test(user) ? ["'s User cannot contain only periods or spaces"] : [],
    ...(/["/\\:;|=,+*?<>@[\]]/).test(user) ? ['\'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]'] : [],
  ];
}
