import type { JsonObject } from '../../../../src/kubernetes/json';
import { admitMonitor, isMonitorKind } from '../../../../src/validation/admission/monitors/admit';
import { podMonitor, serviceMonitor } from '../../../../src/validation/rules/wiring/samples';

const secret = { name: 'prometheus', key: 'token' };

/** The errors of a ServiceMonitor with one endpoint, as `layer path`. */
function errors(endpoint: JsonObject): readonly string[] {
  return admitMonitor(serviceMonitor({ endpoints: [{ port: 'http', ...endpoint }] })).errors.map(({ layer, field }) => `${layer} ${field.replace('spec.endpoints[0]', '…')}`);
}

const relabeled = (config: JsonObject): readonly string[] => errors({ relabelings: [config] }).map((error) => error.replace('operator ….relabelings[0].', ''));

test.each<[JsonObject, readonly string[]]>([
  [{ targetLabel: 'team', replacement: 'shop' }, []],
  [{ targetLabel: 'any text is a label' }, []],
  [{}, ['targetLabel']],
  [{ action: 'Replace', targetLabel: '' }, ['targetLabel']],
  [{ action: 'keep', sourceLabels: ['a'], regex: '(' }, ['regex']],
  [{ action: 'keep', sourceLabels: ['a'], regex: '(?<name>a)' }, []],
  [{ action: 'keep', regex: '(?!a)' }, ['regex']],
  [{ action: 'hashmod', targetLabel: 'shard', modulus: 0 }, ['modulus']],
  [{ action: 'hashmod', targetLabel: 'shard', modulus: 4 }, []],
  [{ action: 'hashmod' }, ['modulus', 'targetLabel']],
  [{ action: 'lowercase', targetLabel: 'a', replacement: 'b' }, ['replacement']],
  [{ action: 'UpperCase', targetLabel: 'a', replacement: '$1' }, ['action']],
  [{ action: 'Uppercase', targetLabel: 'a', replacement: '$1' }, []],
  [{ action: 'labelmap', replacement: '' }, ['replacement']],
  [{ action: 'labelmap', regex: 'a_(.+)' }, []],
  [{ action: 'keepequal', targetLabel: 'a', regex: 'b', modulus: 2, separator: ',' }, ['regex', 'modulus', 'separator']],
  [{ action: 'dropequal', targetLabel: 'a', regex: '(.*)', separator: ';' }, []],
  [{ action: 'labeldrop', regex: 'a', sourceLabels: ['b'], targetLabel: 'c', modulus: 1, separator: '', replacement: '' },
    ['sourceLabels', 'targetLabel', 'modulus', 'separator', 'replacement']],
  [{ action: 'labelkeep', regex: 'a' }, []],
])('a relabeling %j is refused at %j', (config, fields) => {
  expect(relabeled(config).map((field) => field.replace('schema ….relabelings[0].', ''))).toEqual(fields);
});

