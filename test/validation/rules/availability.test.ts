import { found, fixes } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { disruptionBudget, withContainer, withPod } from '../../../src/validation/rules/availability/samples';
import { container, deployment, hpa, podTemplate, prometheusObject, sample, scaledObject, service } from '../../../src/validation/rules/samples';

const SCALED = [hpa(), service()];
const rolling = (rollingUpdate: JsonObject): JsonObject => ({ strategy: { type: 'RollingUpdate', rollingUpdate } });
const db = (spec: JsonObject = {}): Manifest => deployment({ template: podTemplate({}, { labels: { app: 'db' } }), ...spec }, { name: 'db' });

describe('AVAIL003: a minimum of one', () => {
  test.each<[string, Manifest[], number]>([
    ['by default', [hpa({ minReplicas: undefined })], 1],
    ['written', [hpa({ minReplicas: 1 })], 1],
    ['two', [hpa()], 0],
    ['of KEDA', [prometheusObject({}, { minReplicaCount: 1 })], 1],
    ['of KEDA 0, which is meant', [prometheusObject({}, { minReplicaCount: 0 })], 0],
    ['of KEDA by default, which is 0', [prometheusObject({}, { minReplicaCount: undefined })], 0],
  ])('%s', (_, objects, count) => {
    expect(found('AVAIL003', [deployment(), service(), ...objects])).toHaveLength(count);
    expect(found('AVAIL003', [deployment(), ...objects])).toEqual([]);
    expect(found('AVAIL003', [service(), ...objects])).toEqual([]);
  });
});

describe('AVAIL004: no budget', () => {
  const others = [db(), disruptionBudget({ maxUnavailable: 1, selector: { matchLabels: { app: 'db' } } }, { name: 'db' })];
  test.each<[string, Manifest[], number]>([
    ['beside others that have one', [...others, ...SCALED, deployment()], 1],
    ['where a fixed count guarantees two', [...others, service(), deployment({ replicas: 2 })], 1],
    ['where one replica is guaranteed', [...others, service(), deployment({ replicas: 1 })], 0],
    ['where nothing is guaranteed', [...others, service(), deployment()], 0],
    ['where nobody has one', [...SCALED, deployment()], 0],
    ['where it has one', [...others, disruptionBudget({ maxUnavailable: 1 }), ...SCALED, deployment()], 0],
    ['behind no Service', [...others, hpa(), deployment()], 0],
  ])('%s', (_, objects, count) => expect(found('AVAIL004', objects)).toHaveLength(count));
});

describe('AVAIL005: two budgets', () => {
  test('are found once', () => expect(found('AVAIL005', [deployment(), disruptionBudget({}, { name: 'a' }), disruptionBudget({}, { name: 'b' }), disruptionBudget({}, { name: 'c' })])).toEqual([
    "'spec.selector' should not cover the pods of Deployment shop/web, which PodDisruptionBudget shop/a covers",
    "'spec.selector' should not cover the pods of Deployment shop/web, which PodDisruptionBudget shop/a covers",
  ]));
  test.each<[string, Manifest[]]>([
    ['the same one declared twice', [deployment(), disruptionBudget({}), disruptionBudget({})]],
    ['different pods', [deployment(), db(), disruptionBudget({}), disruptionBudget({ selector: { matchLabels: { app: 'db' } } }, { name: 'db' })]],
  ])('%s is left alone', (_, objects) => expect(found('AVAIL005', objects)).toEqual([]));
});

describe('AVAIL006: a budget of nothing', () => {
  const elsewhere = disruptionBudget({ selector: { matchLabels: { app: 'wep' } } });
  test('beside workloads', () => expect(found('AVAIL006', [deployment(), elsewhere])).toHaveLength(1));
  test('without workloads in its namespace nobody can tell', () => expect(found('AVAIL006', [deployment({}, { namespace: 'other' }), elsewhere])).toEqual([]));
  test('an empty selector covers all', () => expect(found('AVAIL006', [deployment(), disruptionBudget({ selector: {} })])).toEqual([]));
});

