import { found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import { deployment, hpa, PROMETHEUS_TRIGGER, sample, scaledObject, SLS_LABELS, slsHpa } from '../../../src/validation/rules/samples';

const resource = (name: string, averageUtilization: number): JsonObject => ({ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } });
const scaleUp = (fields: JsonObject, spec: JsonObject = {}): readonly [ReturnType<typeof hpa>] => [hpa({ ...spec, behavior: { scaleUp: fields } })];
const scaleDown = (fields: JsonObject): readonly [ReturnType<typeof hpa>] => [hpa({ behavior: { scaleDown: fields } })];
const ofKeda = (behavior: JsonObject, spec: JsonObject = {}): ReturnType<typeof hpa> =>
  scaledObject([{ type: 'prometheus', metadata: PROMETHEUS_TRIGGER }], { advanced: { horizontalPodAutoscalerConfig: { behavior } }, ...spec });

describe('HPA020 and HPA021: one direction disabled', () => {
  const none = { selectPolicy: 'Disabled' };
  test.each<[string, JsonObject, number, number]>([
    ['up', { scaleUp: none }, 1, 0],
    ['down', { scaleDown: none }, 0, 1],
    ['both, which is a rule of its own', { scaleUp: none, scaleDown: none }, 0, 0],
    ['neither', { scaleUp: { selectPolicy: 'Max' }, scaleDown: { selectPolicy: 'Min' } }, 0, 0],
  ])('%s', (_, behavior, up, down) => {
    expect(found('HPA020', [hpa({ behavior })])).toHaveLength(up);
    expect(found('HPA021', [hpa({ behavior })])).toHaveLength(down);
  });

  test('of a ScaledObject', () => {
    expect(found('HPA020', [ofKeda({ scaleUp: none })])).toEqual([
      "'spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleUp.selectPolicy' should not be Disabled, since no load ever adds a pod then",
    ]);
  });
});

describe('HPA023: utilization of a few percent', () => {
  test.each([[9, 1], [10, 0], [1, 1]])('%i', (percent, count) => expect(found('HPA023', [hpa({ metrics: [resource('cpu', percent)] })])).toHaveLength(count));
  test('of a cpu trigger', () => {
    expect(found('HPA023', [scaledObject([{ type: 'cpu', metricType: 'Utilization', metadata: { value: '5' } }])])).toEqual([
      "'spec.triggers[0]' should aim at a utilization of at least 10 percent, got 5",
    ]);
  });
});

describe('HPA024: a backlog compared as a value', () => {
  const external = (name: string, target: JsonObject): readonly string[] => found('HPA024', [hpa({ metrics: [{ type: 'External', external: { metric: { name }, target } }] })]);
  test.each(['queue_messages_ready', 'orders-backlog', 'kafka_consumergroup_lag', 'pending_jobs', 'redis_list_depth'])('%s', (name) => {
    expect(external(name, { type: 'Value', value: '30' })).toEqual([`'spec.metrics[0].external.target.value' should be an AverageValue, since ${name} is a backlog`]);
    expect(external(name, { type: 'AverageValue', averageValue: '30' })).toEqual([]);
  });
  test.each(['latency_seconds', 'flag', 'plague_cases'])('%s is none', (name) => expect(external(name, { type: 'Value', value: '30' })).toEqual([]));

  test.each([
    ['prometheus', { ...PROMETHEUS_TRIGGER, query: 'sum(rabbitmq_queue_messages_ready{queue="orders"})' }, 1],
    ['prometheus', { ...PROMETHEUS_TRIGGER, query: 'max(latency_seconds{service="web"})' }, 0],
    ['aws-sqs-queue', { queueURL: 'orders', awsRegion: 'eu-central-1' }, 1],
    ['redis-streams', { stream: 'orders' }, 1],
    ['postgresql', { query: 'SELECT count(*) FROM jobs' }, 0],
  ])('a trigger of type %s: %j', (type, metadata, count) => {
    expect(found('HPA024', [scaledObject([{ type, metricType: 'Value', metadata }])])).toHaveLength(count);
    expect(found('HPA024', [scaledObject([{ type, metadata }])])).toEqual([]);
  });
});

describe('HPA025: one external metric for two workloads', () => {
  const reader = (name: string, metric: JsonObject, metadata: JsonObject = {}): ReturnType<typeof hpa> => hpa({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name }, metrics: [{ type: 'External', external: { metric, target: { type: 'AverageValue', averageValue: '10' } } }],
  }, { name, ...metadata });
  const shared = { name: 'requests' };

  test('is found at both', () => expect(found('HPA025', [reader('a', shared), reader('b', shared)])).toEqual([
    "'spec.metrics[0].external.metric.selector' should tell its series of requests from those of HorizontalPodAutoscaler shop/b",
    "'spec.metrics[0].external.metric.selector' should tell its series of requests from those of HorizontalPodAutoscaler shop/a",
  ]));
  test.each<[string, ReturnType<typeof hpa>[]]>([
    ['the names differ', [reader('a', shared), reader('b', { name: 'others' })]],
    ['the namespaces differ', [reader('a', shared), reader('b', shared, { namespace: 'other' })]],
    ['it has a selector', [reader('b', { ...shared, selector: { matchLabels: { app: 'b' } } }), reader('a', { ...shared, selector: { matchLabels: { app: 'a' } } })]],
    ['it is alone', [reader('a', shared)]],
    ['it is a metric of the Log Service, which has rules of its own', [reader('a', { name: 'sls_ingress_qps' }), reader('b', { name: 'sls_ingress_qps' })]],
  ])('is left alone where %s', (_, objects) => expect(found('HPA025', objects)).toEqual([]));
});

