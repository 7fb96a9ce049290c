import { addressFault, joinHostPort } from '../../../src/kubernetes/keda/network-address';

test.each(['broker:9092', ':9092', 'broker:', '[::1]:80', 'broker:http', 'broker:HTTPS', '10.0.0.1:0', 'broker:65535', 'a:+80'])(
  '%s can be dialed', (address) => expect(addressFault(address)).toBeUndefined());

// The services that Go's net package knows the TCP port of on every system (net/lookup.go).
test.each(['domain', 'ftp', 'ftps', 'gopher', 'http', 'https', 'imap2', 'imap3', 'imaps', 'pop3', 'pop3s', 'smtp', 'submissions', 'ssh', 'telnet'])(
  'the port of the service %s is known', (service) => expect(addressFault(`broker:${service}`)).toBeUndefined());

test.each([
  ['broker', 'missing port in address'],
  ['', 'missing port in address'],
  ['a:1:2', 'too many colons in address'],
  ['::1', 'too many colons in address'],
  ['[::1]', 'missing port in address'],
  ['[::1', "missing ']' in address"],
  ['[::1]x:80', 'missing port in address'],
  ['[::1]:80:90', 'too many colons in address'],
  ['[a[b]:80', 'unexpected bracket in address'],
  ['a]:80', 'unexpected bracket in address'],
  ['a[:80', 'unexpected bracket in address'],
  ['broker:99999', 'invalid port'],
  ['broker:-1', 'invalid port'],
  ['broker:wire', 'unknown port'],
  ['tcp://broker', 'unknown port'],
])('%p cannot: %s', (address, fault) => expect(addressFault(address)).toBe(fault));

test('an IPv6 address is joined with brackets', () => {
  expect(joinHostPort('::1', '80')).toBe('[::1]:80');
  expect(joinHostPort('broker', '80')).toBe('broker:80');
});