describe('AVAIL007: a spread of other pods', () => {
  const spread = (labelSelector?: JsonObject): readonly string[] =>
    found('AVAIL007', [withPod({ topologySpreadConstraints: [{ topologyKey: 'zone', ...(labelSelector && { labelSelector }) }] })]);
  test('another label', () => expect(spread({ matchLabels: { app: 'api' } })).toHaveLength(1));
  test('no selector', () => expect(spread()).toEqual([
    "'spec.template.spec.topologySpreadConstraints[0].labelSelector' should be set: without it no pod is counted, and none is spread",
  ]));
  test.each<JsonObject>([{ matchLabels: { app: 'web' } }, {}, { matchExpressions: [{ key: 'app', operator: 'Exists' }] }])('its own: %j', (selector) => expect(spread(selector)).toEqual([]));
});

describe('AVAIL008: Recreate', () => {
  const recreate = deployment({ strategy: { type: 'Recreate' } });
  test.each<[string, Manifest[], number]>([
    ['under an autoscaler and a Service', [...SCALED, recreate], 1],
    ['without a Service', [hpa(), recreate], 0],
    ['without an autoscaler', [service(), recreate], 0],
    ['another strategy', [...SCALED, deployment(rolling({ maxSurge: 1 }))], 0],
  ])('%s', (_, objects, count) => expect(found('AVAIL008', objects)).toHaveLength(count));
});

describe('AVAIL009: two probes that are one', () => {
  const ready = { httpGet: { path: '/ready', port: 'http' } };
  const probes = (livenessProbe: JsonObject | undefined, readinessProbe: JsonObject | undefined): readonly string[] =>
    found('AVAIL009', [hpa(), withContainer({ livenessProbe, readinessProbe })]);
  test.each<[string, JsonObject | undefined, JsonObject | undefined, number]>([
    ['the same', ready, ready, 1],
    ['in another order, with defaults', { periodSeconds: 10, failureThreshold: 3, httpGet: { port: 'http', path: '/ready' } }, { ...ready, timeoutSeconds: 1, successThreshold: 2 }, 1],
    ['another path', { httpGet: { path: '/live', port: 'http' } }, ready, 0],
    ['a higher threshold', { ...ready, failureThreshold: 4 }, ready, 0],
    ['only one', ready, undefined, 0],
    ['none', undefined, undefined, 0],
  ])('%s', (_, live, readiness, count) => expect(probes(live, readiness)).toHaveLength(count));
  test('without an autoscaler', () => expect(found('AVAIL009', [withContainer({ livenessProbe: ready, readinessProbe: ready })])).toEqual([]));
});

describe('AVAIL010: the port of a probe', () => {
  const probe = (fields: JsonObject): readonly string[] => found('AVAIL010', [withContainer({ readinessProbe: undefined, ...fields })]);
  test('each probe and handler', () => {
    expect(probe({ livenessProbe: { tcpSocket: { port: 'web' } }, startupProbe: { httpGet: { port: 'htp' } } })).toEqual([
      '\'spec.template.spec.containers[0].livenessProbe.tcpSocket.port\' must be the name of a port of its container: http, got "web"',
      '\'spec.template.spec.containers[0].startupProbe.httpGet.port\' must be the name of a port of its container: http, got "htp"',
    ]);
    expect(fixes('AVAIL010', [withContainer({ readinessProbe: { httpGet: { port: 'htp' } } })])).toEqual(['write http']);
  });
  test.each<JsonObject>([{ httpGet: { port: 'http' } }, { httpGet: { port: 8080 } }, { httpGet: { port: '8080' } }, { exec: { command: ['true'] } }, { grpc: { port: 9000 } }])('%j is left alone',
    (readinessProbe) => expect(probe({ readinessProbe })).toEqual([]));
  test('the port of another container does not count', () => {
    const sidecar = { name: 'sidecar', image: 'a', readinessProbe: { httpGet: { port: 'http' } } };
    expect(found('AVAIL010', [withPod({ containers: [container(), sidecar] })])).toEqual([
      '\'spec.template.spec.containers[1].readinessProbe.httpGet.port\' must be the name of a port of its container: none, got "http"',
    ]);
    expect(found('AVAIL010', [withPod({ containers: [container()], initContainers: [{ ...sidecar, restartPolicy: 'Always' }] })])).toHaveLength(1);
  });
});

