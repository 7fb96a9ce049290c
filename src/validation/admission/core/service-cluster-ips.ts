import type { JsonObject } from '../../../kubernetes/json';
import { optionalText, text, texts } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { ipErrors, parseIp } from './ip-addresses';
import { isHeadless } from './service-defaults';

/** The families of IP addresses. */
const IP_FAMILIES = ['IPv4', 'IPv6'];
const IP_FAMILY_POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];

/** The family of an address as upstream tells it: IPv6 if it is that, else IPv4. */
export function familyOf(ip: string): string {
  return parseIp(ip)?.family === 'IPv6' ? 'IPv6' : 'IPv4';
}

/** Cluster IPs, their families and the policy (ValidateServiceClusterIPsRelatedFields), checked before the allocation and again with the rest. */
export function validateClusterIps(errors: FieldErrors, spec: JsonObject, path: string): void {
  if (text(spec, 'type') === 'ExternalName') return;
  const ips = texts(spec, 'clusterIPs');
  const families = texts(spec, 'ipFamilies');
  validateSingleClusterIp(errors, text(spec, 'clusterIP'), ips, path);
  families.forEach((family, position) => {
    const familyPath = index(child(path, 'ipFamilies'), position);
    errors.oneOf(familyPath, family, IP_FAMILIES);
    if (families.indexOf(family) < position) errors.duplicate(familyPath, family);
  });
  const policy = optionalText(spec, 'ipFamilyPolicy');
  if (policy !== undefined) errors.oneOf(child(path, 'ipFamilyPolicy'), policy, IP_FAMILY_POLICIES);
  if (!validateEachIp(errors, ips, child(path, 'clusterIPs'))) return;
  if (ips.length > 1 && !isDualStack(ips)) errors.invalid(child(path, 'clusterIPs'), ips, 'may specify no more than one IP for each IP family');
  if (isHeadless(spec)) return;
  ips.slice(0, families.length).forEach((ip, position) => {
    const family = families[position] ?? '';
    if (IP_FAMILIES.includes(family) && familyOf(ip) !== family) {
      errors.invalid(index(child(path, 'clusterIPs'), position), ip, `expected an ${family} value as indicated by \`ipFamilies[${position}]\``);
    }
  });
}

/** `clusterIP` must be the first of `clusterIPs`. */
function validateSingleClusterIp(errors: FieldErrors, ip: string, ips: readonly string[], path: string): void {
  const listPath = child(path, 'clusterIPs');
  if (ip === '') {
    if (ips.length > 0) errors.invalid(listPath, ips, 'must be empty when `clusterIP` is not specified');
  } else if (ips.length === 0) {
    errors.required(listPath);
  } else if (ips[0] !== ip) {
    errors.invalid(listPath, ips, 'first value must match `clusterIP`');
  }
}

/** Returns whether all addresses are some, or the only one is `None`. */
function validateEachIp(errors: FieldErrors, ips: readonly string[], path: string): boolean {
  let valid = true;
  ips.forEach((ip, position) => {
    if (position === 0 && ip === 'None') {
      if (ips.length === 1) return;
      valid = false;
      errors.invalid(path, ips, "'None' must be the first and only value");
      return;
    }
    const details = ipErrors(ip);
    valid &&= details.length === 0;
    errors.invalidFor(index(path, position), ip, details);
  });
  if (ips.length > 2) errors.invalid(path, ips, 'may only hold up to 2 values');
  return valid;
}

function isDualStack(ips: readonly string[]): boolean {
  return new Set(ips.map(familyOf)).size === IP_FAMILIES.length;
}
