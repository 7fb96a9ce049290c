import * as fc from 'fast-check';
import * as names from '../../src/kubernetes/names';

const SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const DNS_1035 = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
const KEY = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const VALUE = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

type Case = readonly [check: keyof typeof names, text: string, messages: readonly string[]];

test.each<Case>([
  ['dnsSubdomainErrors', 'a.b-c.0', []],
  ['dnsSubdomainErrors', 'a'.repeat(253), []],
  ['dnsSubdomainErrors', 'a'.repeat(254), ['must be no more than 253 characters']],
  ['dnsSubdomainErrors', 'A', [SUBDOMAIN]],
  ['dnsSubdomainErrors', '', [SUBDOMAIN]],
  ['dnsSubdomainErrors', 'a..b', [SUBDOMAIN]],
  ['dnsSubdomainErrors', 'a\n', [SUBDOMAIN]],
  ['dnsLabelErrors', '0-a', []],
  ['dnsLabelErrors', 'a'.repeat(63), []],
  ['dnsLabelErrors', 'a.b', ['must not contain dots']],
  ['dnsLabelErrors', 'a-', [LABEL]],
  ['dnsLabelErrors', 'é'.repeat(32), ['must be no more than 63 characters', LABEL]], // bytes are counted
  ['dns1035LabelErrors', 'a-0', []],
  ['dns1035LabelErrors', '0-a', [DNS_1035]],
  ['dns1035LabelErrors', 'a'.repeat(64), ['must be no more than 63 characters']],
  ['wildcardSubdomainErrors', '*.example.com', []],
  ['wildcardSubdomainErrors', '*.*.com', [
    "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
  ]],
  ['qualifiedNameErrors', 'example.com/My_name.0', []],
  ['qualifiedNameErrors', 'a'.repeat(63), []],
  ['qualifiedNameErrors', 'a'.repeat(64), ['name part must be no more than 63 bytes']],
  ['qualifiedNameErrors', '', ['name part must be non-empty', `name part ${KEY}`]],
  ['qualifiedNameErrors', '/a', ['prefix part must be non-empty']],
  ['qualifiedNameErrors', 'Example.com/-', [`prefix part ${SUBDOMAIN}`, `name part ${KEY}`]],
  ['qualifiedNameErrors', `${'a'.repeat(254)}/a`, ['prefix part must be no more than 253 bytes']],
  ['qualifiedNameErrors', 'a/b/c', [`a valid label key ${KEY} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`]],
  ['labelValueErrors', '', []],
  ['labelValueErrors', 'A_b.0', []],
  ['labelValueErrors', 'a b', [VALUE]],
  ['labelValueErrors', '-'.repeat(64), ['must be no more than 63 bytes', VALUE]],
  ['portNameErrors', 'http-8080', []],
  ['portNameErrors', 'a'.repeat(16), ['must be no more than 15 characters']],
  ['portNameErrors', '', ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)', 'must contain at least one letter (a-z)']],
  ['portNameErrors', '8080', ['must contain at least one letter (a-z)']],
  ['portNameErrors', '-a--b', ['must not contain consecutive hyphens', 'must not begin or end with a hyphen']],
  ['portNameErrors', 'a-', ['must not begin or end with a hyphen']],
  ['portNameErrors', 'HTTP', ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)', 'must contain at least one letter (a-z)']],
  ['httpHeaderNameErrors', 'X-Header', []],
  ['httpHeaderNameErrors', 'X_Header', ["a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')"]],
  ['httpPathErrors', '/a/b-c._~%20!$&\'()*+,;=:', []],
  ['httpPathErrors', '/a?b', ["Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')"]],
  ['cIdentifierErrors', '_a0', []],
  ['cIdentifierErrors', '0a', ["a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName', regex used for validation is '[A-Za-z_][A-Za-z0-9_]*')"]],
  ['percentErrors', '25%', []],
  ['percentErrors', '-1%', ["a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"]],
  ['envVarNameErrors', '0 a-b.c', []],
  ['envVarNameErrors', '', ['environment variable name must be non-empty']],
  ['envVarNameErrors', 'a=b', ["a valid environment variable name must consist only of printable ASCII characters other than '='"]],
  ['envVarNameErrors', '\x7f', ["a valid environment variable name must consist only of printable ASCII characters other than '='"]],
  ['configMapKeyErrors', 'a_B.0', []],
  ['configMapKeyErrors', '..', ["must not be '..'"]],
  ['configMapKeyErrors', '.', ["must not be '.'"]],
  ['configMapKeyErrors', '..a', ["must not start with '..'"]],
  ['configMapKeyErrors', 'a/b', ["a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"]],
  ['pathSegmentNameErrors', 'Any thing:é', []],
  ['pathSegmentNameErrors', '..', ["may not be '..'"]],
  ['pathSegmentNameErrors', 'a/%', ["may not contain '/'", "may not contain '%'"]],
])('%s says about %p what upstream says', (check, text, messages) => {
  expect((names[check] as names.NameCheck)(text)).toEqual(messages);
});

test.each([[0, 1], [1, 0], [65535, 0], [65536, 1], [1.5, 1], [-1, 1]])('port number %p has %p problems', (port, problems) => {
  expect(names.portNumberErrors(port)).toEqual(Array<string>(problems).fill('must be between 1 and 65535, inclusive'));
});

describe('a DNS label made of a construct id', () => {
  test.each([
    ['AutoscaleGo', 'autoscale-go'],
    ['HTTPServer2', 'http-server2'],
    ['QpsHPA', 'qps-hpa'],
    ['already-fine', 'already-fine'],
    ['V2Beta1', 'v2-beta1'],
    ['  a__B.c  ', 'a-b-c'],
    ['Café', 'cafe'],
    ['-', ''],
    ['', ''],
  ])('%p is %p', (text, label) => expect(names.toDnsLabel(text)).toBe(label));

  test('a long one is cut and ends in a hash of the whole', () => {
    const first = names.toDnsLabel(`${'a'.repeat(70)}1`);
    expect(first).toMatch(/^a{55}-[0-9a-z]{7}$/);
    expect(names.toDnsLabel(`${'a'.repeat(70)}2`)).not.toBe(first);
    expect(names.toDnsLabel(`${'a'.repeat(70)}1`)).toBe(first);
    expect(names.toDnsLabel('a'.repeat(63))).toBe('a'.repeat(63));
  });

  test('is valid, or empty, for every text and length, and stays as it is when made again', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.integer({ min: 1, max: 63 }), (text, length) => {
      const label = names.toDnsLabel(text, length);
      if (label !== '') expect(names.dnsLabelErrors(label)).toEqual([]);
      expect(label.length).toBeLessThanOrEqual(length);
      expect(names.toDnsLabel(label, length)).toBe(label);
    }));
  });
});