describe('AVAIL011: a hook as long as the grace period', () => {
  const hook = (preStop: JsonObject, terminationGracePeriodSeconds?: number): readonly string[] => found('AVAIL011', [withPod({
    containers: [container({ lifecycle: { preStop } })], ...(terminationGracePeriodSeconds !== undefined && { terminationGracePeriodSeconds }),
  })]);
  const command = (...parts: string[]): JsonObject => ({ exec: { command: parts } });
  test.each<[string, JsonObject, number | undefined, number]>([
    ['30 of 30', command('sleep', '30'), undefined, 1],
    ['29 of 30', command('sleep', '29'), undefined, 0],
    ['in a shell', command('/bin/sh', '-c', 'nginx -s quit; sleep 90'), 60, 1],
    ['by its path', command('/bin/sleep', '60'), 60, 1],
    ['built in', { sleep: { seconds: 10 } }, 10, 1],
    ['built in and short', { sleep: { seconds: 9 } }, 10, 0],
    ['another word', command('nosleep 90'), 60, 0],
    ['another handler', { httpGet: { path: '/stop', port: 80 } }, 1, 0],
  ])('%s', (_, preStop, grace, count) => expect(hook(preStop, grace)).toHaveLength(count));
});

const quota = (hard: JsonObject, spec: JsonObject = {}): Manifest => sample('v1', 'ResourceQuota', { spec: { hard, ...spec } });

describe('AVAIL012: a maximum beyond the quota', () => {
  test.each<[string, JsonObject, number]>([
    ['exactly', { 'requests.cpu': '1' }, 0],
    ['too little', { 'requests.cpu': '999m' }, 1],
    ['by the short name', { cpu: '999m' }, 1],
    ['memory', { 'requests.memory': '1Gi' }, 1],
    ['pods', { pods: '9' }, 1],
    ['pods exactly', { 'count/pods': '10' }, 0],
    ['limits that no container has', { 'limits.cpu': '1m' }, 0],
    ['something else', { services: '1' }, 0],
  ])('%s', (_, hard, count) => expect(found('AVAIL012', [deployment(), quota(hard), hpa()])).toHaveLength(count));

  test('says what is needed', () => expect(found('AVAIL012', [deployment(), quota({ 'requests.cpu': '500m' }), scaledObject([], { maxReplicaCount: undefined })])).toEqual([
    "'spec.maxReplicaCount' should fit into ResourceQuota shop/web: 100 pods need requests.cpu 10, and it allows 500m",
  ]));
  test('a limit stands for a request that is missing, sidecars count', () => {
    const pods = withPod({ containers: [container({ resources: { limits: { cpu: '50m' } } })], initContainers: [container({ restartPolicy: 'Always', resources: { requests: { cpu: '50m' } } })] });
    expect(found('AVAIL012', [pods, quota({ 'requests.cpu': '999m' }), hpa()])).toHaveLength(1);
    expect(found('AVAIL012', [pods, quota({ 'requests.cpu': '1' }), hpa()])).toEqual([]);
  });
  test.each<[string, JsonObject]>([['scopes', { scopes: ['Terminating'] }], ['a scope selector', { scopeSelector: { matchExpressions: [] } }]])('a quota with %s binds other pods',
    (_, spec) => expect(found('AVAIL012', [deployment(), quota({ pods: '1' }, spec), hpa()])).toEqual([]));
});

