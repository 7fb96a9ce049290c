import { key } from './backlog-samples';
import { buildScaler } from '../../src/kubernetes/keda/scalers/build';
import { sentence } from '../../src/kubernetes/problem';
import {
  basicAuth, bearerAuth, customAuth, existingAuth, hasOwnTransport, noPrometheusAuth, podIdentityAuth, prometheusAuthProblems, tlsAuth,
  type PrometheusAuthSpec,
} from '../../src/signals/prometheus-auth';

const tls = { cert: key('cert'), key: key('key') };

test.each<[string, PrometheusAuthSpec, PrometheusAuthSpec]>([
  ['none', noPrometheusAuth, { modes: [] }],
  ['bearer', bearerAuth(key('t')), { modes: ['bearer'], authentication: { secrets: { bearerToken: key('t') } } }],
  ['basic', basicAuth({ username: key('u') }), { modes: ['basic'], authentication: { secrets: { username: key('u') } } }],
  ['basic with a password', basicAuth({ username: key('u'), password: key('p') }), {
    modes: ['basic'], authentication: { secrets: { username: key('u'), password: key('p') } },
  }],
  ['custom', customAuth({ header: key('h'), value: key('v') }), {
    modes: ['custom'], authentication: { secrets: { customAuthHeader: key('h'), customAuthValue: key('v') } },
  }],
  ['tls', tlsAuth(tls), { modes: ['tls'], authentication: { secrets: { cert: key('cert'), key: key('key') } } }],
  ['bearer with a certificate', bearerAuth(key('t'), { ...tls, ca: key('ca') }), {
    modes: ['bearer', 'tls'], authentication: { secrets: { bearerToken: key('t'), cert: key('cert'), key: key('key'), ca: key('ca') } },
  }],
  ['bearer with an authority alone, which is no mode', bearerAuth(key('t'), { ca: key('ca') }), {
    modes: ['bearer'], authentication: { secrets: { bearerToken: key('t'), ca: key('ca') } },
  }],
  ['the identity of a pod', podIdentityAuth({ provider: 'gcp' }), { modes: [], authentication: { podIdentity: { provider: 'gcp' } } }],
  ['one that exists', existingAuth({ name: 'theirs' }, ['basic']), { modes: ['basic'], authentication: { existing: { name: 'theirs' } } }],
])('%s', (_, spec, expected) => {
  expect(spec).toEqual(expected);
  expect(prometheusAuthProblems(spec)).toEqual([]);
});

test.each<[string, PrometheusAuthSpec]>([
  ['bearer', bearerAuth(key('t'))],
  ['basic', basicAuth({ username: key('u') })],
  ['custom', customAuth({ header: key('h'), value: key('v') })],
])('%s has the parameters that KEDA wants for its mode, and misses none', (_, { modes, authentication }) => {
  const parameters = Object.keys(authentication?.secrets ?? {});
  const problemsWith = (names: readonly string[]) => buildScaler({
    triggerIndex: 0, triggerType: 'prometheus', metricType: '', env: {}, podIdentity: { provider: 'none' }, namespace: 'a', asMetricSource: false,
    metadata: { serverAddress: 'http://p', query: 'sum(x)', threshold: '1', authModes: modes.join(',') },
    authParams: Object.fromEntries(names.map((name) => [name, 'x'])),
  })?.problems;
  expect(problemsWith(parameters)).toEqual([]);
  parameters.forEach((missing) => expect(problemsWith(parameters.filter((name) => name !== missing))).not.toEqual([]));
});

test.each<[string, PrometheusAuthSpec, readonly string[]]>([
  ['two headers', { modes: ['bearer', 'custom'], authentication: { existing: { name: 'a' } } }, [
    '\'modes\' must have at most one of bearer, basic and custom: only one header is sent, got ["bearer","custom"]',
  ]],
  ['an identity beside a mode', { modes: ['bearer'], authentication: { podIdentity: { provider: 'aws' } } }, [
    '\'modes\' must be empty with a pod identity, since KEDA refuses both together, got ["bearer"]',
  ]],
  ['half a certificate', tlsAuth({ cert: key('cert') }), ["'tls' must have both 'cert' and 'key'"]],
  ['the other half', bearerAuth(key('t'), { key: key('key') }), ["'tls' must have both 'cert' and 'key'"]],
  ['an authority alone', tlsAuth({ ca: key('ca') }), ["'tls.ca' needs a client certificate or another mode beside it: KEDA ignores it alone"]],
  ['nothing at all', tlsAuth({}), ["'secrets' must name at least one parameter unless 'configMaps', 'podIdentity', 'sources' or 'existing' is given"]],
  ['tls of an object that exists', existingAuth({ name: 'a' }, ['tls', 'basic']), []],
])('%s', (_, spec, problems) => expect(prometheusAuthProblems(spec).map(sentence)).toEqual(problems));

test('certificates of one\'s own replace the transport', () => {
  expect([tlsAuth(tls), bearerAuth(key('t'), { ca: key('ca') }), existingAuth({ name: 'a' }, ['tls'])].map(hasOwnTransport)).toEqual([true, true, true]);
  expect([bearerAuth(key('t')), noPrometheusAuth].map(hasOwnTransport)).toEqual([false, false]);
});
