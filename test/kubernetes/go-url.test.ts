import { parseGoQuery, parseGoRequestUri, parseGoUrl, portOf, queryEscape, unescapeUrl } from '../../src/kubernetes/go-url';

test.each([
  ['http://host:80/a%20b?c=d', { scheme: 'http', host: 'host:80', path: '/a b', rawPath: '/a%20b', rawQuery: 'c=d', hasPassword: false }],
  ['HTTP://u:p@host', { scheme: 'http', host: 'host', path: '', hasPassword: true }],
  ['amqp://u@host/vhost', { scheme: 'amqp', host: 'host', path: '/vhost', hasPassword: false }],
  ['mailto:a', { scheme: 'mailto', opaque: 'a', host: '' }],
  ['/a/b', { scheme: '', host: '', path: '/a/b' }],
  ['//host/a', { scheme: '', host: 'host', path: '/a' }],
  ['http://[::1]:80/', { host: '[::1]:80' }],
  ['http://[1:2:3:4:5:6:7:8]', { host: '[1:2:3:4:5:6:7:8]' }],
  ['http://[::ffff:10.0.0.1]:80', { host: '[::ffff:10.0.0.1]:80' }],
  ['http://[fe80::1%25eth%200]', { host: '[fe80::1%25eth%200]' }],
  ['kafka://a:1,b:2', { host: 'a:1,b:2' }],
  ['http://h/#part', { host: 'h', path: '/' }],
  ['', { scheme: '', host: '', path: '' }],
  ['*', { path: '*' }],
  ['http://é', { host: 'é' }],
])('%p is taken apart', (text, parts) => expect(parseGoUrl(text)).toMatchObject(parts));

test.each([
  ['http://a b', 'invalid character in host name'],
  ['http://a:b', 'invalid port ":b" after host'],
  ['http://a:1:2', 'invalid port ":1:2" after host'],
  ['http://[::1', "missing ']' in host"],
  ['http://[::1]x', 'invalid port "x" after host'],
  ['http://[a]', 'invalid IP-literal'],
  ['http://[10.0.0.1]', 'invalid IP-literal'],
  ['http://[1:2:3:4:5:6:7]', 'invalid IP-literal'],
  ['http://[1:2:3:4:5:6:7::8]', 'invalid IP-literal'],
  ['http://[:01]', 'invalid IP-literal'],
  ['http://[::12345]', 'invalid IP-literal'],
  ['http://[::1::]', 'invalid IP-literal'],
  ['http://[::256.0.0.1]', 'invalid IP-literal'],
  ['http://[::10.0.0.01]', 'invalid IP-literal'],
  ['http://[::1%25]', 'invalid IP-literal'],
  ['http://[::1%25a%41%5E]', 'invalid IP-literal'],
  ['http://[::1%25%C3]', 'invalid IP-literal'],
  ['http://[::1%25%zz]', 'invalid IP-literal'],
  ['http://x[::1]', 'invalid IP-literal'],
  ['http://h/%zz', 'invalid URL escape in "/%zz"'],
  ['http://h#%zz', 'invalid URL escape in "%zz"'],
  ['http://u%zz@h', 'invalid URL escape in "u%zz"'],
  ['http://u^@h', 'invalid userinfo'],
  ['http://%41', 'invalid character in host name'],
  [':80', 'missing protocol scheme'],
  ['a:b:c/d'.slice(2).replace('b', '1b'), 'first path segment in URL cannot contain colon'],
  ['http://h\u0001', 'invalid control character in URL'],
])('%p is refused: %s', (text, fault) => expect(parseGoUrl(text)).toBe(fault));

test('a request URI is an absolute URL or a path', () => {
  expect(parseGoRequestUri('')).toBe('empty url');
  expect(parseGoRequestUri('orders')).toBe('invalid URI for request');
  expect(parseGoRequestUri('//host/a')).toMatchObject({ host: '', path: '//host/a' });
  expect(parseGoRequestUri('/a#b')).toMatchObject({ path: '/a#b' });
});

test('the port of a host is what follows its last colon', () => {
  expect(portOf('host:80')).toBe('80');
  expect(portOf('[::1]')).toBe('');
  expect(portOf('host')).toBe('');
});

test('escapes stand for bytes, from 0 on', () => {
  expect(unescapeUrl('a%00%7F%c3%A9', 'path')).toBe('a\0\x7fé');
  expect(unescapeUrl('%', 'path')).toBeUndefined();
  expect(unescapeUrl('%1', 'path')).toBeUndefined();
  expect(unescapeUrl('%g0', 'path')).toBeUndefined();
});

test('the scheme ends at the first colon, whatever lines follow', () => {
  expect(parseGoUrl('a+b-c.1:rest')).toMatchObject({ scheme: 'a+b-c.1', opaque: 'rest' });
  expect(parseGoUrl('http://u+x%20y:p@h')).toMatchObject({ host: 'h', hasPassword: true });
});

test('queries are escaped and read as Go does', () => {
  expect(queryEscape("a b/é'~")).toBe('a+b%2F%C3%A9%27~');
  expect(parseGoQuery('a=1&a=2&b&c=%20+x&')).toEqual(new Map([['a', ['1', '2']], ['b', ['']], ['c', ['  x']]]));
  expect(parseGoQuery('a;b')).toBeUndefined();
  expect(parseGoQuery('a=%z')).toBeUndefined();
  expect(unescapeUrl('a+b%2B😀', 'path')).toBe('a+b+😀');
});