describe('AVAIL013: pods that a quota refuses', () => {
  const limitRange = (limit: JsonObject): Manifest => sample('v1', 'LimitRange', { spec: { limits: [{ type: 'Container', ...limit }] } });
  const silent = withContainer({ resources: {} });
  test.each<[string, Manifest[], number]>([
    ['no request', [quota({ 'requests.cpu': '1' }), silent], 1],
    ['no limit', [quota({ 'limits.cpu': '1' }), silent], 1],
    ['both', [quota({ cpu: '1', memory: '1Gi' }), silent], 2],
    ['a limit for a request', [quota({ 'requests.cpu': '1' }), withContainer({ resources: { limits: { cpu: '1' } } })], 0],
    ['a default request', [quota({ 'requests.cpu': '1' }), limitRange({ defaultRequest: { cpu: '1' } }), silent], 0],
    ['a default request is no limit', [quota({ 'limits.cpu': '1' }), limitRange({ defaultRequest: { cpu: '1' } }), silent], 1],
    ['a default limit', [quota({ 'limits.cpu': '1' }), limitRange({ default: { cpu: '1' } }), silent], 0],
    ['pods alone', [quota({ pods: '1' }), silent], 0],
    ['no quota', [silent], 0],
  ])('%s', (_, objects, count) => expect(found('AVAIL013', objects)).toHaveLength(count));
});

describe('AVAIL014: ports of the node', () => {
  const port = { name: 'http', containerPort: 8080 };
  test.each<[string, Manifest[], number]>([
    ['a host port', [hpa(), withContainer({ ports: [{ ...port, hostPort: 8080 }] })], 1],
    ['the network of the host', [hpa(), withPod({ hostNetwork: true })], 1],
    ['neither', [hpa(), withContainer({ ports: [{ ...port, hostPort: 0 }] })], 0],
    ['without an autoscaler', [withPod({ hostNetwork: true })], 0],
  ])('%s', (_, objects, count) => expect(found('AVAIL014', objects)).toHaveLength(count));
});

describe('AVAIL015: a volume of one node', () => {
  const claim = (...accessModes: string[]): Manifest => sample('v1', 'PersistentVolumeClaim', { spec: { accessModes } });
  const mounted = withPod({ volumes: [{ name: 'tmp', emptyDir: {} }, { name: 'data', persistentVolumeClaim: { claimName: 'web' } }] });
  test.each<[string, Manifest[], number]>([
    ['ReadWriteOnce', [hpa(), claim('ReadWriteOnce'), mounted], 1],
    ['ReadWriteOncePod', [hpa(), claim('ReadWriteOncePod'), mounted], 1],
    ['both ways', [hpa(), claim('ReadWriteOnce', 'ReadOnlyMany'), mounted], 0],
    ['no mode', [hpa(), claim(), mounted], 0],
    ['no claim', [hpa(), mounted], 0],
    ['no autoscaler', [claim('ReadWriteOnce'), mounted], 0],
  ])('%s', (_, objects, count) => expect(found('AVAIL015', objects)).toHaveLength(count));
});

describe('AVAIL016: room for a rollout', () => {
  const of = (rollingUpdate: JsonObject, pods: string): readonly string[] => found('AVAIL016', [hpa(), quota({ pods }), deployment(rolling(rollingUpdate))]);
  test.each<[string, JsonObject, string, number]>([
    ['none', { maxUnavailable: 0, maxSurge: 1 }, '10', 1],
    ['none, by default a quarter', { maxUnavailable: '0%' }, '10', 1],
    ['one pod', { maxUnavailable: 0, maxSurge: 1 }, '11', 0],
    ['too little for the maximum itself, which is another rule', { maxUnavailable: 0, maxSurge: 1 }, '9', 0],
    ['none, but a pod may go first', { maxUnavailable: 1, maxSurge: 1 }, '10', 0],
    ['no surge', { maxUnavailable: 0, maxSurge: 0 }, '10', 0],
  ])('%s', (_, rollingUpdate, pods, count) => expect(of(rollingUpdate, pods)).toHaveLength(count));
});
