import { found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { application, helmRelease } from '../../../src/validation/rules/install/samples';
import { adapterRule } from '../../../src/validation/rules/prometheus/samples';
import { hpa, prometheusObject, sample } from '../../../src/validation/rules/samples';
import { podMonitor, serviceMonitor } from '../../../src/validation/rules/wiring/samples';

const ADAPTER = 'prometheus-adapter';

test.each<[JsonObject, number]>([
  [{ url: 'http://p:9090' }, 1], [{ url: 'http://p:9090', port: 9090 }, 1], [{ url: 'http://p:9090', port: 0 }, 0], [{ url: 'http://p:9090', port: '0' }, 0], [{ url: 'http://p' }, 0], [{ url: 'http://p/a:1' }, 0], [{}, 0],
])('INSTALL001: %j', (prometheus, count) => {
  expect(found('INSTALL001', [helmRelease(ADAPTER, { prometheus })])).toHaveLength(count);
  expect(found('INSTALL001', [helmRelease('other', { prometheus })])).toEqual([]);
});

describe('INSTALL002: watched namespaces', () => {
  test.each<[JsonObject, number]>([[{ watchNamespace: 'orders' }, 1], [{ watchNamespace: 'orders, shop' }, 0], [{ watchNamespace: '' }, 0], [{}, 0]])('%j', (values, count) =>
    expect(found('INSTALL002', [helmRelease('keda', values), prometheusObject()])).toHaveLength(count));
  test('of two installs nobody can tell', () => expect(found('INSTALL002', [helmRelease('keda', { watchNamespace: 'a' }), application('keda'), prometheusObject()])).toEqual([]));
});

test.each<[boolean | undefined, Manifest[], number]>([[false, [prometheusObject()], 1], [true, [prometheusObject()], 0], [undefined, [prometheusObject()], 0], [false, [], 0]])('INSTALL003: %s', (enabled, others, count) =>
  expect(found('INSTALL003', [helmRelease('keda', { metricsServer: { enabled } }), ...others])).toHaveLength(count));

test('INSTALL004: Secrets that KEDA may not read', () => {
  const keda = helmRelease('keda', { permissions: { operator: { restrict: { secret: true } } } });
  const authentication = (spec: JsonObject): Manifest => sample('keda.sh/v1alpha1', 'TriggerAuthentication', { spec });
  expect(found('INSTALL004', [keda, authentication({ secretTargetRef: [{}] })])).toHaveLength(1);
  expect(found('INSTALL004', [keda, authentication({ env: [{}] })])).toEqual([]);
  expect(found('INSTALL004', [helmRelease('keda'), authentication({ secretTargetRef: [{}] })])).toEqual([]);
});

test.each([['2.20.2', '1.35', 0], ['2.20.2', '1.36', 1], ['2.20.0', '1.33', 0], ['2.20.2', '1.32.4', 1], ['v2.16.1', '1.31', 0], ['2.16', '1.29.9', 0], ['9.9.9', '1.35', 0], ['*', '1.35', 0]])('INSTALL005: KEDA %s with %s',
  (version, kubernetes, count) => expect(found('INSTALL005', [helmRelease('keda', {}, {}, version)], { kubernetes })).toHaveLength(count));

describe('INSTALL006: versions', () => {
  test.each([['', 1], ['*', 1], ['2.x', 1], ['58', 1], ['>=1.0.0', 1], ['2.20.2', 0], ['v1.23.0', 0], ['${VERSION}', 0], ['1.2.3-rc.1', 0]])('%s', (version, count) => {
    expect(found('INSTALL006', [helmRelease('keda', {}, {}, version)])).toHaveLength(count);
    expect(found('INSTALL006', [application('keda', {}, { targetRevision: version })])).toHaveLength(count);
    expect(found('INSTALL006', [sample('helm.sh/v3', 'Release', { spec: { chart: 'keda', version } })])).toHaveLength(count);
    expect(found('INSTALL006', [helmRelease('podinfo', {}, {}, version)])).toEqual([]);
  });
  test('of one of several sources', () => {
    const source = { repoURL: 'https://charts.example.com', helm: {} };
    expect(found('INSTALL006', [application('x', { source: undefined, sources: [{ ...source, chart: 'keda', targetRevision: '2.20.2' }, { ...source, chart: ADAPTER, targetRevision: '*' }] })])).toEqual([
      "'spec.sources[1].targetRevision' should be one version, got \"*\"",
    ]);
  });
  test('that another object names', () => expect(found('INSTALL006', [
    sample('source.toolkit.fluxcd.io/v1', 'OCIRepository', { spec: { url: 'oci://example.com/keda' } }, { name: 'keda', namespace: 'flux-system' }),
    sample('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { chartRef: { kind: 'OCIRepository', name: 'keda' } } }, { namespace: 'flux-system' }),
  ])).toEqual([]));
});

describe('INSTALL007: relist and scrape', () => {
  const scraped = (interval: string): Manifest => serviceMonitor({ endpoints: [{ port: 'http', interval }] });
  test.each<[JsonObject, string, number]>([[{}, '1m', 0], [{}, '61s', 1], [{ metricsRelistInterval: '2m' }, '2m', 0], [{ metricsRelistInterval: '30s' }, '31s', 1], [{ metricsRelistInterval: 'x' }, '2m', 0]])('%j with %s',
    (values, interval, count) => expect(found('INSTALL007', [scraped(interval), podMonitor(), helmRelease(ADAPTER, values)])).toHaveLength(count));
  test('of other charts', () => expect(found('INSTALL007', [scraped('5m'), helmRelease('keda')])).toEqual([]));
});

test.each<[JsonObject, string[], number]>([
  [{ jsonPointers: ['/spec/replicas'] }, [], 1], [{ jqPathExpressions: ['.spec.replicas'] }, [], 1], [{ jsonPointers: ['/spec/replicas'] }, ['RespectIgnoreDifferences=true'], 0], [{ jsonPointers: ['/data'] }, [], 0],
])('INSTALL008: %j %j', (difference, syncOptions, count) => expect(found('INSTALL008', [application('shop', { ignoreDifferences: [difference], syncPolicy: { syncOptions } })])).toHaveLength(count));

test.each<[string, string[], number]>([['keda', [], 1], ['kube-prometheus-stack', ['ServerSideApply=false'], 1], ['keda', ['Replace=true'], 0], ['keda', ['ServerSideApply=true'], 0], ['podinfo', [], 0]])('INSTALL009: %s %j',
  (chart, syncOptions, count) => expect(found('INSTALL009', [application(chart, { syncPolicy: { syncOptions } })])).toHaveLength(count));

test.each<[string, JsonObject, JsonObject, number]>([
  ['kube-prometheus-stack', {}, {}, 1], ['kube-prometheus-stack', { upgrade: { crds: 'Skip' } }, {}, 1], ['kube-prometheus-stack', { upgrade: { crds: 'Create' } }, {}, 0],
  ['kube-prometheus-stack', {}, { crds: { enabled: false } }, 0], ['keda', {}, {}, 0],
])('INSTALL010: %s %j %j', (chart, spec, values, count) => expect(found('INSTALL010', [helmRelease(chart, values, spec)])).toHaveLength(count));

test.each<[JsonObject, number]>([[{ custom: [adapterRule()] }, 1], [{ default: true, custom: [adapterRule()] }, 1], [{ default: false, custom: [adapterRule()] }, 0], [{ default: true }, 0]])('INSTALL011: %j', (rules, count) =>
  expect(found('INSTALL011', [helmRelease(ADAPTER, { rules })])).toHaveLength(count));

const ACK = 'ack-alibaba-cloud-metrics-adapter';
test.each<[string, Manifest, readonly string[]]>([
  ['a HelmRelease', helmRelease(ACK, {}, { targetNamespace: 'a' }), ["'spec.targetNamespace' must be kube-system for ack-alibaba-cloud-metrics-adapter, got \"a\""]],
  ['a HelmRelease in its own namespace', helmRelease(ACK), ["'spec.targetNamespace' must be kube-system for ack-alibaba-cloud-metrics-adapter, got \"flux-system\""]],
  ['an Application', application(ACK, { destination: { namespace: 'a' } }), ["'spec.destination.namespace' must be kube-system for ack-alibaba-cloud-metrics-adapter, got \"a\""]],
  ['an Application in place', application(ACK, { destination: { namespace: 'kube-system' } }), []],
  ['a Release', sample('helm.sh/v3', 'Release', { spec: { chart: ACK, namespace: 'a' } }), ["'spec.namespace' must be kube-system for ack-alibaba-cloud-metrics-adapter, got \"a\""]],
  ['another chart', helmRelease('keda', {}, { targetNamespace: 'a' }), []],
])('INSTALL012: %s', (_, object, messages) => expect(found('INSTALL012', [object])).toEqual(messages));

describe('CLUSTER003: metrics that nothing serves', () => {
  const metric = (type: 'Pods' | 'External', name: string): Manifest => hpa({ metrics: [{ type, [type.toLowerCase()]: { metric: { name }, target: { type: 'AverageValue', averageValue: '1' } } }] });
  test.each<[string, Manifest[], number]>([
    ['of pods, with KEDA', [helmRelease('keda'), metric('Pods', 'a')], 1],
    ['of pods, with metrics-server', [helmRelease('metrics-server'), metric('Pods', 'a')], 1],
    ['of pods, with an adapter', [helmRelease('keda'), helmRelease(ADAPTER), metric('Pods', 'a')], 0],
    ['of pods, with an APIService', [helmRelease('keda'), sample('apiregistration.k8s.io/v1', 'APIService', {}, { name: 'v1beta1.custom.metrics.k8s.io' }), metric('Pods', 'a')], 0],
    ['of pods, with no install at all', [metric('Pods', 'a')], 0],
    ['from outside, with KEDA', [helmRelease('keda'), metric('External', 'a')], 1],
    ['of a ScaledObject', [helmRelease('keda'), metric('External', 's0-prometheus')], 0],
    ['from outside, with an adapter for it', [helmRelease('keda'), helmRelease(ADAPTER, { rules: { external: [] } }), metric('External', 'a')], 0],
    ['from outside, with an adapter for pods', [helmRelease('keda'), helmRelease(ADAPTER), metric('External', 'a')], 1],
    ['of cpu', [helmRelease('keda'), hpa()], 0],
  ])('%s', (_, objects, count) => expect(found('CLUSTER003', objects)).toHaveLength(count));
});
