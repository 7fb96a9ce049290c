import { faults, metricOf, pem } from './trial';
import type { Surroundings } from './trial';

const PROMETHEUS = { serverAddress: 'http://prometheus:9090', query: 'sum(rate(a[2m]))', threshold: '100' };
const API = { url: 'http://api/metrics', valueLocation: 'queue.size', targetValue: '5' };
const TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = { 'prometheus': PROMETHEUS, 'metrics-api': API };

test('their metrics have targets of three decimals', () => {
  expect(metricOf('prometheus', { ...PROMETHEUS, threshold: '0.5' }, { triggerIndex: 1 })).toEqual(['s1-prometheus', '500m']);
  expect(metricOf('metrics-api', API)).toEqual(['s0-metric-api-queue.size'.replace('.', '-'), '5']);
});

type Case = readonly [title: string, metadata: Readonly<Record<string, string>>, surroundings: Surroundings, faults: readonly string[]];

describe.each(Object.keys(TYPES))('%s', (type) => {
  const tried = (metadata: Readonly<Record<string, string>>, surroundings?: Surroundings): readonly string[] =>
    faults(type, { ...TYPES[type], ...metadata }, surroundings);

  test.each<Case>([
    ['an unknown mode', { authModes: 'none' }, {}, ['metadata.authModes must be one of apiKey, basic, tls, bearer, custom, oauth']],
    ['the other name of the modes', { authMode: 'nope' }, {}, ['metadata.authMode must be one of apiKey, basic, tls, bearer, custom, oauth']],
    ['two modes that exclude each other', { authModes: 'basic,bearer' }, {}, ['metadata.authModes must hold at most one of bearer, basic, oauth']],
    ['bearer without token', { authModes: 'bearer' }, {}, ["metadata.authModes needs bearerToken from the TriggerAuthentication for 'bearer'"]],
    ['bearer with its other name', { authModes: 'bearer' }, { auth: { token: 't' } }, []],
    ['basic without name', { authModes: 'basic' }, { auth: { password: 'p' } }, ["metadata.authModes needs username from the TriggerAuthentication for 'basic'"]],
    ['basic without password', { authModes: 'basic' }, { auth: { username: 'u' } }, []],
    ['tls without key', { authModes: 'tls' }, { auth: { cert: pem('CERTIFICATE') } }, ["metadata.authModes needs cert and key from the TriggerAuthentication for 'tls'"]],
    ['tls with what is no certificate', { authModes: 'tls' }, { auth: { cert: 'x', key: 'y' } }, ["authenticationRef must give a PEM certificate as 'cert'"]],
    ['tls', { authModes: 'tls' }, { auth: { cert: pem('CERTIFICATE'), key: pem('PRIVATE KEY') } }, []],
    ['custom without value', { authModes: 'custom' }, { auth: { customAuthHeader: 'X' } },
      ["metadata.authModes needs customAuthHeader and customAuthValue from the TriggerAuthentication for 'custom'"]],
    ['tls beside bearer', { authModes: 'tls, bearer' }, { auth: { bearerToken: 't', cert: pem('CERTIFICATE'), key: pem('RSA PRIVATE KEY') } }, []],
    ['oauth without client', { authModes: 'oauth' }, { auth: { oauthTokenURI: 'https://login' } },
      ["metadata.authModes needs oauthTokenURI and clientID from the TriggerAuthentication for 'oauth'"]],
    ['oauth with malformed parameters', { authModes: 'oauth' }, { auth: { oauthTokenURI: 'https://login', clientID: 'id', endpointParams: '%zz' } },
      ['authenticationRef must be a query string such as a=b&c=d']],
    ['an API key in the metadata', { authModes: 'apiKey', apiKey: 'k' }, {}, []],
    ['an API key without key', { authModes: 'apiKey' }, {}, ["metadata.authModes needs apiKey from the TriggerAuthentication for 'apiKey'"]],
    ['an API key sent elsewhere', { authModes: 'apiKey', apiKey: 'k', method: 'cookie' }, {}, ['metadata.method must be one of header, query']],
    ['modes from the authentication', {}, { auth: { authModes: 'bearer' } }, ["metadata.authModes needs bearerToken from the TriggerAuthentication for 'bearer'"]],
    ['Utilization', {}, { metricType: 'Utilization' }, ["metricType must be 'Value' or 'AverageValue' for an external metric"]],
    ['a negative timeout', { timeout: '-1s' }, {}, ['metadata.timeout must not be negative']],
  ])('%s', (_, metadata, surroundings, expected) => expect(tried(metadata, surroundings)).toEqual(expected));
});

test.each<Case>([
  ['nothing', { serverAddress: '', query: '', threshold: '' }, {}, ['serverAddress', 'query', 'threshold'].map((name) => `metadata.${name} must be given, in the metadata`)],
  ['a threshold that Go reads but JSON does not', { threshold: '0x10' }, {}, ['metadata.threshold must be a number as JSON writes it']],
  ['a threshold of 0', { threshold: '0' }, {}, []],
  ['malformed headers', { customHeaders: 'a:b' }, {},
    ["metadata.customHeaders must be a list of key=value with one '=' in each, which \"a:b\" is not"]],
  ['malformed parameters', { queryParameters: 'a=b=c' }, {},
    ["metadata.queryParameters must be a list of key=value with one '=' in each, which \"a=b=c\" is not"]],
  ['modes beside a pod identity', { authModes: 'bearer' }, { auth: { bearerToken: 't' }, podIdentity: { provider: 'aws' } },
    ["metadata.authModes must not be given with the pod identity 'aws'"]],
  ['a pod identity alone', {}, { podIdentity: { provider: 'azure-workload' } }, []],
])('prometheus: %s', (_, metadata, surroundings, expected) => expect(faults('prometheus', { ...PROMETHEUS, ...metadata }, surroundings)).toEqual(expected));

test.each<Case>([
  ['no target', { targetValue: '' }, {}, ['metadata.targetValue must be given and not be 0']],
  ['no target, but a formula', { targetValue: '' }, { asMetricSource: true }, []],
  ['another format', { format: 'csv' }, {}, ['metadata.format must be one of prometheus, json, xml, yaml']],
  ['another aggregation', { aggregationType: 'median' }, {}, ['metadata.aggregationType must be one of average, sum, max, min']],
])('metrics-api: %s', (_, metadata, surroundings, expected) => expect(faults('metrics-api', { ...API, ...metadata }, surroundings)).toEqual(expected));
