import { fixes, found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { container, deployment, podTemplate, prometheusObject, PROMETHEUS_TRIGGER, scaledObject } from '../../../src/validation/rules/samples';

const trigger = (type: string, metadata: JsonObject = {}, spec: JsonObject = {}): Manifest => scaledObject([{ type, metadata }], spec);
const ask = (id: string, query: string): readonly string[] => found(id, [prometheusObject({ query })]);

describe('KEDA028: activation against target', () => {
  const kafka = (activation: string, lag: string | undefined, spec: JsonObject = { minReplicaCount: 0 }): readonly string[] =>
    found('KEDA028', [trigger('kafka', { activationLagThreshold: activation, ...(lag !== undefined && { lagThreshold: lag }) }, spec)]);
  test.each<[string, string | undefined, number]>([['9', '10', 0], ['10', '10', 1], ['11', '10', 1], ['11', undefined, 0], ['a', '10', 0]])('%s against %s', (activation, lag, count) =>
    expect(kafka(activation, lag)).toHaveLength(count));
  test('only where KEDA decides about the first pod', () => {
    expect(kafka('11', '10', { minReplicaCount: 1 })).toEqual([]);
    expect(kafka('11', '10', { minReplicaCount: 1, idleReplicaCount: 0 })).toEqual(['\'spec.triggers[0].metadata.activationLagThreshold\' should be below \'lagThreshold\' (10), got "11"']);
  });
  test.each([['prometheus', 'activationThreshold', 'threshold'], ['rabbitmq', 'activationValue', 'value'], ['aws-sqs-queue', 'activationQueueLength', 'queueLength']])('%s', (type, activation, target) => {
    expect(found('KEDA028', [trigger(type, { [activation]: '5', [target]: '5' }, { minReplicaCount: 0 })])).toHaveLength(1);
  });
});

test.each<[string, JsonObject, JsonObject, number]>([
  ['artemis-queue', {}, { minReplicaCount: 0 }, 1], ['artemis-queue', { activationQueueLength: '' }, { minReplicaCount: 0 }, 1], ['artemis-queue', { activationQueueLength: '0' }, { minReplicaCount: 0 }, 0],
  ['artemis-queue', {}, { minReplicaCount: 1 }, 0], ['activemq', {}, { minReplicaCount: 0 }, 0],
])('KEDA029: %s %j %j', (type, metadata, spec, count) => expect(found('KEDA029', [trigger(type, metadata, spec)])).toHaveLength(count));

test.each<[JsonObject, JsonObject, number]>([
  [{ formula: 'a', target: '2.5' }, {}, 1], [{ formula: 'a', target: '2' }, {}, 0], [{ formula: 'a', target: '2.0' }, {}, 1], [{ formula: 'a', target: '2.5' }, { fallback: undefined }, 0], [{ target: '2.5' }, {}, 0],
])('KEDA030: %j %j', (scalingModifiers, spec, count) => expect(found('KEDA030', [trigger('prometheus', PROMETHEUS_TRIGGER, { advanced: { scalingModifiers }, ...spec })])).toHaveLength(count));

test.each<[string, JsonObject, number]>([
  ['kafka', {}, 1], ['apache-kafka', {}, 0], ['redis', {}, 1], ['redis-cluster-streams', {}, 1], ['rabbitmq', { protocol: 'amqp' }, 1], ['rabbitmq', { host: 'amqps://rabbitmq:5671' }, 1],
  ['rabbitmq', { protocol: 'http' }, 0], ['rabbitmq', { hostFromEnv: 'URL' }, 0], ['prometheus', PROMETHEUS_TRIGGER, 0],
])('KEDA031: %s %j', (type, metadata, count) => {
  expect(found('KEDA031', [trigger(type, metadata)])).toHaveLength(count);
  expect(found('KEDA031', [trigger(type, metadata, { fallback: undefined })])).toEqual([]);
});

// The HPA keeps the count of what it cannot read, so a fallback that does no more loses nothing.
test.each<[JsonObject, JsonObject, number]>([
  [{ behavior: 'currentReplicas', replicas: 9 }, {}, 0],
  [{ behavior: 'currentReplicasIfHigher', replicas: 2 }, { minReplicaCount: 2 }, 0],
  [{ behavior: 'currentReplicasIfHigher', replicas: 1 }, { minReplicaCount: 0 }, 0],
  [{ behavior: 'currentReplicasIfHigher', replicas: 3 }, { minReplicaCount: 2 }, 1],
  [{ behavior: 'currentReplicasIfLower', replicas: 3 }, {}, 1],
  [{ behavior: 'static', replicas: 1 }, {}, 1],
])('KEDA031: fallback %j with %j', (fallback, spec, count) => {
  expect(found('KEDA031', [trigger('kafka', {}, { fallback: { failureThreshold: 3, ...fallback }, ...spec })])).toHaveLength(count);
});

test.each([
  ['sum(rocketmq_group_diff{group="a"})', 1], ['sum(max(rocketmq_group_diff{group="a"}) by (topic))', 0], ['max(rocketmq_group_diff{group="a"})', 0],
  ['sum(rocketmq_group_diff{group="a",countOfOnlineConsumers="1"})', 0], ['sum(rocketmq_producer_offset{topic="a"})', 0],
])('KEDA036: %s', (query, count) => expect(ask('KEDA036', query)).toHaveLength(count));

const parts = (...names: string[]): string => names.map((name) => `sum(rocketmq_consumer_${name}_messages{topic="orders-and-more",consumer_group="a"})`).join(' + ');
test.each([[parts('lag', 'ready'), 1], [parts('lag', 'inflight'), 1], [parts('ready', 'inflight'), 0], [parts('lag'), 0], [`${parts('lag')} or ${parts('ready')}`, 0], [`${parts('lag')} - ${parts('inflight')}`, 0]])('KEDA037: %s',
  (query, count) => expect(ask('KEDA037', query)).toHaveLength(count));

test.each([
  ['sum(rocketmq_consumer_ready_messages{topic="a"})', ['should pin \'consumer_group\', since rocketmq_consumer_ready_messages counts every one']],
  ['sum({__name__=~"rocketmq_consumer_ready_messages|rocketmq_consumer_inflight_messages",topic="a"})', ['should pin \'consumer_group\', since rocketmq_consumer_ready_messages counts every one']],
  ['sum(kafka_consumergroup_lag{topic="a"})', ['should pin \'consumergroup\', since kafka_consumergroup_lag counts every one']],
  ['sum(rabbitmq_queue_messages_ready{vhost="a"})', ['should pin \'queue\', since rabbitmq_queue_messages_ready counts every one']],
  ['sum(rabbitmq_queue_messages_ready{queue=~"a.*"})', []], ['sum(rabbitmq_queue_messages_ready)', []], ['sum(rocketmq_consumer_ready_messages{topic="a"}) by (topic, consumer_group)', []], ['sum(other{topic="a"})', []],
])('KEDA038: %s', (query, rules) => expect(ask('KEDA038', query)).toEqual(rules.map((rule) => `'spec.triggers[0].metadata.query' ${rule}`)));

describe('KEDA039: addresses of Managed Prometheus', () => {
  const at = (serverAddress: string): readonly string[] => found('KEDA039', [prometheusObject({ serverAddress })]);
  const path = '/api/v1/prometheus/8cba801f/1234565/cloud-product-rocketmq';
  test.each([
    [`http://cn-beijing.arms.aliyuncs.com:9090${path}/cn-hangzhou`, "must name one region, not 'cn-beijing' in the host and 'cn-hangzhou' at the end"],
    [`http://cn-beijing-intranet.arms.aliyuncs.com${path}/cn-beijing`, 'must have the port 9090 (http) or 9443 (https)'],
    [`http://cn-beijing.arms.aliyuncs.com:9090${path}`, `must have the path /api/v1/prometheus/<id>/<account>/<instance>/<region>, got "${path}"`],
    ['http://cn-beijing.arms.aliyuncs.com:9090/api/v1/prometheus/8cba****/1234/c/cn-beijing', 'must have the path /api/v1/prometheus/<id>/<account>/<instance>/<region>, got "/api/v1/prometheus/8cba****/1234/c/cn-beijing"'],
  ])('%s', (address, rule) => expect(at(address)).toEqual([`'spec.triggers[0].metadata.serverAddress' ${rule}`]));
  test.each([`https://cn-beijing-intranet.arms.aliyuncs.com:9443${path}/cn-beijing/`, 'http://prometheus:9090', 'http://${region}.arms.aliyuncs.com:9090/x', 'https://cn-beijing.arms.aliyuncs.com/other'])('%s is left alone',
    (address) => expect(at(address)).toEqual([]));
});

test.each([['bearer', 1], ['tls, bearer', 1], ['custom', 0], ['basic', 0]])('KEDA040: %s', (authModes, count) => {
  expect(found('KEDA040', [prometheusObject({ serverAddress: 'http://cn-beijing.arms.aliyuncs.com:9090/a', authModes })])).toHaveLength(count);
  expect(found('KEDA040', [prometheusObject({ authModes })])).toEqual([]);
});

test.each([['Asia/Shanghai', 0], ['UTC', 0], ['Etc/UTC', 0], ['Local', 0], ['Asia/Bejing', 1], ['+08:00', 1], ['8', 1], ['${TZ}', 0]])('KEDA041: %s', (timezone, count) => {
  expect(found('KEDA041', [trigger('cron', { timezone })])).toHaveLength(count);
  expect(found('KEDA041', [trigger('other', { timezone })])).toEqual([]);
});

test.each<[string, JsonObject, readonly string[]]>([
  ['10', {}, []], ['11', {}, ["should be at most 'maxReplicaCount' (10), which wins, got 11"]], ['2', {}, ["should be above 'minReplicaCount' (2), which holds anyway, got 2"]], ['3', {}, []],
  ['100', { maxReplicaCount: undefined, minReplicaCount: 0 }, []], ['101', { maxReplicaCount: undefined, minReplicaCount: 0 }, ["should be at most 'maxReplicaCount' (100), which wins, got 101"]], ['x', {}, []],
])('KEDA042: %s with %j', (desiredReplicas, spec, rules) => expect(found('KEDA042', [trigger('cron', { desiredReplicas }, spec)])).toEqual(rules.map((rule) => `'spec.triggers[0].metadata.desiredReplicas' ${rule}`)));

test.each([['http://p:9090/api/v1/query', 1], ['http://p:9090/api/v1/', 1], ['http://p:9090/api/v1', 1], ['http://p:9090/api/v1/query_range', 1], ['http://p:9090/api/v1/prometheus/a', 0], ['http://p:9090', 0]])('KEDA043: %s',
  (serverAddress, count) => expect(found('KEDA043', [prometheusObject({ serverAddress })])).toHaveLength(count));

describe('KEDA045: variables of the workload', () => {
  const rabbitmq = (name: string, spec: JsonObject = {}): Manifest => trigger('rabbitmq', { hostFromEnv: name }, spec);
  const worker = (...containers: JsonObject[]): Manifest => deployment({ template: podTemplate({ containers }) });
  const main = container({ env: [{ name: 'URL', value: 'a' }, { name: 'USER', value: 'b' }] });
  const sidecar = container({ name: 'sidecar', env: [{ name: 'OTHER', value: 'c' }] });
  test('are those of the first container, or of the one that is named', () => {
    expect(found('KEDA045', [worker(main, sidecar), rabbitmq('OTHER')])).toEqual(['\'spec.triggers[0].metadata.hostFromEnv\' must name a variable of the container: URL, USER, got "OTHER"']);
    expect(found('KEDA045', [worker(main, sidecar), rabbitmq('OTHER', { scaleTargetRef: { name: 'web', envSourceContainerName: 'sidecar' } })])).toEqual([]);
    expect(found('KEDA045', [worker(main, sidecar), rabbitmq('URL', { scaleTargetRef: { name: 'web', envSourceContainerName: 'sidecar' } })])).toHaveLength(1);
  });
  test('the one that was meant is proposed', () => expect(fixes('KEDA045', [worker(main), rabbitmq('USERS')])).toEqual(['write USER']));
  test.each<[string, Manifest[]]>([
    ['it is there', [worker(main), rabbitmq('URL')]],
    ['the workload is not known', [rabbitmq('X')]],
    ['a whole Secret may bring it', [worker({ ...main, envFrom: [{ secretRef: { name: 'a' } }] }), rabbitmq('X')]],
    ['the container is not known', [worker(main), rabbitmq('X', { scaleTargetRef: { name: 'web', envSourceContainerName: 'z' } })]],
    ['it is filled in later', [worker(main), rabbitmq('${NAME}')]],
  ])('is left alone where %s', (_, objects) => expect(found('KEDA045', objects)).toEqual([]));
});

test('KEDA044: the exemption belongs on the HPA', () => {
  const key = 'validations.keda.sh/hpa-ownership';
  expect(found('KEDA044', [scaledObject([], {}, { annotations: { [key]: 'true' } })])).toEqual([`'metadata.annotations[${key}]' must be on the HorizontalPodAutoscaler that it is about`]);
  expect(found('KEDA044', [scaledObject([], {}, { annotations: {} }), scaledObject([])])).toEqual([]);
});

describe('KEDA046: what came with a newer KEDA', () => {
  test.each<[string, JsonObject, readonly string[]]>([
    ['clickhouse', { query: 'SELECT 1' }, ["'spec.triggers[0].type' is a trigger type of KEDA only since KEDA 2.21, and the profile is 2.20.2, got \"clickhouse\""]],
    ['mssql', { driverName: 'azuresql' }, ["'spec.triggers[0].metadata.driverName' is a parameter of the mssql trigger only since KEDA 2.21, and the profile is 2.20.2"]],
    ['mssql', { query: 'SELECT 1' }, []],
  ])('%s %j', (type, metadata, messages) => {
    expect(found('KEDA046', [trigger(type, metadata)])).toEqual(messages);
    expect(found('KEDA046', [trigger(type, metadata)], { keda: '2.21' })).toEqual([]);
    expect(['KEDA001', 'KEDA002'].flatMap((id) => found(id, [trigger(type, metadata)]))).toEqual([]);
  });
});

test('KEDA033: oauth is sent since KEDA 2.21', () => {
  const query = [prometheusObject({ authModes: 'oauth' })];
  expect([found('KEDA033', query).length, found('KEDA033', query, { keda: '2.21' }).length]).toEqual([1, 0]);
});
