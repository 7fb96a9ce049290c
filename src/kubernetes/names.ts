/** Longest DNS label: a name of a Service, a namespace, a hostname part; in bytes. */
export const DNS_LABEL_MAX_LENGTH = 63;
/** Longest DNS subdomain: a name of most objects; in bytes. */
export const DNS_SUBDOMAIN_MAX_LENGTH = 253;
/** Longest label value, and longest part of a label key behind the `/`; in bytes. */
export const LABEL_VALUE_MAX_LENGTH = 63;
/** Longest name of a container or Service port; in bytes. */
export const PORT_NAME_MAX_LENGTH = 15;

/**
 * Says what is wrong with a text: upstream's messages (k8s.io/apimachinery/pkg/util/validation), all of them; none if it is fine.
 */
export type NameCheck = (text: string) => readonly string[];

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const DNS_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const KEY = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const HTTP_PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";

/** Upstream's message about a text that does not match. */
export function patternMessage(message: string, pattern: string, ...examples: readonly string[]): string {
  if (examples.length === 0) return `${message} (regex used for validation is '${pattern}')`;
  const shown = examples.map((example) => `'${example}', `).join(' or ');
  return `${message} (e.g. ${shown}regex used for validation is '${pattern}')`;
}

const matches = (pattern: string): ((text: string) => boolean) => {
  const expression = new RegExp(`^(?:${pattern})$`);
  return (text) => expression.test(text);
};

/** The length of a text as upstream counts it: in bytes of UTF-8. */
export function byteLength(text: string): number {
  return ASCII.test(text) ? text.length : ENCODER.encode(text).length;
}

const ASCII = /^[\x00-\x7f]*$/;
const ENCODER = new TextEncoder();
const UTF8_BYTES_MAX = 3;

/** Whether a text has more bytes than a limit. Most are so short that nothing need be counted. */
function exceeds(text: string, bytes: number): boolean {
  return text.length * UTF8_BYTES_MAX > bytes && byteLength(text) > bytes;
}

/** What is wrong with most names. */
const NOTHING: readonly string[] = [];

/** A check of length and pattern, which most names are. */
function check(limit: { readonly length: number; readonly unit: 'characters' | 'bytes' } | undefined, pattern: string, message: string): NameCheck {
  const fits = matches(pattern);
  return (text) => {
    const messages = fits(text) ? NOTHING : [message];
    return limit !== undefined && exceeds(text, limit.length) ? [`must be no more than ${limit.length} ${limit.unit}`, ...messages] : messages;
  };
}

const SUBDOMAIN_MESSAGE = patternMessage(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  SUBDOMAIN, 'example.com');
const LABEL_MESSAGE = patternMessage(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  LABEL, 'my-name', '123-abc');
const isSubdomain = matches(SUBDOMAIN);
const isLabel = matches(LABEL);
const isKey = matches(KEY);

/** IsDNS1123Subdomain: the name of most objects. */
export const dnsSubdomainErrors: NameCheck = check({ length: DNS_SUBDOMAIN_MAX_LENGTH, unit: 'characters' }, SUBDOMAIN, SUBDOMAIN_MESSAGE);

/** IsDNS1123Label: a namespace, a container, a volume. */
export const dnsLabelErrors: NameCheck = (text) => {
  const messages = labelShapeErrors(text);
  return exceeds(text, DNS_LABEL_MAX_LENGTH) ? [`must be no more than ${DNS_LABEL_MAX_LENGTH} characters`, ...messages] : messages;
};

function labelShapeErrors(text: string): readonly string[] {
  if (isLabel(text)) return NOTHING;
  return [isSubdomain(text) ? 'must not contain dots' : LABEL_MESSAGE];
}

/** IsDNS1035Label: the name of a Service. */
export const dns1035LabelErrors: NameCheck = check({ length: DNS_LABEL_MAX_LENGTH, unit: 'characters' }, DNS_1035, patternMessage(
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  DNS_1035, 'my-name', 'abc-123'));

/** IsWildcardDNS1123Subdomain: a host such as `*.example.com`. */
export const wildcardSubdomainErrors: NameCheck = check({ length: DNS_SUBDOMAIN_MAX_LENGTH, unit: 'characters' }, `\\*\\.${SUBDOMAIN}`, patternMessage(
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
  `\\*\\.${SUBDOMAIN}`, '*.example.com'));

const KEY_RULE = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const KEY_MESSAGE = patternMessage(KEY_RULE, KEY, 'MyName', 'my.name', '123-abc');
const keyPrefixErrors = check({ length: DNS_SUBDOMAIN_MAX_LENGTH, unit: 'bytes' }, SUBDOMAIN, SUBDOMAIN_MESSAGE);

