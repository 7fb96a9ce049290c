import { found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { annotatedService, haproxyController, onQueue } from '../../../src/validation/rules/haproxy/samples';
import { deployment, hpa, prometheusObject, sample, scaledObject } from '../../../src/validation/rules/samples';

const limited = (value: string): Manifest => annotatedService({ 'haproxy.org/pod-maxconn': value });
const route = (spec: JsonObject = { ingressClassName: 'haproxy' }, annotations: JsonObject = {}): Manifest => sample('networking.k8s.io/v1', 'Ingress', {
  spec: { ...spec, rules: [{ http: { paths: [{ backend: { service: { name: 'web', port: { name: 'http' } } } }] } }] },
}, { annotations });

describe('HAPROXY001: a limit that is divided away', () => {
  test.each<[JsonObject, string, number]>([
    [{}, '1', 1], [{}, '2', 0], [{ replicaCount: 5 }, '4', 1], [{ replicaCount: 5 }, '5', 0], [{ autoscaling: { enabled: true } }, '19', 1], [{ autoscaling: { enabled: true } }, '20', 0],
    [{ keda: { enabled: true, maxReplicas: 8 } }, '7', 1], [{ autoscaling: { enabled: false, maxReplicas: 9 } }, '2', 0], [{ kind: 'DaemonSet' }, '1', 0], [{}, '0', 0], [{}, '1k', 0],
  ])('%j: %s', (controller, value, count) => expect(found('HAPROXY001', [haproxyController(controller), limited(value)])).toHaveLength(count));
  test('without a controller nobody can tell', () => expect(found('HAPROXY001', [limited('1')])).toEqual([]));
  test('also on an Ingress, under any prefix', () => expect(found('HAPROXY001', [haproxyController(), route({}, { 'ingress.kubernetes.io/pod-maxconn': '1' })])).toHaveLength(1));
});

test.each<[JsonObject, number]>([[{ service: { annotations: { 'haproxy.com/pod-maxconn': '1' } } }, 1], [{ service: { annotations: { other: '1' } } }, 0], [{}, 0]])('HAPROXY002: %j', (controller, count) =>
  expect(found('HAPROXY002', [haproxyController(controller)])).toHaveLength(count));

test.each([['30', 0], ['-1', 0], ['30.5', 1], ['30k', 1], ['', 1], ['${MAX}', 0]])('HAPROXY003: %s', (value, count) => expect(found('HAPROXY003', [limited(value)])).toHaveLength(count));

describe('HAPROXY004: a queue that never forms', () => {
  const bare = annotatedService({});
  test.each<[string, Manifest[], number]>([
    ['no limit', [bare, onQueue()], 1],
    ['on the Service', [limited('30'), onQueue()], 0],
    ['on the Ingress', [bare, route({}, { 'haproxy.org/pod-maxconn': '30' }), onQueue()], 0],
    ['of the controller', [haproxyController({ config: { 'pod-maxconn': '30' } }), bare, onQueue()], 0],
    ['an unknown Service', [onQueue()], 0],
    ['another metric', [bare, prometheusObject({ query: 'sum(haproxy_backend_current_sessions{proxy="shop_svc_web_http"})' })], 0],
    ['the name of an older controller', [bare, prometheusObject({ query: 'sum(haproxy_backend_current_queue{proxy="shop_web_http"})' })], 1],
  ])('%s', (_, objects, count) => expect(found('HAPROXY004', objects)).toHaveLength(count));
});

describe('HAPROXY005: requests that wait at servers', () => {
  test.each<[JsonObject, number]>([
    [{ 'haproxy.org/cookie-persistence': 'SERVERID' }, 1], [{ 'haproxy.org/load-balance': 'source' }, 1], [{ 'haproxy.org/load-balance': 'uri depth 3' }, 1], [{ 'haproxy.org/load-balance': 'leastconn' }, 0], [{}, 0],
  ])('%j', (annotations, count) => {
    expect(found('HAPROXY005', [annotatedService(annotations), onQueue()])).toHaveLength(count);
    expect(found('HAPROXY005', [annotatedService({}), route({}, annotations), onQueue()])).toHaveLength(count);
  });
  test('an unknown Service', () => expect(found('HAPROXY005', [onQueue()])).toEqual([]));
});

test.each<[JsonObject | undefined, number]>([[{}, 1], [{ config: { 'timeout-queue': '30s' } }, 0], [undefined, 0]])('HAPROXY006: %j', (controller, count) => {
  expect(found('HAPROXY006', [...controller === undefined ? [] : [haproxyController(controller)], onQueue()])).toHaveLength(count);
  expect(found('HAPROXY006', [haproxyController(), prometheusObject()])).toEqual([]);
});

describe('HAPROXY007: slots', () => {
  const of = (max: number, controller: JsonObject = {}, ingress = route(), annotations: JsonObject = {}): readonly string[] =>
    found('HAPROXY007', [haproxyController(controller), deployment(), annotatedService(annotations), ingress, hpa({ maxReplicas: max })]);
  test.each<[string, readonly string[], number]>([
    ['42', of(42), 0], ['43', of(43), 1], ['43 of 43', of(43, { config: { 'scale-server-slots': 43 } }), 0], ['44 of 43', of(44, { config: { 'scale-server-slots': '43' } }), 1],
    ['another class', of(43, {}, route({ ingressClassName: 'nginx' })), 0], ['the class as an annotation', of(43, {}, route({}, { 'kubernetes.io/ingress.class': 'haproxy' })), 1],
    ['slots of the Service', of(43, {}, route(), { 'haproxy.org/scale-server-slots': '64' }), 0],
  ])('%s', (_, messages, count) => expect(messages).toHaveLength(count));
  test('of a ScaledObject', () => expect(found('HAPROXY007', [haproxyController(), deployment(), annotatedService({}), route(), scaledObject([], { maxReplicaCount: undefined })])).toEqual([
    "'spec.maxReplicaCount' is beyond the 42 slots of the backend, got 100",
  ]));
  test('without a controller nobody can tell', () => expect(found('HAPROXY007', [deployment(), annotatedService({}), route(), hpa({ maxReplicas: 60 })])).toEqual([]));
});

test.each<[JsonObject, readonly string[]]>([
  [{ kind: 'DaemonSet', autoscaling: { enabled: true }, keda: { enabled: true } }, ["'spec.values.controller.autoscaling' is ignored for a DaemonSet", "'spec.values.controller.keda' is ignored for a DaemonSet"]],
  [{ autoscaling: { enabled: true }, keda: { enabled: true } }, ["'spec.values.controller.autoscaling' is ignored beside 'keda'"]],
  [{ kind: 'DaemonSet', autoscaling: { enabled: false } }, []],
  [{ keda: { enabled: true } }, []],
])('HAPROXY008: %j', (controller, messages) => expect(found('HAPROXY008', [haproxyController(controller)])).toEqual(messages));

test.each<[JsonObject, number]>([
  [{ type: 'Pods', pods: { metricName: 'a', targetAverageValue: '1' } }, 2], [{ type: 'Resource', resource: { name: 'cpu', targetAverageUtilization: 50 } }, 1],
  [{ type: 'Pods', pods: { metric: { name: 'a' }, target: {} } }, 0],
])('HAPROXY009: %j', (metric, count) => expect(found('HAPROXY009', [haproxyController({ autoscaling: { custom: [metric] } })])).toHaveLength(count));

test.each<[JsonObject, number]>([[{ enabled: true }, 1], [{ enabled: true, triggers: [] }, 1], [{ enabled: true, triggers: [{}] }, 0], [{ enabled: false }, 0]])('HAPROXY010: %j', (keda, count) =>
  expect(found('HAPROXY010', [haproxyController({ keda })])).toHaveLength(count));
