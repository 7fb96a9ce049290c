import { fixes, found } from './found';
import { asObject, type JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { autoscalerConfig, knativeServing } from '../../../src/validation/rules/autoscaler-config/samples';
import { knativeService, sample } from '../../../src/validation/rules/samples';

const GROUP = 'autoscaling.knative.dev';
const HPA_CLASS = 'hpa.autoscaling.knative.dev';
const revision = (settings: JsonObject, spec: JsonObject = {}): Manifest => knativeService(Object.fromEntries(Object.entries(settings).map(([key, value]) => [`${GROUP}/${key}`, value])), spec);
const path = (key: string): string => `'spec.template.metadata.annotations[${GROUP}/${key}]'`;

describe('KNATIVE012: no maximum', () => {
  const unbounded = revision({ 'max-scale': undefined });
  test('neither annotated nor of the cluster', () => expect(found('KNATIVE012', [unbounded])).toHaveLength(1));
  test.each<[string, Manifest[]]>([
    ['annotated', [revision({ 'max-scale': '3' })]], ['annotated in the old spelling', [revision({ 'max-scale': undefined, 'maxScale': '3' })]], ['of the cluster', [autoscalerConfig({ 'max-scale': '9' }), unbounded]],
  ])('%s', (_, objects) => expect(found('KNATIVE012', objects)).toEqual([]));
});

describe('KNATIVE013 and KNATIVE014: the HPA class', () => {
  test.each<[JsonObject, JsonObject[], number]>([
    [{ class: HPA_CLASS }, [], 1], [{ class: HPA_CLASS, target: '70' }, [], 0], [{}, [], 0], [{}, [autoscalerConfig({ 'pod-autoscaler-class': HPA_CLASS })], 1],
  ])('a target: %j', (settings, others, count) => expect(found('KNATIVE013', [...others as unknown as Manifest[], revision(settings)])).toHaveLength(count));

  const bare = { containers: [{ image: 'a' }, { image: 'b', resources: { limits: { cpu: '1' } } }] };
  test.each<[JsonObject, number]>([[{ class: HPA_CLASS, metric: 'cpu' }, 1], [{ class: HPA_CLASS }, 1], [{ class: HPA_CLASS, metric: 'memory' }, 0], [{ metric: 'concurrency' }, 0]])('a request: %j', (settings, count) => {
    expect(found('KNATIVE014', [revision(settings, bare)])).toHaveLength(count);
    expect(found('KNATIVE014', [revision(settings)])).toEqual([]);
  });
});

test.each<[string, number, number]>([['0', 1, 1], ['0', 10, 1], ['0', 11, 0], ['0', 0, 0], ['-1', 1, 0], ['10', 1, 0]])('KNATIVE015: a burst capacity of %s with %i places', (capacity, containerConcurrency, count) =>
  expect(found('KNATIVE015', [revision({ 'target-burst-capacity': capacity }, { containerConcurrency })])).toHaveLength(count));

test.each<[string, string, number]>([['100', '10', 0], ['101', '10', 1], ['-1', '10', 0], ['1000', '0', 0]])('KNATIVE016: a burst of %s with %s pods', (capacity, max, count) =>
  expect(found('KNATIVE016', [revision({ 'target-burst-capacity': capacity, 'max-scale': max }, { containerConcurrency: 10 })])).toHaveLength(count));

test.each<[JsonObject, number]>([
  [{ window: '24s' }, 1], [{ window: '30s' }, 0], [{ 'panic-window-percentage': '4' }, 1], [{ 'panic-window-percentage': '5' }, 0], [{}, 0], [{ window: '20s', class: HPA_CLASS }, 0],
])('KNATIVE017: %j', (settings, count) => expect(found('KNATIVE017', [revision(settings)])).toHaveLength(count));

test.each([['1s', 1], ['1999ms', 1], ['2s', 0], ['0s', 0], ['x', 0]])('KNATIVE018: %s', (delay, count) => expect(found('KNATIVE018', [revision({ 'scale-down-delay': delay })])).toHaveLength(count));

test.each<[JsonObject, JsonObject, readonly string[]]>([
  [{ 'max-scale': '5' }, { 'max-scale': undefined, 'min-scale': '6' }, [`${path('min-scale')} should be at most the 'max-scale' of config-autoscaler (5), got 6`]],
  [{ 'max-scale': '5' }, { 'max-scale': undefined, 'activation-scale': '6' }, [`${path('activation-scale')} should be at most the 'max-scale' of config-autoscaler (5), got 6`]],
  [{ 'max-scale': '5' }, { 'max-scale': '10', 'min-scale': '6' }, []],
  [{ 'max-scale': '5' }, { 'max-scale': undefined, 'min-scale': '5' }, []],
  [{ 'min-scale': '4' }, { 'max-scale': '3' }, [`${path('max-scale')} should be at least the 'min-scale' of config-autoscaler (4), got 3`]],
  [{ 'min-scale': '4' }, { 'max-scale': '3', 'min-scale': '1' }, []],
  [{ 'min-scale': '4' }, { 'max-scale': '0' }, []],
  [{ 'min-scale': '4' }, { 'max-scale': '4' }, []],
])('KNATIVE019: %j with %j', (data, settings, messages) => expect(found('KNATIVE019', [autoscalerConfig(data), revision(settings)])).toEqual(messages));

test.each([[8112, 1], [8080, 0]])('KNATIVE020: %i', (containerPort, count) => expect(found('KNATIVE020', [revision({}, { containers: [{ image: 'a' }, { image: 'b', ports: [{ containerPort }] }] })])).toHaveLength(count));

const template = (metadata: JsonObject): Manifest => sample('serving.knative.dev/v1', 'Service', { spec: { template: { metadata } } });
test.each([['web-v1', 1], ['', 0], ['web-${SHA}', 0]])('KNATIVE021: %s', (name, count) => expect(found('KNATIVE021', [template({ name })])).toHaveLength(count));

test.each([['creator', 1], ['lastModifier', 1], ['rollout-duration', 0]])('KNATIVE022: %s', (key, count) =>
  expect(found('KNATIVE022', [knativeService({}, {}, { annotations: { [`serving.knative.dev/${key}`]: 'a' } })])).toHaveLength(count));

const routed = (...traffic: JsonObject[]): Manifest => ({ ...knativeService({}), spec: { ...asObject(knativeService({}).spec), traffic } });
test.each([[59, 0], [60, 1]])('KNATIVE023: a tag of %i characters', (length, count) => expect(found('KNATIVE023', [routed({ percent: 100 }, { tag: 'a'.repeat(length) })])).toHaveLength(count));

test.each<[JsonObject, JsonObject, number]>([
  [{ startupProbe: { periodSeconds: 10, failureThreshold: 60 } }, {}, 0], [{ startupProbe: { periodSeconds: 10, failureThreshold: 61 } }, {}, 1],
  [{ startupProbe: { initialDelaySeconds: 571 } }, {}, 1],
  [{ startupProbe: { initialDelaySeconds: 570 } }, {}, 0], [{ readinessProbe: { initialDelaySeconds: 601 } }, {}, 1],
  [{ readinessProbe: { initialDelaySeconds: 601 } }, { 'serving.knative.dev/progress-deadline': '601s' }, 0],
  [{ readinessProbe: { initialDelaySeconds: 31 } }, { 'serving.knative.dev/progress-deadline': '30s' }, 1], [{}, {}, 0],
])('KNATIVE024: %j with %j', (container, annotations, count) => expect(found('KNATIVE024', [knativeService(annotations, { containers: [{ image: 'a', ...container }] })])).toHaveLength(count));

test.each<[JsonObject[], number]>([
  [[{ revisionName: 'a', percent: 100 }], 1], [[{ revisionName: 'a', percent: 100 }, { latestRevision: true, percent: 0, tag: 'b' }], 1], [[{ revisionName: 'a', percent: 90 }, { latestRevision: true, percent: 10 }], 0], [[], 0],
])('KNATIVE025: %j', (traffic, count) => expect(found('KNATIVE025', [routed(...traffic)])).toHaveLength(count));

describe('settings of the cluster', () => {
  test('KCONFIG001: keys that nobody reads', () => {
    expect(found('KCONFIG001', [autoscalerConfig({ '_example': 'x', 'max-scale': '1', 'maxscale': '2' })])).toEqual(["'data[maxscale]' is not known to the autoscaler and is ignored"]);
    expect(fixes('KCONFIG001', [knativeServing({ autoscaler: { 'stable-windo': '60s' } })])).toEqual(['write stable-window']);
    expect(found('KCONFIG001', [knativeServing({ 'config-autoscaler': { 'stable-windo': '60s' } })])).toEqual(["'spec.config.config-autoscaler[stable-windo]' is not known to the autoscaler and is ignored"]);
  });
  test('are those of config-autoscaler in knative-serving alone', () => {
    const { metadata, ...rest } = autoscalerConfig({ wrong: '1' });
    for (const other of [{ name: 'config-network' }, { namespace: 'shop' }]) expect(found('KCONFIG001', [{ ...rest, metadata: { ...metadata, ...other } } as Manifest])).toEqual([]);
  });
  test.each<[JsonObject, readonly string[]]>([
    [{}, ["'metadata.labels' should have app.kubernetes.io/name: knative-serving and app.kubernetes.io/component: autoscaler, by which the webhook finds the ConfigMap"]],
    [{ 'app.kubernetes.io/name': 'knative-serving', 'app.kubernetes.io/component': 'controller' }, ["'metadata.labels' should have app.kubernetes.io/component: autoscaler, by which the webhook finds the ConfigMap"]],
    [{ 'app.kubernetes.io/name': 'knative-serving', 'app.kubernetes.io/component': 'autoscaler' }, []],
  ])('KCONFIG002: labels %j', (labels, messages) => {
    expect(found('KCONFIG002', [autoscalerConfig({}, labels)])).toEqual(messages);
    expect(found('KCONFIG002', [knativeServing({ autoscaler: {} })])).toEqual([]);
  });
  test.each([['109', 1], ['110', 0], ['x', 0]])('KCONFIG003: %s', (value, count) => expect(found('KCONFIG003', [autoscalerConfig({ 'panic-threshold-percentage': value })])).toHaveLength(count));
  test.each([['1', 0], ['1.01', 1], ['9.9', 1], ['10', 0], ['NaN', 0], ['0.7', 0]])('KCONFIG004: %s', (value, count) => expect(found('KCONFIG004', [autoscalerConfig({ 'container-concurrency-target-percentage': value })])).toHaveLength(count));
  test.each([['3', '3', 0], ['4', '3', 1], ['4', '0', 0], ['4', undefined, 0]])('KCONFIG005: %s of %s', (initial, max, count) => expect(found('KCONFIG005', [autoscalerConfig({ 'initial-scale': initial, 'max-scale': max })])).toHaveLength(count));
  test('KCONFIG006: what the operator writes', () => {
    expect(found('KCONFIG006', [knativeServing({ autoscaler: { 'max-scale': '-1', 'stable-window': '60s' } })])).toHaveLength(1);
    expect(found('KCONFIG006', [autoscalerConfig({ 'max-scale': '-1' })])).toEqual([]);
  });
  test('KCONFIG007: two writers', () => {
    expect(found('KCONFIG007', [knativeServing({}), autoscalerConfig({})])).toEqual(["'data' is written over by the operator of KnativeServing knative-serving/knative-serving"]);
    expect(found('KCONFIG007', [knativeServing({ autoscaler: {} })])).toEqual([]);
    expect(found('KCONFIG007', [autoscalerConfig({})])).toEqual([]);
  });
  test.each([['kpa.autoscaling.knative.dev', 0], [HPA_CLASS, 0], ['kpa', 1]])('KCONFIG008: %s', (name, count) => expect(found('KCONFIG008', [autoscalerConfig({ 'pod-autoscaler-class': name })])).toHaveLength(count));
});
