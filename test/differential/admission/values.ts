import type { Json } from '../../../src/kubernetes/json';

/** Values that are at home nowhere, or at the edge of somewhere. */
export const NUMBERS: readonly number[] = [
  0, 1, -1, 2, 3, 10, 50, 63, 64, 80, 99, 100, 101, 127, 128, 255, 256, 300, 600, 900, 1000, 1001, 1800, 1801, 3600, 3601, 8080, 32767,
  32768, 30000, 29999, 65535, 65536, 86400, 86401, 2147483647, 2147483648, -2147483648, -2147483649, 4294967296, 9007199254740991,
  -9007199254740991, 1.5, 0.5, -0.5, 0.0001, 1e-7, 1e21, 1e300,
];

export const QUANTITIES: readonly string[] = [
  '0', '1', '-1', '100m', '0.5', '1.5', '1e3', '1E3', '1e-3', '1k', '1K', '1Ki', '1M', '1Mi', '1Gi', '1G', '1T', '1Ti', '1P', '1Pi', '1E',
  '1Ei', '0m', '1m', '-1m', '1n', '1u', '0.0001', '0.1m', '1.5m', '9223372036854775807', '9223372036854775808', '99999999999999999999',
  '8Ei', '7Ei', '16Ei', '1e19', '1e100', '+1', '+0.5', '-0', '.5', '5.', '5.m', '1 ', ' 1', '1,5', '1_000', '0x10', '١', 'Inf', 'NaN',
  'ten', '1mm', 'm', '', '1e', '1e+3', '1E+3', '1Kib', '100 m', '1e3m', '1Ki5', '00100m', '0001', '1.0', '1.000000000000000000000000001',
];

export const DURATIONS: readonly string[] = [
  '0s', '1s', '5s', '6s', '60s', '1m', '90s', '1h', '1h1m', '1.5s', '100ms', '0', '60', '-1s', '+1s', '1', 's', '1d', '1 s', ' 1s', '1s ',
  '6.5s', '999ms', '3601s', '1h1s', '2h', '1µs', '1us', '1ns', '6000ms', '1e3s', '0.0001s', '1s1', '99999999h', '2562047h47m16.854775807s',
  '2562048h', '1h60m', '1H', '1S', '.5s', '1.s', '1m30', 'NaN', 'infinite',
];

export const TEXTS: readonly string[] = [
  '', ' ', 'a', 'A', 'web', 'Web', 'WEB', 'web ', ' web', 'web-1', '-web', 'web-', 'web_1', 'web.1', '.web', 'web.', 'web..1', '1web', '1',
  '0', '-1', '1.5', 'true', 'false', 'True', 'TRUE', 'null', 'yes', 'cpu', 'memory', 'Pods', 'Percent', 'Max', 'Min', 'Disabled',
  'disabled', 'Utilization', 'AverageValue', 'Value', 'External', 'Object', 'Resource', 'ContainerResource', 'a/b', 'a/b/c', '/', '/a',
  'a/', '/a/..', '/a/../b', '..', '.', 'a%2fb', 'a b', 'a\tb', 'a\nb', '\n', 'é', 'ü.example.com', '日本', '😀', '\u0000', '\u200b', 'ﬁ', 'İ',
  'ſ', 'x'.repeat(15), 'x'.repeat(16), 'x'.repeat(52), 'x'.repeat(53), 'x'.repeat(54), 'x'.repeat(55), 'x'.repeat(62), 'x'.repeat(63),
  'x'.repeat(64), 'x'.repeat(253), 'x'.repeat(254), 'x'.repeat(317), 'x'.repeat(1024), 'é'.repeat(32),
  `${'x'.repeat(63)}.${'y'.repeat(63)}`, `${'x'.repeat(64)}.y`, 'apps/v1', 'v1', 'apps', 'apps/v1/x', 'batch/v1', 'apps/v1beta1',
  '*.example.com', 'example.com', 'EXAMPLE.com', 'example.com.', '*.*.example.com', '*', 'foo.*.com', '10.0.0.1', '256.0.0.1', '10.0.0.01',
  '::1', '::ffff:10.0.0.1', '10.0.0.0/8', '10.0.0.1/8', 'fd00::/8', '0.0.0.0', '127.0.0.1', '169.254.1.1', '224.0.0.1', 'None', 'none',
  '{{ x }}', '$(NAME)', '${NAME}', 'http://example.com', 'https://example.com:8080/path?q=1', 'ftp://x', 'http://', '://', 'http://a b',
  'http://[::1]:80', 'localhost:9092', 'redis:6379', 'a:b:c', ':80', 'host:', '[]', '{}', '"', "'", '1,2', ',', 'a,b', '0x1F', '1e3',
  '1_000', '+5', '５', '0777', 'NaN', 'Inf', '-Inf', 'infinity', '1e400', '1e-400',
];

/** A value of any kind. */
export const MISFITS: readonly Json[] = [null, true, false, {}, [], [{}], [null], [[]], { a: 1 }, { '': '' }, ['a'], [1], 0, -1, 1.5, '', 'x', { name: 'x' }, { type: 'x' }];