/** IsQualifiedName (IsLabelKey since Kubernetes 1.35): a label or annotation key, with an optional DNS subdomain and `/` in front. */
export const qualifiedNameErrors: NameCheck = (text) => {
  const slash = text.indexOf('/');
  if (slash === -1) return keyNameErrors(text);
  const name = text.slice(slash + 1);
  if (name.includes('/')) return [`a valid label key ${KEY_MESSAGE} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const wrong = prefixErrors(text.slice(0, slash));
  return wrong.length === 0 ? keyNameErrors(name) : [...wrong, ...keyNameErrors(name)];
};

function prefixErrors(prefix: string): readonly string[] {
  if (prefix === '') return ['prefix part must be non-empty'];
  const wrong = keyPrefixErrors(prefix);
  return wrong.length === 0 ? NOTHING : wrong.map((message) => `prefix part ${message}`);
}

function keyNameErrors(name: string): readonly string[] {
  const messages = isKey(name) ? NOTHING : [`name part ${KEY_MESSAGE}`];
  if (name === '') return ['name part must be non-empty', ...messages];
  return exceeds(name, LABEL_VALUE_MAX_LENGTH) ? [`name part must be no more than ${LABEL_VALUE_MAX_LENGTH} bytes`, ...messages] : messages;
}

/** IsValidLabelValue; an empty one is fine. */
export const labelValueErrors: NameCheck = check({ length: LABEL_VALUE_MAX_LENGTH, unit: 'bytes' }, `(${KEY})?`, patternMessage(
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  `(${KEY})?`, 'MyValue', 'my_value', '12345'));

/** IsValidPortName: the name of a port of a container (a Service's is a DNS label). */
export const portNameErrors: NameCheck = (text) => [
  ...byteLength(text) > PORT_NAME_MAX_LENGTH ? [`must be no more than ${PORT_NAME_MAX_LENGTH} characters`] : [],
  ...isPortCharacters(text) ? [] : ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'],
  ...hasLetter(text) ? [] : ['must contain at least one letter (a-z)'],
  ...text.includes('--') ? ['must not contain consecutive hyphens'] : [],
  ...text.startsWith('-') || text.endsWith('-') ? ['must not begin or end with a hyphen'] : [],
];
const isPortCharacters = matches('[-a-z0-9]+');
const hasLetter = (text: string): boolean => /[a-z]/.test(text);

/** IsValidPortNum. */
export function portNumberErrors(port: number): readonly string[] {
  return Number.isInteger(port) && port >= 1 && port <= 65535 ? [] : ['must be between 1 and 65535, inclusive'];
}

/** IsHTTPHeaderName: the name of a probe's header. */
export const httpHeaderNameErrors: NameCheck = check(undefined, '[-A-Za-z0-9]+', patternMessage(
  "a valid HTTP header must consist of alphanumeric characters or '-'", '[-A-Za-z0-9]+', 'X-Header-Name'));

/** The path part of a domain-prefixed path (IsDomainPrefixedPath): characters that RFC 3986 allows in a path. */
export const httpPathErrors: NameCheck = check(undefined, HTTP_PATH, patternMessage('Invalid path', HTTP_PATH));

/** IsCIdentifier. */
export const cIdentifierErrors: NameCheck = check(undefined, '[A-Za-z_][A-Za-z0-9_]*', patternMessage(
  "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'",
  '[A-Za-z_][A-Za-z0-9_]*', 'my_name', 'MY_NAME', 'MyName'));

/** IsValidPercent: a `maxSurge` or `minAvailable` such as `25%`. */
export const percentErrors: NameCheck = check(undefined, '[0-9]+%', patternMessage(
  "a valid percent string must be a numeric string followed by an ending '%'", '[0-9]+%', '1%', '93%'));

/** IsRelaxedEnvVarName: the name of an environment variable (since Kubernetes 1.34). */
export const envVarNameErrors: NameCheck = (text) => [
  ...text === '' ? ['environment variable name must be non-empty'] : [],
  ...text === '' || isPrintable(text) ? [] : ["a valid environment variable name must consist only of printable ASCII characters other than '='"],
];
const isPrintable = matches('[ -<>-~]+');

const CONFIG_KEY = '[-._a-zA-Z0-9]+';
const configKeyShapeErrors = check({ length: DNS_SUBDOMAIN_MAX_LENGTH, unit: 'characters' }, CONFIG_KEY, patternMessage(
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.'", CONFIG_KEY, 'key.name', 'KEY_NAME', 'key-name'));

/** IsConfigMapKey: a key of a ConfigMap or Secret. */
export const configMapKeyErrors: NameCheck = (text) => [...configKeyShapeErrors(text), ...parentPathErrors(text)];

function parentPathErrors(text: string): readonly string[] {
  if (text === '.' || text === '..') return [`must not be '${text}'`];
  return text.startsWith('..') ? ["must not start with '..'"] : [];
}

/** IsPathSegmentName: a name that only must not break a URL path, such as that of an HPA's target. */
export const pathSegmentNameErrors: NameCheck = (text) => {
  if (text === '.' || text === '..') return [`may not be '${text}'`];
  return ['/', '%'].filter((part) => text.includes(part)).map((part) => `may not contain '${part}'`);
};

const HASH_LENGTH = 7;
const HASH_PRIME = 4294967291;

/**
 * A DNS label made of any text, the same every time: words of camel case and runs of other characters are joined by `-`
 * (`AutoscaleGo` gives `autoscale-go`, `HTTPServer2` gives `http-server2`). A text that is too long is cut and ends in a hash of
 * the whole, so that two long texts stay apart. Empty if the text has no letter or digit of ASCII.
 */
export function toDnsLabel(text: string, maxLength: number = DNS_LABEL_MAX_LENGTH): string {
  const label = text.normalize('NFKD').replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (label.length <= maxLength) return label;
  const hash = hashOf(text).slice(0, maxLength);
  return `${label.slice(0, Math.max(0, maxLength - hash.length - 1)).replace(/-+$/, '')}-${hash}`.replace(/^-/, '').slice(-maxLength);
}

/** Seven digits and letters that depend on every character. */
function hashOf(text: string): string {
  let hash = 7;
  for (let index = 0; index < text.length; index += 1) hash = (hash * 65599 + text.charCodeAt(index)) % HASH_PRIME;
  return hash.toString(36).padStart(HASH_LENGTH, '0');
}
