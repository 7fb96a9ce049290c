import type { JsonObject } from '../../../kubernetes/json';
import { byteLength, dnsLabelErrors, dnsSubdomainErrors, DNS_SUBDOMAIN_MAX_LENGTH, patternMessage } from '../../../kubernetes/names';
import { flag, number, optionalStruct, optionalText, structs, text, texts } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { ipErrors } from './ip-addresses';

const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
const NAMESERVERS_LIMIT = 3;
const SEARCHES_LIMIT = 32;
const SEARCH_CHARACTERS_LIMIT = 2048;
const HOSTNAME_LIMIT = 64;
const SEARCH_LABEL = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const SEARCH_DOMAIN = `${SEARCH_LABEL}(\\.${SEARCH_LABEL})*`;
const SEARCH_PATTERN = new RegExp(`^${SEARCH_DOMAIN}$`);
const SEARCH_RULE = patternMessage(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character",
  SEARCH_DOMAIN, 'example.com');

/** `dnsPolicy`, ClusterFirst by default. */
export function validateDnsPolicy(errors: FieldErrors, spec: JsonObject, path: string): void {
  errors.oneOf(child(path, 'dnsPolicy'), dnsPolicyOf(spec), DNS_POLICIES);
}

function dnsPolicyOf(spec: JsonObject): string {
  return text(spec, 'dnsPolicy') || 'ClusterFirst';
}

/** `dnsConfig` (validatePodDNSConfig); the policy None needs a name server. */
export function validateDnsConfig(errors: FieldErrors, spec: JsonObject, specPath: string): void {
  const config = optionalStruct(spec, 'dnsConfig');
  const path = child(specPath, 'dnsConfig');
  const servers = config === undefined ? [] : texts(config, 'nameservers');
  if (dnsPolicyOf(spec) === 'None' && config === undefined) return errors.required(path, 'must provide `dnsConfig` when `dnsPolicy` is None');
  const serversPath = child(path, 'nameservers');
  if (dnsPolicyOf(spec) === 'None' && servers.length === 0) {
    return errors.required(serversPath, 'must provide at least one DNS nameserver when `dnsPolicy` is None');
  }
  if (config === undefined) return undefined;
  if (servers.length > NAMESERVERS_LIMIT) errors.invalid(serversPath, servers, `must not have more than ${NAMESERVERS_LIMIT} nameservers`);
  servers.forEach((server, position) => errors.invalidFor(index(serversPath, position), server, ipErrors(server)));
  validateSearches(errors, texts(config, 'searches'), child(path, 'searches'));
  structs(config, 'options').forEach((option, position) => {
    if (text(option, 'name') === '') errors.required(index(child(path, 'options'), position), 'must not be empty');
  });
  return undefined;
}

function validateSearches(errors: FieldErrors, searches: readonly string[], path: string): void {
  if (searches.length > SEARCHES_LIMIT) errors.invalid(path, searches, `must not have more than ${SEARCHES_LIMIT} search paths`);
  if (byteLength(searches.join(' ')) > SEARCH_CHARACTERS_LIMIT) {
    errors.invalid(path, searches, `must not have more than ${SEARCH_CHARACTERS_LIMIT} characters (including spaces) in the search list`);
  }
  searches.forEach((search, position) => {
    if (search === '.') return;
    const domain = search.replace(/\.$/, '');
    if (byteLength(domain) > DNS_SUBDOMAIN_MAX_LENGTH) {
      errors.invalid(index(path, position), domain, `must be no more than ${DNS_SUBDOMAIN_MAX_LENGTH} characters`);
    }
    if (!SEARCH_PATTERN.test(domain)) errors.invalid(index(path, position), domain, SEARCH_RULE);
  });
}

/** With the host's network a host port must be the container's port; none becomes it in the pod (validatePodHostNetworkDeps). */
export function validateHostNetwork(errors: FieldErrors, spec: JsonObject, path: string): void {
  if (!flag(spec, 'hostNetwork')) return;
  structs(spec, 'containers').forEach((container, position) => {
    structs(container, 'ports').forEach((port, portPosition) => {
      const hostPort = number(port, 'hostPort');
      if (hostPort === 0 || hostPort === number(port, 'containerPort')) return;
      const at = child(index(child(index(child(path, 'containers'), position), 'ports'), portPosition), 'hostPort');
      errors.invalid(at, hostPort, 'must match `containerPort` when `hostNetwork` is true');
    });
  });
}

/** `hostnameOverride` (validatePodHostName). */
export function validateHostnameOverride(errors: FieldErrors, spec: JsonObject, path: string): void {
  const hostname = optionalText(spec, 'hostnameOverride');
  if (hostname === undefined) return;
  const at = child(path, 'hostnameOverride');
  if (flag(spec, 'setHostnameAsFQDN')) errors.forbidden(at, 'may not be specified when setHostnameAsFQDN is true');
  if (flag(spec, 'hostNetwork')) errors.forbidden(at, 'may not be specified when hostNetwork is true');
  if (byteLength(hostname) > HOSTNAME_LIMIT) errors.tooLong(at, HOSTNAME_LIMIT);
  errors.invalidFor(at, hostname, dnsSubdomainErrors(hostname));
}

/** `hostname` and `subdomain`. */
export function validateHostnames(errors: FieldErrors, spec: JsonObject, path: string): void {
  for (const name of ['hostname', 'subdomain']) {
    const value = text(spec, name);
    if (value !== '') errors.invalidFor(child(path, name), value, dnsLabelErrors(value));
  }
}

/** `hostAliases` (ValidateHostAliases). */
export function validateHostAliases(errors: FieldErrors, aliases: readonly JsonObject[], path: string): void {
  aliases.forEach((alias, position) => {
    const at = index(path, position);
    const ip = text(alias, 'ip');
    errors.invalidFor(child(at, 'ip'), ip, ipErrors(ip));
    texts(alias, 'hostnames').forEach((hostname, hostPosition) =>
      errors.invalidFor(index(child(at, 'hostnames'), hostPosition), hostname, dnsSubdomainErrors(hostname)));
  });
}