describe('HPA026: the time from minimum to maximum', () => {
  const policies = (...list: JsonObject[]): JsonObject => ({ policies: list });
  const pods = (value: number, periodSeconds: number): JsonObject => ({ type: 'Pods', value, periodSeconds });
  const percent = (value: number, periodSeconds: number): JsonObject => ({ type: 'Percent', value, periodSeconds });
  const of = (fields: JsonObject, spec: JsonObject): readonly string[] => found('HPA026', scaleUp(fields, spec));
  const bounds = { minReplicas: 1, maxReplicas: 32 };

  test('counts steps, of which the first is taken at once', () => {
    expect(of(policies(pods(1, 60)), { minReplicas: 1, maxReplicas: 32 })).toEqual(["'spec.behavior.scaleUp.policies' should lead from 1 to 32 replicas faster than in 30 minutes"]);
    expect(of(policies(pods(1, 60)), { minReplicas: 1, maxReplicas: 31 })).toEqual([]);
  });
  test('a percentage grows with the count', () => {
    expect(of(policies(percent(100, 450)), bounds)).toEqual(["'spec.behavior.scaleUp.policies' should lead from 1 to 32 replicas faster than in 30 minutes"]);
    expect(of(policies(percent(100, 449)), bounds)).toEqual([]);
  });
  test('the fastest policy counts, with Min the slowest', () => {
    const both = policies(pods(1, 60), percent(100, 60));
    expect(of(both, bounds)).toEqual([]);
    expect(of({ ...both, selectPolicy: 'Min' }, bounds)).toHaveLength(1);
    expect(of({ ...both, selectPolicy: 'Disabled' }, bounds)).toEqual([]);
  });
  test('a ScaledObject begins at 1 and ends at its maximum or 100', () => {
    const spec = { minReplicaCount: 0, maxReplicaCount: undefined };
    expect(found('HPA026', [ofKeda({ scaleUp: policies(pods(1, 20)) }, spec)])).toEqual([
      "'spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleUp.policies' should lead from 1 to 100 replicas faster than in 33 minutes",
    ]);
  });
  test.each<[string, JsonObject, JsonObject]>([
    ['the bounds are equal', policies(pods(1, 1800)), { minReplicas: 5, maxReplicas: 5 }],
    ['the value is no step', policies(pods(0, 1800)), bounds],
    ['there are no policies', {}, bounds],
  ])('is left alone where %s', (_, fields, spec) => expect(of(fields, spec)).toEqual([]));
});

describe('HPA029: a period below that of the controller', () => {
  test.each([[14, 1], [15, 0], [0, 0]])('%i seconds', (periodSeconds, count) => {
    expect(found('HPA029', scaleDown({ policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }, { type: 'Pods', value: 1, periodSeconds }] }))).toHaveLength(count);
  });
  test('names the policy', () => expect(found('HPA029', scaleDown({ policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }, { type: 'Pods', value: 1, periodSeconds: 5 }] }))).toEqual([
    "'spec.behavior.scaleDown.policies[1].periodSeconds' counts as 15 seconds, in which the controller decides once, got 5",
  ]));
});

describe('HPA030: scaling in at once', () => {
  test.each<[string, JsonObject, number]>([
    ['no window and no policies', { stabilizationWindowSeconds: 0 }, 1],
    ['a short window', { stabilizationWindowSeconds: 1 }, 0],
    ['the default', {}, 0],
    ['policies', { stabilizationWindowSeconds: 0, policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] }, 0],
    ['disabled', { stabilizationWindowSeconds: 0, selectPolicy: 'Disabled' }, 0],
  ])('%s', (_, fields, count) => expect(found('HPA030', scaleDown(fields))).toHaveLength(count));
});

describe('HPA031: no tolerance', () => {
  test.each<[JsonObject, number]>([
    [{ scaleUp: { tolerance: 0 }, scaleDown: { tolerance: '0' } }, 1],
    [{ scaleUp: { tolerance: '0' } }, 0],
    [{ scaleUp: { tolerance: '0' }, scaleDown: { tolerance: '10m' } }, 0],
  ])('%j', (behavior, count) => expect(found('HPA031', [hpa({ behavior })])).toHaveLength(count));
});

test('what stands in no behavior is left alone', () => {
  for (const id of ['HPA020', 'HPA021', 'HPA026', 'HPA029', 'HPA030', 'HPA031']) expect(found(id, [hpa(), slsHpa(SLS_LABELS), deployment(), sample('v1', 'Pod', {})])).toEqual([]);
});