test.each<[JsonObject, readonly string[]]>([
  [{ tlsConfig: { caFile: '/ca', ca: { secret } } }, ['operator ….tlsConfig.caFile']],
  [{ tlsConfig: { ca: { secret, configMap: secret } } }, ['operator ….tlsConfig.ca.configMap']],
  [{ tlsConfig: { cert: { secret } } }, ['operator ….tlsConfig.keySecret']],
  [{ tlsConfig: { certFile: '/crt' } }, ['operator ….tlsConfig.keySecret']],
  [{ tlsConfig: { keySecret: secret } }, ['operator ….tlsConfig.cert']],
  [{ tlsConfig: { cert: { secret }, keySecret: secret, keyFile: '/key' } }, ['operator ….tlsConfig.keyFile']],
  [{ tlsConfig: { cert: { secret }, keySecret: secret, minVersion: 'TLS13', maxVersion: 'TLS12' } }, ['operator ….tlsConfig.maxVersion']],
  [{ tlsConfig: { insecureSkipVerify: true, minVersion: 'TLS12', maxVersion: 'TLS12' } }, []],
  [{ authorization: { type: ' Basic', credentials: secret } }, ['operator ….authorization.type']],
  [{ authorization: { type: 'basic' } }, ['operator ….authorization.type', 'operator ….authorization.credentials']],
  [{ authorization: { type: '\u0085BASIC\u00a0', credentials: secret } }, ['operator ….authorization.type']],
  [{ authorization: { credentials: { key: 'token' } } }, []],
  [{ authorization: { credentials: { name: 'a', key: '' } } }, ['operator ….authorization.credentials.key']],
  [{ authorization: { credentials: secret }, bearerTokenSecret: secret, basicAuth: { username: secret, password: secret } },
    ['operator ….basicAuth', 'operator ….bearerTokenSecret']],
  [{ basicAuth: { username: secret } }, ['operator ….basicAuth.password.name', 'operator ….basicAuth.password.key']],
  [{ basicAuth: { username: { name: 'A_', key: 'a/b' }, password: secret } }, ['operator ….basicAuth.username.name', 'operator ….basicAuth.username.key']],
  [{ bearerTokenSecret: { key: 'token' } }, []],
  [{ bearerTokenSecret: { name: 'a', key: '' } }, ['operator ….bearerTokenSecret.key']],
  [{ tlsConfig: { ca: { configMap: { key: 'ca' } } } }, ['operator ….tlsConfig.ca.configMap.name']],
  [{ tlsConfig: { cert: { secret }, keySecret: { key: 'key' } } }, ['operator ….tlsConfig.keySecret.name']],
  [{ oauth2: { tokenUrl: 'https://a', clientId: { secret, configMap: secret }, clientSecret: { key: 'a' }, noProxy: 'b', tlsConfig: { cert: { secret } } } },
    ['clientId.configMap', 'clientSecret.name', 'tlsConfig.keySecret', 'noProxy'].map((field) => `operator ….oauth2.${field}`)],
  [{ oauth2: { tokenUrl: 'https://a', clientId: {}, clientSecret: secret } }, ['operator ….oauth2.clientId']],
  [{ proxyUrl: 'http://proxy', proxyFromEnvironment: true }, ['operator ….proxyUrl']],
  [{ noProxy: 'a', proxyFromEnvironment: true }, ['operator ….noProxy']],
  [{ noProxy: 'a' }, ['operator ….noProxy']],
  [{ noProxy: 'a', proxyUrl: 'http://proxy' }, []],
  [{ proxyConnectHeader: { a: [secret] } }, ['operator ….proxyConnectHeader']],
  [{ proxyUrl: 'http://proxy', proxyConnectHeader: { a: [] } }, ['operator ….proxyConnectHeader[a]']],
  [{ proxyUrl: 'http://proxy', proxyConnectHeader: { a: [{ key: 'b' }] } }, ['operator ….proxyConnectHeader[a][0].name']],
  [{ proxyUrl: 'http://proxy:port' }, ['operator ….proxyUrl']],
  [{ targetPort: 2147483648 }, ['operator ….targetPort']],
  [{ interval: '10s', scrapeTimeout: '11s' }, ['operator ….scrapeTimeout']],
  [{ interval: '10s', scrapeTimeout: '10s' }, []],
  [{ scrapeTimeout: '5m' }, []],
  [{ interval: '10 s' }, ['schema ….interval']],
  [{ port: 8080 }, ['schema ….port']],
])('an endpoint with %j is refused at %j', (endpoint, expected) => expect(errors(endpoint)).toEqual(expected));

test('a token without a key is refused in a ServiceMonitor and left out in a PodMonitor', () => {
  expect(admitMonitor(podMonitor({ podMetricsEndpoints: [{ port: 'http', bearerTokenSecret: { name: 'a', key: '' } }] })).errors).toEqual([]);
  expect(admitMonitor(podMonitor({ podMetricsEndpoints: [{ port: 'http', bearerTokenSecret: { name: 'A', key: 'a' } }] })).errors.map(({ field }) => field))
    .toEqual(['spec.podMetricsEndpoints[0].bearerTokenSecret.name']);
});

test('what the operator cannot decode is told alone', () => {
  const { errors: found } = admitMonitor(podMonitor({ nativeHistogramMinBucketFactor: '1e1.5', podMetricsEndpoints: [{ noProxy: 'a' }] }));
  expect(found.map(({ layer, field }) => `${layer} ${field}`)).toEqual(['operator spec.nativeHistogramMinBucketFactor']);
});

test('a selector is read as the operator reads it', () => {
  const selector = { matchExpressions: [{ key: 'app', operator: 'In' }, { key: 'app', operator: 'Like', values: ['web'] }] };
  expect(admitMonitor(podMonitor({ selector })).errors.map(({ field }) => field))
    .toEqual(['spec.selector.matchExpressions[0].values', 'spec.selector.matchExpressions[1].operator']);
});

test('unknown fields are told beside the errors, and those of a PodMonitor are its own', () => {
  const { errors: found, unknownFields } = admitMonitor(podMonitor({ endpoints: [], podMetricsEndpoints: [{ port: 1, bearerTokenFile: '/token' }] }));
  expect(unknownFields).toEqual(['spec.endpoints', 'spec.podMetricsEndpoints[0].bearerTokenFile']);
  expect(found.map(({ layer, field }) => `${layer} ${field}`)).toEqual(['schema spec.podMetricsEndpoints[0].port']);
});

test('other kinds and versions are not known', () => {
  expect(isMonitorKind(serviceMonitor())).toBe(true);
  expect(isMonitorKind({ ...serviceMonitor(), apiVersion: 'monitoring.coreos.com/v1alpha1' })).toBe(false);
  expect(isMonitorKind({ ...serviceMonitor(), kind: 'Probe' })).toBe(false);
  expect(() => admitMonitor({ ...serviceMonitor(), kind: 'Probe' })).toThrow('does not know this apiVersion and kind');
});
