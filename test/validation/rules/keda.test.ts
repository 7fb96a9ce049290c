import { fixes, found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { podTemplate, PROMETHEUS_TRIGGER, prometheusObject, sample, scaledObject } from '../../../src/validation/rules/samples';

const PATH = 'spec.triggers[0].metadata';
const prometheus = (metadata: JsonObject = {}): JsonObject => ({ type: 'prometheus', metadata: { ...PROMETHEUS_TRIGGER, ...metadata } });
const job = (trigger: JsonObject): Manifest =>
  sample('keda.sh/v1alpha1', 'ScaledJob', { spec: { jobTargetRef: { template: podTemplate() }, triggers: [trigger] } });
const query = (text: string): Manifest[] => [prometheusObject({ query: text })];

describe('KEDA001: trigger types', () => {
  test('are known to KEDA, for ScaledJobs too', () => {
    expect(found('KEDA001', [job({ type: 'kafak', metadata: {} })])).toEqual(["'spec.triggers[0].type' must be a trigger type of KEDA, got \"kafak\""]);
    expect(fixes('KEDA001', [job({ type: 'kafak', metadata: {} })])).toEqual(['write kafka']);
    expect(fixes('KEDA001', [job({ type: 'qqqqqqqq', metadata: {} })])).toEqual(['use a type of the list of scalers in the documentation of KEDA']);
  });
  test.each(['kafka', 'external-push', 'cpu', 'nats-jetstream'])('%s is one', (type) => expect(found('KEDA001', [scaledObject([{ type, metadata: {} }])])).toEqual([]));
  test('a missing one is left to the API server', () => expect(found('KEDA001', [scaledObject([{ metadata: {} }])])).toEqual([]));
});

describe('KEDA002: parameters', () => {
  test.each<[string, JsonObject, readonly string[]]>([
    ['what only a TriggerAuthentication gives', { type: 'prometheus', metadata: { bearerToken: 'x' } },
      [`'${PATH}.bearerToken' is read only from a TriggerAuthentication, and ignored in the metadata of a prometheus trigger`]],
    ['the environment where the parameter has none', { type: 'prometheus', metadata: { queryFromEnv: 'QUERY' } },
      [`'${PATH}.queryFromEnv' is no parameter of the prometheus trigger and is ignored`]],
    ['the environment', { type: 'rabbitmq', metadata: { hostFromEnv: 'URL' } }, []],
    ['any key of an external scaler', { type: 'external', metadata: { anything: 'goes' } }, []],
    ['keys that a pattern stands for', { type: 'sumologic', metadata: { 'query.A': 'x' } }, []],
    ['a type that is unknown anyway', { type: 'kafak', metadata: { anything: 'goes' } }, []],
    ['metricName, which is harmless', { type: 'prometheus', metadata: { metricName: 'x' } }, []],
  ])('%s', (_, trigger, messages) => expect(found('KEDA002', [scaledObject([trigger])])).toEqual(messages));

  test('says where a secret parameter belongs', () => {
    expect(fixes('KEDA002', [scaledObject([{ type: 'prometheus', metadata: { bearerToken: 'x' } }])])).toEqual([
      "give it as the parameter 'bearerToken' of a TriggerAuthentication",
    ]);
  });
});

describe('KEDA003: removed parameters', () => {
  const cpu = [scaledObject([{ type: 'cpu', metadata: { type: 'Utilization', value: '70' } }])];
  test.each([['2.17', 0], ['2.18', 1], ['2.20.2', 1]])('in KEDA %s the type in the metadata of a cpu trigger is found %i times', (keda, times) =>
    expect(found('KEDA003', cpu, { keda })).toHaveLength(times));
  test('what will be removed is not yet', () => {
    expect(found('KEDA003', [scaledObject([{ type: 'temporal', metadata: { buildId: 'x' } }])], { keda: '2.20' })).toEqual([]);
    expect(fixes('KEDA003', [scaledObject([{ type: 'influxdb', metadata: { authToken: 'x' } }])])).toEqual(["use 'authToken' from resolvedEnv or authParams instead"]);
  });
});

describe('KEDA004: required parameters', () => {
  const missing = (trigger: JsonObject): readonly string[] => found('KEDA004', [scaledObject([trigger])]);
  test('all that are missing, space counting as nothing', () => {
    expect(missing({ type: 'prometheus', metadata: { query: ' ' } })).toEqual(['query', 'serverAddress', 'threshold'].map((name) =>
      `'${PATH}.${name}' is required by the prometheus trigger`));
  });
  test.each<JsonObject>([
    { type: 'kafka', metadata: { bootstrapServersFromEnv: 'SERVERS', consumerGroup: 'g' } },
    { type: 'ibmmq', metadata: { host: 'h', queueName: 'q' } },
    { type: 'rabbitmq', metadata: { queueName: 'q' } },
    { type: 'unknown', metadata: {} },
    { type: 'cron', metadata: { timezone: 'UTC', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: 5 } },
  ])('%j', (trigger) => expect(missing(trigger)).toEqual([]));
});

test.each<[string, JsonObject, readonly string[]]>([
  ['each item of a list', { type: 'prometheus', metadata: { authModes: 'bearer, Basic' } }, [`'${PATH}.authModes' must be one of apiKey, basic, tls, bearer, custom, oauth, got "Basic"`]],
  ['what is filled in later', { type: 'prometheus', metadata: { authModes: '${MODE}' } }, []],
  ['an empty text', { type: 'prometheus', metadata: { authModes: '' } }, []],
])('KEDA005: %s', (_, trigger, messages) => expect(found('KEDA005', [scaledObject([trigger])])).toEqual(messages));

test.each([
  ['0', 'must be greater than 0, also after rounding to thousandths'], ['-1', 'must be greater than 0, also after rounding to thousandths'],
  ['0.0004', 'must be greater than 0, also after rounding to thousandths'], ['0.0005', undefined], ['1e3', undefined], ['10', undefined], ['.5', 'must be a plain number'],
  ['+5', 'must be a plain number'], ['007', 'must be a plain number'], ['1_000', 'must be a plain number'], ['ten', 'must be a plain number'], ['${T}', undefined], ['', undefined],
])('KEDA006: a threshold of %p', (threshold, rule) =>
  expect(found('KEDA006', [prometheusObject({ threshold })])).toEqual(rule === undefined ? [] : [`'${PATH}.threshold' ${rule}, got "${threshold}"`]));

test('KEDA007: metricName is a parameter of some types', () => {
  expect(found('KEDA007', [scaledObject([{ type: 'huawei-cloudeye', metadata: { metricName: 'x' } }])])).toEqual([]);
  expect(found('KEDA007', [scaledObject([{ type: 'unknown', metadata: { metricName: 'x' } }])])).toEqual([]);
});

describe('KEDA008, KEDA014, KEDA015: one number', () => {
  test.each([
    ['sum(x)', []], ['sum(x) or vector(0)', []], ['max(sum by (pod) (x))', []], ['topk(1, x)', []], ['sum by (a) (x{a="1"})', []], ['not a query (', []], ['sum(${METRIC})', []],
    ['x', ['KEDA008']], ['rate(x[5m])', ['KEDA008']], ['sum without (pod) (x)', ['KEDA008']], ['topk(3, x)', ['KEDA008']],
    ['sum by (a) (x)', ['KEDA014']], ['sum by (a) (x{b="1"}) / 2', ['KEDA014']], ['count_values("v", x)', ['KEDA014']],
    ['1 + 1', ['KEDA015']], ['scalar(sum(x))', ['KEDA015']], ['"text"', ['KEDA015']], ['x[5m]', ['KEDA015']],
  ])('%s: %p', (text, ids) => expect(['KEDA008', 'KEDA014', 'KEDA015'].filter((id) => found(id, query(text)).length > 0)).toEqual(ids));

  test('names the labels, less those that are pinned', () => {
    expect(found('KEDA014', query('sum by (a, b, c) (x{b="1"})'))).toEqual([`'${PATH}.query' groups by (a, c): KEDA fails as soon as the result has more than one series`]);
    expect(fixes('KEDA014', query('sum by (a, b, c) (x{b="1"})'))).toEqual(['pin a="…", c="…" and drop \'by (a, c)\'']);
  });

  test.each([
    ['time()', 'a scalar: KEDA cannot decode it and every reading fails'], ['"x"', 'a string: KEDA cannot decode it and every reading fails'],
    ['x[5m]', 'a range of values: KEDA finds no value in it and silently reads 0'],
  ])('%s is %s', (text, what) => expect(found('KEDA015', query(text))).toEqual([`'${PATH}.query' must return an instant vector, not ${what}`]));

  test('queries of one shape are told apart by more than their values', () => {
    const objects = ['sum(x{a="1"})', 'sum by (a) (x{a=~"1"})', 'sum by (a) (x{a="2"})', 'sum by (a) (x{a=""})'].map((text, index) =>
      scaledObject([prometheus({ query: text })], {}, { name: `q${index}` }));
    expect(found('KEDA014', objects)).toHaveLength(1);
  });

  test('only prometheus triggers have such a query', () => {
    expect(found('KEDA014', [scaledObject([{ type: 'loki', metadata: { query: 'sum by (a) (x)' } }])])).toEqual([]);
  });
});

test.each<[JsonObject, number]>([
  [{ type: 'cpu', metadata: {} }, 0], [{ type: 'memory', metadata: {} }, 0], [{ type: 'cron', metadata: {} }, 0], [{ type: 'kubernetes-workload', metadata: {} }, 0],
  [{ type: 'kafka', metadata: {} }, 1],
])('KEDA009: without a fallback %j is found %i times', (trigger, times) => {
  expect(found('KEDA009', [scaledObject([trigger], { fallback: undefined })])).toHaveLength(times);
  expect(found('KEDA009', [scaledObject([trigger])])).toEqual([]);
});

test.each([
  [{ fallback: { replicas: 10 } }, []], [{ fallback: { replicas: 2 } }, []],
  [{ fallback: { replicas: 11 } }, ["'spec.fallback.replicas' should be at most 'maxReplicaCount' (10), which wins, got 11"]],
  [{ fallback: { replicas: 1 } }, ["'spec.fallback.replicas' should be at least 'minReplicaCount' (2), which wins, got 1"]],
  [{ fallback: { replicas: 0 }, minReplicaCount: 0 }, ["'spec.fallback.replicas' should be at least 1: with 0 a failing source stops the workload, got 0"]],
  [{ fallback: { replicas: 1 }, minReplicaCount: 0 }, []],
  [{ fallback: { replicas: 101 }, maxReplicaCount: undefined }, ["'spec.fallback.replicas' should be at most 'maxReplicaCount' (100), which wins, got 101"]],
  [{ fallback: undefined }, []],
])('KEDA010: %j', (spec, messages) => expect(found('KEDA010', [prometheusObject({}, spec)])).toEqual(messages));

describe('KEDA011: an empty result', () => {
  const nulls = (metadata: JsonObject, spec: JsonObject = {}): readonly string[] => found('KEDA011', [prometheusObject(metadata, spec)]);
  const rule = `'${PATH}.ignoreNullValues' should be "false": an empty result otherwise counts as 0`;
  test('counts as 0 unless it is said otherwise', () => {
    expect(nulls({ ignoreNullValues: undefined })).toEqual([`${rule}, so 'spec.fallback' never counts for it`]);
    expect(nulls({ ignoreNullValues: 'T' }, { fallback: undefined })).toEqual([rule]);
  });
  test.each<JsonObject>([
    { ignoreNullValues: 'false' }, { ignoreNullValues: 'F' }, { ignoreNullValues: 'nonsense' }, { ignoreNullValues: undefined, query: 'sum(x) or vector(0)' },
  ])('%j', (metadata) => expect(nulls(metadata)).toEqual([]));
  test('of a query that nobody can read may be empty', () => expect(nulls({ ignoreNullValues: 'true', query: '${QUERY}' })).toHaveLength(1));
});

test.each<[JsonObject, JsonObject, number]>([
  [{ activationThreshold: '5' }, { minReplicaCount: 1 }, 1], [{ activationThreshold: '5' }, { minReplicaCount: 0 }, 0], [{ activationThreshold: '5' }, { minReplicaCount: undefined }, 0],
  [{ activationThreshold: '0' }, { minReplicaCount: 1 }, 0], [{ activationThreshold: '0.0' }, { minReplicaCount: 1 }, 0],
  [{ activationThreshold: '5' }, { minReplicaCount: 2, idleReplicaCount: 0 }, 0], [{ activationThreshold: '5' }, { minReplicaCount: 2, idleReplicaCount: 1 }, 0],
])('KEDA012: %j with %j is found %i times', (metadata, spec, times) => expect(found('KEDA012', [prometheusObject(metadata, spec)])).toHaveLength(times));

test.each<[JsonObject, readonly string[]]>([
  [{ pollingInterval: 10, cooldownPeriod: 60, minReplicaCount: 1 }, ['pollingInterval', 'cooldownPeriod']],
  [{ pollingInterval: 10, cooldownPeriod: 60, minReplicaCount: 2, idleReplicaCount: 1 }, ['pollingInterval', 'cooldownPeriod']],
  [{ pollingInterval: 10, cooldownPeriod: 60, minReplicaCount: 0 }, []],
  [{ pollingInterval: 10, cooldownPeriod: 60, minReplicaCount: 2, idleReplicaCount: 0 }, []],
  [{ pollingInterval: 10, triggers: [{ ...prometheus(), useCachedMetrics: true }] }, []],
  [{ cooldownPeriod: 10, triggers: [{ ...prometheus(), useCachedMetrics: true }] }, ['cooldownPeriod']],
])('KEDA013: of %j %p have no effect', (spec, fields) =>
  expect(found('KEDA013', [prometheusObject({}, spec)]).map((message) => /^'spec\.(\w+)' has no effect/.exec(message)?.[1]).sort()).toEqual([...fields].sort()));

describe('KEDA016: waking up', () => {
  const backlog = 'sum(rocketmq_consumer_lag_messages{consumer_group="g"})';
  const queue = 'sum(haproxy_backend_current_queue{proxy="p"})';
  const zero = { minReplicaCount: 0 };
  test.each<[string, Manifest, readonly string[]]>([
    ['a queue of HAProxy', prometheusObject({ query: queue }, zero),
      ["'spec.minReplicaCount' must be at least 1 with this query: HAProxy answers 503 at once and queues nothing while there is no pod, got 0"]],
    ['an idle count of 0', prometheusObject({ query: queue }, { idleReplicaCount: 0 }),
      ["'spec.idleReplicaCount' must be at least 1 with this query: HAProxy answers 503 at once and queues nothing while there is no pod, got 0"]],
    ['no minimum at all', prometheusObject({ query: queue }, { minReplicaCount: undefined }),
      ["'spec.minReplicaCount' must be at least 1 with this query: HAProxy answers 503 at once and queues nothing while there is no pod, got 0"]],
    ['two silent signals', scaledObject([prometheus({ query: queue }), prometheus({ query: backlog })], zero), [
      "'spec.minReplicaCount' must be at least 1 with this query: HAProxy answers 503 at once and queues nothing while there is no pod, got 0",
      "'spec.minReplicaCount' must be at least 1 with this query: a RocketMQ broker reports the backlog of a group only while a consumer is connected"
      + ' (unless it runs with useStaticSubscription), got 0',
    ]],
    ['a minimum of 1', prometheusObject({ query: queue }, { minReplicaCount: 1 }), []],
    ['a signal that lives without pods', prometheusObject({ query: 'sum(rocketmq_group_diff)' }, zero), []],
    ['a second trigger that wakes', scaledObject([prometheus({ query: queue }), { type: 'cron', metadata: {} }], zero), []],
    ['a second query that wakes', scaledObject([prometheus({ query: queue }), prometheus()], zero), []],
  ])('%s', (_, object, messages) => expect(found('KEDA016', [object])).toEqual(messages));
});

test('KEDA017: only the name itself is never emitted', () => {
  expect(found('KEDA017', query('sum(rocketmq_message_accumulation_total)'))).toEqual([]);
  expect(found('KEDA017', query('rocketmq_message_accumulation'))).toEqual([`'${PATH}.query' asks for rocketmq_message_accumulation, which no exporter emits`]);
});

test.each([['http://p:9090', 0], ['https://p', 0], ['p:9090', 1], ['ftp://p', 1], ['http:///x', 1], ['${ADDRESS}', 0]])('KEDA018: the address %s is found %i times', (serverAddress, times) =>
  expect(found('KEDA018', [prometheusObject({ serverAddress })])).toHaveLength(times));

describe('KEDA019: credentials', () => {
  test.each<[JsonObject, readonly string[]]>([
    [{ type: 'mysql', metadata: { connectionString: 'x' } }, ["'spec.triggers[0].metadata.connectionString' should not hold a secret"]],
    [{ type: 'activemq', metadata: { password: 'x', username: 'u' } }, ["'spec.triggers[0].metadata.password' should not hold a secret"]],
    [{ type: 'prometheus', metadata: { serverAddress: 'http://user:pass@p' } }, ["'spec.triggers[0].metadata.serverAddress' should not hold a user and a password"]],
    [{ type: 'metrics-api', metadata: { apiKey: 'x' } }, ["'spec.triggers[0].metadata.apiKey' should not hold a secret"]],
  ])('%j', (trigger, messages) => expect(found('KEDA019', [scaledObject([trigger])])).toEqual(messages));
  test.each<JsonObject>([
    { passwordFromEnv: 'PASSWORD' }, { password: '' }, { password: '${PASSWORD}' }, { serverAddress: 'http://p:9090/x@y' }, { tokenUrl: 'https://t' }, { keyParamName: 'k' },
  ])('%j', (metadata) => expect(found('KEDA019', [scaledObject([{ type: 'x', metadata }])])).toEqual([]));
});

describe('KEDA020, KEDA021, KEDA022: authentication', () => {
  const authentication = (spec: JsonObject, metadata: JsonObject = {}, kind = 'TriggerAuthentication'): Manifest => sample('keda.sh/v1alpha1', kind, { spec }, metadata);
  const cluster = (spec: JsonObject): Manifest => authentication(spec, { namespace: undefined }, 'ClusterTriggerAuthentication');
  const secret = (...parameters: string[]): JsonObject => ({ secretTargetRef: parameters.map((parameter) => ({ parameter, name: 's', key: 'k' })) });
  const referring = (modes: string | undefined, kind?: string): Manifest => scaledObject([
    { ...prometheus({ authModes: modes }), authenticationRef: { name: 'web', ...(kind !== undefined && { kind }) } },
  ]);

  test.each<[string, Manifest[], number]>([
    ['is there', [authentication({}), referring('bearer')], 0],
    ['is there for the cluster', [cluster({}), referring('bearer', 'ClusterTriggerAuthentication')], 0],
    ['is of the other kind', [cluster({}), referring('bearer')], 1],
    ['has another name', [authentication({}, { name: 'other' }), referring('bearer')], 1],
    ['cannot be known', [referring('bearer')], 0],
  ])('KEDA020: one that %s', (_, objects, times) => expect(found('KEDA020', objects)).toHaveLength(times));

  test('KEDA020: says what there is under the name, and which kind is looked for', () => {
    expect(fixes('KEDA020', [cluster({}), authentication({}, { namespace: 'b' }), referring('bearer')])).toEqual([
      "there is a TriggerAuthentication of this name in namespace 'b' and a ClusterTriggerAuthentication of this name",
    ]);
    expect(found('KEDA020', [authentication({}), referring('bearer', 'ClusterTriggerAuthentication')])).toEqual([
      "'spec.triggers[0].authenticationRef.name' should name a ClusterTriggerAuthentication of this bundle, got \"web\"",
    ]);
  });

  const needs = (parameter: string, mode: string): string => `'${PATH}.authModes' needs the parameter '${parameter}' for ${mode}, which 'web' does not give`;
  test.each<[string, JsonObject, readonly string[]]>([
    ['bearer', secret('bearerToken'), []], ['bearer', secret('token'), []], ['bearer', secret('username'), [needs('bearerToken', 'bearer')]],
    ['basic', secret('username'), []], ['basic', secret('password'), [needs('username', 'basic')]],
    ['custom', secret('customAuthHeader'), [needs('customAuthValue', 'custom')]],
    ['tls', secret('ca'), [needs('cert', 'tls'), needs('key', 'tls')]],
    ['tls,basic', secret('cert', 'key'), [needs('username', 'basic')]],
    ['oauth', { oauth2: { clientId: 'x', tokenUrl: 'https://t' } }, []],
    ['bearer', { filePath: 'x' }, []],
    ['bearer', { env: [{ parameter: 'bearerToken', name: 'TOKEN' }] }, []],
    ['bearer', { boundServiceAccountToken: [{ parameter: 'token', serviceAccountName: 'sa' }] }, []],
    ['basic', { configMapTargetRef: [{ parameter: 'username', name: 'c', key: 'k' }] }, []],
    ['bearer', { hashiCorpVault: { secrets: [{ parameter: 'bearerToken', path: 'p', key: 'k' }] } }, []],
    ['bearer', { awsSecretManager: { secrets: [{ parameter: 'bearerToken', name: 'n' }] } }, []],
    ['nonsense', secret('username'), [`'${PATH}.authModes' is required: without it the parameters of the TriggerAuthentication (username) are ignored`]],
  ])('KEDA021: %s with %j', (modes, spec, messages) => expect(found('KEDA021', [authentication(spec), referring(modes)])).toEqual(messages));

  test('KEDA021: parameters without a mode are ignored', () => {
    const ignored = [authentication(secret('bearerToken', 'ca')), referring(undefined)];
    expect(found('KEDA021', ignored)).toEqual([`'${PATH}.authModes' is required: without it the parameters of the TriggerAuthentication (bearerToken, ca) are ignored`]);
    expect(fixes('KEDA021', ignored)).toEqual(['set authModes: bearer']);
    expect(found('KEDA021', [authentication(secret('bearerToken', 'authModes')), referring(undefined)])).toEqual([]);
    expect(found('KEDA021', [authentication(secret('awsRoleArn')), referring(undefined)])).toEqual([]);
  });

  test('KEDA021: a mode needs a reference, apiKey only where the key is not in the metadata', () => {
    expect(found('KEDA021', [prometheusObject({ authModes: 'bearer' })])).toEqual([`'${PATH}.authModes' needs an 'authenticationRef' for bearer: its parameters are read from nowhere else`]);
    expect(found('KEDA021', [prometheusObject({ authMode: 'apiKey' })])).toHaveLength(1);
    expect(found('KEDA021', [prometheusObject({ authMode: 'apiKey', apiKey: 'k' })])).toEqual([]);
    expect(found('KEDA021', [referring('bearer')])).toEqual([]);
  });

  const keyed = (kind: string, fields: JsonObject): Manifest => sample('v1', kind, fields, { name: 's' });
  test.each<[string, Manifest[], readonly string[]]>([
    ['data', [keyed('Secret', { data: { k: '' } })], []],
    ['stringData', [keyed('Secret', { stringData: { k: '' } })], []],
    ['neither', [keyed('Secret', { data: { b: '', a: '' } })], ["'spec.secretTargetRef[0].key' must be a key of Secret 's', which has a, b, got \"k\""]],
    ['nothing that is said', [keyed('Secret', {})], []],
    ['nothing', [keyed('Secret', { data: {} })], ["'spec.secretTargetRef[0].key' must be a key of Secret 's', which has none, got \"k\""]],
    ['no Secret', [], []],
  ])('KEDA022: a Secret with the key in %s', (_, objects, messages) => expect(found('KEDA022', [...objects, authentication(secret('p'))])).toEqual(messages));

  test('KEDA022: Secrets that others fill', () => {
    const token = sample('v1', 'Secret', { type: 'kubernetes.io/service-account-token', data: { extra: 'eA==' } }, { name: 's' });
    expect(found('KEDA022', [token, authentication(secret('p'))])).toEqual([]);
    expect(found('KEDA022', [sample('v1', 'Secret', {}, { name: 's', annotations: { 'replicator.v1.mittwald.de/replicate-from': 'keda/s' } }), authentication(secret('p'))])).toEqual([]);
  });
  test('KEDA022: ConfigMaps too', () => {
    const reference = authentication({ configMapTargetRef: [{ parameter: 'p', name: 's', key: 'k' }] });
    expect(found('KEDA022', [keyed('ConfigMap', { data: {} }), reference])).toEqual(["'spec.configMapTargetRef[0].key' must be a key of ConfigMap 's', which has none, got \"k\""]);
    expect(found('KEDA022', [keyed('ConfigMap', { binaryData: { k: '' } }), reference])).toEqual([]);
  });
});

test.each<[JsonObject, JsonObject, number]>([
  [{ type: 'memory', metadata: { containerName: 'web' } }, { scalingModifiers: { formula: 'a' } }, 1],
  [{ type: 'cpu', metadata: { containerName: 'web' } }, { scalingModifiers: { target: '1' } }, 1],
  [{ type: 'cpu', metadata: {} }, { scalingModifiers: { formula: 'a' } }, 0],
  [{ type: 'kafka', metadata: { containerName: 'web' } }, { scalingModifiers: { formula: 'a' } }, 0],
  [{ type: 'cpu', metadata: { containerName: 'web' } }, { scalingModifiers: {} }, 0],
  [{ type: 'cpu', metadata: { containerName: 'web' } }, {}, 0],
])('KEDA023: %j with %j is found %i times', (trigger, advanced, times) => expect(found('KEDA023', [scaledObject([trigger], { advanced })])).toHaveLength(times));

test.each<[string, string, readonly string[]]>([
  ['paused', 'yes', []], ['paused', 'On', []], ['paused', 'yess', ['must be "true" or "false": any other text counts as true, got "yess"']],
  ['paused', 'true', []],
  ['paused-scale-in', 'no', ['must be "true" or "false": any other text counts as true, got "no"']],
  ['paused-scale-out', 'f', []], ['force-activation', '', ['must be "true" or "false": any other text counts as true, got ""']],
  ['paused-replicas', '3', []], ['paused-replicas', '3.5', ['must be a whole number, got "3.5"']], ['paused-replicas', '-1', []],
])('KEDA024: %s: %p', (name, value, rules) => {
  const key = `autoscaling.keda.sh/${name}`;
  expect(found('KEDA024', [scaledObject([prometheus()], {}, { annotations: { [key]: value } })])).toEqual(rules.map((rule) => `'metadata.annotations[${key}]' ${rule}`));
});

test.each<[JsonObject, number]>([
  [{ minReplicaCount: 0 }, 1],
  [{ minReplicaCount: 2, idleReplicaCount: 0 }, 1],
  [{ minReplicaCount: 1 }, 0],
  [{ minReplicaCount: 0, cooldownPeriod: 301 }, 0],
  [{ minReplicaCount: 0, cooldownPeriod: 300 }, 1],
])('KEDA026: policies for scaling in with %j are found %i times', (spec, times) => {
  const advanced = (scaleDown: JsonObject): JsonObject => ({ ...spec, advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown } } } });
  expect(found('KEDA026', [prometheusObject({}, advanced({ policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] }))])).toHaveLength(times);
  expect(found('KEDA026', [prometheusObject({}, advanced({ selectPolicy: 'Disabled' }))])).toHaveLength(times);
  expect(found('KEDA026', [prometheusObject({}, advanced({ stabilizationWindowSeconds: 0 }))])).toEqual([]);
});

test('KEDA026: a window longer than the cooldown is not kept either', () => {
  const advanced = { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 120 } } } };
  const at = (cooldownPeriod: number): readonly string[] => found('KEDA026', [prometheusObject({}, { minReplicaCount: 0, cooldownPeriod, advanced })]);
  expect(at(119)).toEqual(["'spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown' does not bind the last step to 0, which KEDA takes after 119 seconds"]);
  expect(at(120)).toEqual([]);
});

test.each<[JsonObject, number]>([
  [{ minReplicaCount: 0, cooldownPeriod: 299 }, 1],
  [{ minReplicaCount: 0, cooldownPeriod: 300 }, 0],
  [{ minReplicaCount: 0 }, 0],
  [{ minReplicaCount: 1, cooldownPeriod: 60 }, 0],
  [{ minReplicaCount: 0, cooldownPeriod: 60, advanced: { horizontalPodAutoscalerConfig: { behavior: {} } } }, 0],
  [{ minReplicaCount: 0, cooldownPeriod: 60, triggers: [{ type: 'cpu', metadata: {} }] }, 0],
])('KEDA027: %j is found %i times', (spec, times) => expect(found('KEDA027', [prometheusObject({}, spec)])).toHaveLength(times));
