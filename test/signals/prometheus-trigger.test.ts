import { consumer, key } from './backlog-samples';
import { later, textOf } from './samples';
import { buildScaler } from '../../src/kubernetes/keda/scalers/build';
import { sentence } from '../../src/kubernetes/problem';
import { basicAuth, bearerAuth, tlsAuth } from '../../src/signals/prometheus-auth';
import { duration, prometheusServerProblems, prometheusTrigger, type PrometheusServerSpec, type PrometheusTriggerSpec } from '../../src/signals/prometheus-trigger';

const spec: PrometheusTriggerSpec = { serverAddress: 'http://prometheus:9090', query: 'sum(x)', target: 30 };

test('the smallest trigger takes an empty result for an error', () => {
  expect(prometheusTrigger(spec, consumer)).toEqual({
    trigger: { type: 'prometheus', metadata: { serverAddress: 'http://prometheus:9090', query: 'sum(x)', threshold: '30', ignoreNullValues: 'false' } },
    objects: [],
  });
});

test('every option has its parameter, and KEDA accepts them all', () => {
  const { trigger, objects } = prometheusTrigger({
    ...spec, target: 0.5, activation: 2, metricType: 'Value', namespace: 'tenant', customHeaders: { 'X-A': '1', 'X-B': '2' }, queryParameters: { dedup: 'true' },
    timeoutSeconds: 5, ignoreNullValues: true, unsafeSsl: true, awsRegion: 'eu-west-1', auth: basicAuth({ username: key('u'), password: key('p') }),
  }, consumer);
  expect(trigger).toEqual({
    type: 'prometheus',
    metricType: 'Value',
    metadata: {
      serverAddress: 'http://prometheus:9090', query: 'sum(x)', threshold: '0.5', activationThreshold: '2', ignoreNullValues: 'true', namespace: 'tenant',
      customHeaders: 'X-A=1,X-B=2', queryParameters: 'dedup=true', timeout: '5s', unsafeSsl: 'true', awsRegion: 'eu-west-1', authModes: 'basic',
    },
    authenticationRef: { name: 'orders' },
  });
  expect(objects.map(({ id }) => id)).toEqual(['TriggerAuthentication']);
  expect(buildScaler({
    triggerIndex: 0, triggerType: 'prometheus', metricType: 'Value', metadata: trigger.metadata as Record<string, string>, authParams: { username: 'u', password: 'p' },
    env: {}, podIdentity: { provider: 'none' }, namespace: 'shop', asMetricSource: false,
  })?.problems).toEqual([]);
});

test('several modes are joined without a space', () => {
  const auth = bearerAuth(key('t'), { cert: key('c'), key: key('k') });
  expect(prometheusTrigger({ ...spec, auth }, consumer).trigger.metadata.authModes).toBe('bearer,tls');
});

test('values known only later are put in later', () => {
  const { metadata } = prometheusTrigger({ ...spec, serverAddress: later, query: later, customHeaders: { 'X-A': later } }, consumer).trigger;
  expect([metadata.serverAddress, metadata.query]).toEqual([later, later]);
  expect(textOf(metadata.customHeaders, 'v')).toBe('X-A=v');
});

test.each([['http://p:9090/', 'http://p:9090'], ['http://p:9090//', 'http://p:9090'], ['http://p/a', 'http://p/a']])('%s is written as %s', (given, written) => {
  expect(prometheusTrigger({ ...spec, serverAddress: given }, consumer).trigger.metadata.serverAddress).toBe(written);
});

test.each([[1, '1s'], [90, '90s'], [2.5, '2500ms'], [0.0015, '2ms']])('%d seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text));

test.each<[Partial<PrometheusServerSpec>, readonly string[]]>([
  [{ serverAddress: 'https://prometheus.example.com:443/tenant/' }, []],
  [{ customHeaders: { 'X-A': '1', 'X-B': later }, queryParameters: { dedup: 'true' } }, []],
  [{ serverAddress: later }, []],
  [{ serverAddress: 'prometheus:9090' }, ['\'serverAddress\' must be an http or https URL, got "prometheus:9090"']],
  [{ serverAddress: 'http://' }, ['\'serverAddress\' must be an http or https URL, got "http://"']],
  [{ serverAddress: 'http://a b' }, ['\'serverAddress\' must be an http or https URL, got "http://a b"']],
  [{ serverAddress: 'http://a:99999' }, ['\'serverAddress\' must be an http or https URL, got "http://a:99999"']],
  [{ serverAddress: 'http://<host>:9090' }, ['\'serverAddress\' must not be a placeholder, got "http://<host>:9090"; put in the real value']],
  [{ serverAddress: 'http://user:hunter2@p' }, ["'serverAddress' must not hold credentials, which end up in the manifest; reference a Secret with 'auth'"]],
  [{ serverAddress: 'http://user:hu****2@p' }, ["'serverAddress' must not hold credentials, which end up in the manifest; reference a Secret with 'auth'"]],
  [{ serverAddress: 'http://p?a=b' }, ['\'serverAddress\' must not have a query or fragment: KEDA adds the path and the query, got "http://p?a=b"; use \'queryParameters\'']],
  [{ serverAddress: 'http://p/#a' }, ['\'serverAddress\' must not have a query or fragment: KEDA adds the path and the query, got "http://p/#a"; use \'queryParameters\'']],
  [{ serverAddress: 'http://p/api/v1/query' }, ['\'serverAddress\' must not end with "/api/v1/query", which KEDA adds, got "http://p/api/v1/query"']],
  [{ auth: tlsAuth({ cert: key('c') }) }, ["'auth.tls' must have both 'cert' and 'key'"]],
  [{ customHeaders: { 'X-A': 'a=b' }, queryParameters: { 'a,b': 'c' } }, [
    '\'customHeaders.X-A\' must not contain "," or "=", which KEDA cannot escape, got "a=b"',
    '\'queryParameters.a,b\' must not contain "," or "=", which KEDA cannot escape, got "c"',
  ]],
  [{ timeoutSeconds: 0 }, ["'timeoutSeconds' must be a number greater than 0, got 0"]],
  [{ timeoutSeconds: Number.POSITIVE_INFINITY }, ["'timeoutSeconds' must be a number greater than 0, got Infinity"]],
  [{ unsafeSsl: true, auth: tlsAuth({ cert: key('c'), key: key('k') }) }, [
    "'unsafeSsl' must not be true together with certificates of one's own: KEDA ignores it then, got true",
  ]],
  [{ unsafeSsl: true, auth: bearerAuth(key('t')) }, []],
  [{ unsafeSsl: false, auth: tlsAuth({ cert: key('c'), key: key('k') }) }, []],
])('%j has the problems %j', (change, problems) => {
  expect(prometheusServerProblems({ serverAddress: 'http://prometheus:9090', ...change }).map(sentence)).toEqual(problems);
});
