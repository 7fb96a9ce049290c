import { fixes, found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { knativeService, sample } from '../../../src/validation/rules/samples';

const GROUP = 'autoscaling.knative.dev';
const path = (name: string): string => `spec.template.metadata.annotations[${GROUP}/${name}]`;
const settings = (values: Readonly<Record<string, string>>): JsonObject => Object.fromEntries(Object.entries(values).map(([key, value]) => [`${GROUP}/${key}`, value]));
const revision = (values: Readonly<Record<string, string>>, spec: JsonObject = {}): Manifest => knativeService({ [`${GROUP}/max-scale`]: undefined, ...settings(values) }, spec);
const config = (data: JsonObject): Manifest => sample('v1', 'ConfigMap', { data }, { name: 'config-autoscaler', namespace: 'knative-serving' });

describe('KNATIVE001: where annotations belong', () => {
  test.each<[string, Manifest, readonly string[]]>([
    ['as labels of the object', knativeService({}, {}, { labels: settings({ target: '1' }) }), [`'metadata.labels[${GROUP}/target]' must be an annotation of the revision template`]],
    ['on a Configuration', sample('serving.knative.dev/v1', 'Configuration', { spec: { template: {} } }, { annotations: settings({ 'min-scale': '1' }) }),
      [`'metadata.annotations[${GROUP}/min-scale]' must be an annotation of the revision template`]],
    ['as labels of the template', sample('serving.knative.dev/v1', 'Service', { spec: { template: { metadata: { labels: settings({ target: '1' }) } } } }),
      [`'spec.template.metadata.labels[${GROUP}/target]' must be an annotation of the revision template`]],
    ['of another group', knativeService({}, {}, { annotations: { 'serving.knative.dev/rollout-duration': '10s' } }), []],
    ['on a Service of Kubernetes', sample('v1', 'Service', { spec: {} }, { annotations: settings({ target: '1' }) }), []],
  ])('%s', (_, object, messages) => expect(found('KNATIVE001', [object])).toEqual(messages));
});

describe('KNATIVE002: keys', () => {
  test.each(['minScale', 'initialScale', 'scale-down-delay', 'class', 'prometheus-query', 'trigger-prometheus-name', 'scaled-object-auto-create', 'query'])(
    '%s is known', (key) => expect(found('KNATIVE002', [revision({ [key]: '1' })])).toEqual([]));
  test.each<[string, string]>([
    ['max-scal', `write ${GROUP}/max-scale`], ['minscale', `write ${GROUP}/min-scale`], ['target-utilization', `write ${GROUP}/target-utilization-percentage`],
    ['panic-window', `write ${GROUP}/panic-window-percentage`],
  ])('%s was meant otherwise', (key, fix) => expect(fixes('KNATIVE002', [revision({ [key]: '1' })])).toEqual([fix]));
  test('one that is like no other gets the list', () => {
    expect(fixes('KNATIVE002', [revision({ zzz: '1' })])[0]).toMatch(/^use one of class, metric, metric-aggregation-algorithm, target, /);
  });
});

test('KNATIVE003: goes by the config-autoscaler of the bundle', () => {
  const zero = revision({ 'initial-scale': '0' });
  expect(found('KNATIVE003', [zero])).toEqual([`'${path('initial-scale')}' must be at least 1 unless 'allow-zero-initial-scale' of config-autoscaler is true, got "0"`]);
  expect(found('KNATIVE003', [config({ 'allow-zero-initial-scale': 'true' }), zero])).toEqual([]);
  expect(fixes('KNATIVE003', [revision({ target: '0' })])).toEqual(['write a value within the range']);
});

test.each<[Readonly<Record<string, string>>, number, number]>([
  [{ target: '51' }, 50, 1], [{ target: '50' }, 50, 0], [{ target: '51' }, 0, 0], [{ target: '51', metric: 'rps' }, 50, 0], [{ target: '51', metric: 'concurrency' }, 50, 1],
  [{ target: '51', class: 'hpa.autoscaling.knative.dev' }, 50, 0], [{ target: 'x' }, 50, 0], [{}, 50, 0],
])('KNATIVE004: %j with a concurrency of %i is found %i times', (values, containerConcurrency, times) =>
  expect(found('KNATIVE004', [revision(values, { containerConcurrency })])).toHaveLength(times));

test.each<[Readonly<Record<string, string>>, JsonObject, number]>([
  [{ 'initial-scale': '5' }, {}, 0], [{ 'initial-scale': '5' }, { 'max-scale': '4' }, 1], [{ 'initial-scale': '4' }, { 'max-scale': '4' }, 0],
  [{ 'initial-scale': '5', 'max-scale': '0' }, { 'max-scale': '4' }, 0], [{ 'initial-scale': '5', 'maxScale': '4' }, {}, 1], [{ 'initial-scale': 'x', 'max-scale': '1' }, {}, 0],
])('KNATIVE005: %j with the configuration %j is found %i times', (values, data, times) =>
  expect(found('KNATIVE005', [config(data), revision(values)])).toHaveLength(times));

describe('KNATIVE006: the HPA class', () => {
  const ofClass = { 'class': 'hpa.autoscaling.knative.dev', 'metric': 'cpu', 'target-burst-capacity': '0', 'scale-down-delay': '0s' };
  test('ignores what only the pod autoscaler of Knative reads', () => {
    expect(found('KNATIVE006', [revision(ofClass)])).toEqual([
      `'${path('scale-down-delay')}' is ignored by the class hpa.autoscaling.knative.dev, got "0s"`,
      `'${path('target-burst-capacity')}' is ignored by the class hpa.autoscaling.knative.dev, got "0"`,
    ]);
  });
  test('may come from the configuration', () => {
    const { class: _, ...rest } = ofClass;
    expect(found('KNATIVE006', [revision(rest)])).toEqual([]);
    expect(found('KNATIVE006', [config({ 'pod-autoscaler-class': 'hpa.autoscaling.knative.dev' }), revision(rest)])).toHaveLength(2);
    expect(found('KNATIVE006', [revision({ ...ofClass, class: 'kpa.autoscaling.knative.dev' })])).toEqual([]);
  });
});

test.each([['1', 1], ['1.0', 1], ['1.5', 0], ['0.7', 0], ['70', 0], ['x', 0]])('KNATIVE007: a utilization of %s is found %i times', (value, times) =>
  expect(found('KNATIVE007', [revision({ 'target-utilization-percentage': value })])).toHaveLength(times));

test.each<[Readonly<Record<string, string>>, number]>([
  [{ 'metric-aggregation-algorithm': 'linear' }, 0], [{ 'metric-aggregation-algorithm': 'Linear' }, 0], [{ 'metric-aggregation-algorithm': 'weightedExponential' }, 0], [{ 'metric-aggregation-algorithm': '' }, 0],
  [{ 'metric-aggregation-algorithm': 'median' }, 1], [{ 'metric-aggregation-algorithm': 'median', 'class': 'kpa.autoscaling.knative.dev' }, 0],
])('KNATIVE008: %j is found %i times', (values, times) => expect(found('KNATIVE008', [revision(values)])).toHaveLength(times));

test('KNATIVE008: what is like no algorithm gets the list', () => {
  expect(fixes('KNATIVE008', [revision({ 'metric-aggregation-algorithm': 'median' })])).toEqual(['write linear or weighted-exponential or weightedExponential']);
});

test.each<[Readonly<Record<string, string>>, number]>([
  [{ 'class': 'hpa.autoscaling.knative.dev', 'min-scale': '0' }, 1], [{ class: 'hpa.autoscaling.knative.dev', minScale: '0' }, 1],
  [{ 'class': 'hpa.autoscaling.knative.dev', 'min-scale': '1' }, 0], [{ class: 'hpa.autoscaling.knative.dev' }, 0], [{ 'min-scale': '0' }, 0],
])('KNATIVE009: %j is found %i times', (values, times) => expect(found('KNATIVE009', [revision(values)])).toHaveLength(times));

test.each<[JsonObject, readonly string[]]>([
  [{ timeoutSeconds: 60, idleTimeoutSeconds: 61 }, ["'spec.template.spec.idleTimeoutSeconds' should be at most 'timeoutSeconds' (60), got 61"]],
  [{ timeoutSeconds: 60, idleTimeoutSeconds: 60, responseStartTimeoutSeconds: 60 }, []],
  [{ idleTimeoutSeconds: 301 }, ["'spec.template.spec.idleTimeoutSeconds' should be at most 'timeoutSeconds' (300), got 301"]],
  [{ timeoutSeconds: 0, responseStartTimeoutSeconds: 300 }, []],
])('KNATIVE010: %j', (spec, messages) => expect(found('KNATIVE010', [revision({}, spec)])).toEqual(messages));

test('KNATIVE011: the spelling of upstream counts, wherever it stands', () => {
  expect(found('KNATIVE011', [revision({ 'minScale': '1', 'min-scale': '2' })])).toEqual([`'${path('minScale')}' is ignored, since '${GROUP}/min-scale' is there as well, got "1"`]);
  expect(found('KNATIVE011', [revision({ minScale: '1', maxScale: '2' })])).toEqual([]);
  expect(found('KNATIVE011', [revision({ 'minScale': '1', 'min-scale': '1' })])).toEqual([]);
});
