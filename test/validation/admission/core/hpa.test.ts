import { complaints, hpa, judge } from './objects';
import type { JsonObject } from '../../../../src/kubernetes/json';
import { validateHorizontalPodAutoscaler } from '../../../../src/validation/admission/core/hpa';

const versions = Array.from({ length: 14 }, (_, position) => `1.${23 + position}`);
const until = (last: number): readonly string[] => versions.filter((version) => Number(version.slice(2)) <= last);
const since = (first: number): readonly string[] => versions.filter((version) => Number(version.slice(2)) >= first);

describe('rules that differ between versions of Kubernetes', () => {
  const container = hpa({ metrics: [{ type: 'ContainerResource', containerResource: { name: 'cpu', container: 'app', target: { type: 'Utilization', averageUtilization: 50 } } }] });
  test.each(until(26))('%s drops metrics of containers', (kubernetes) => {
    expect(complaints(container, { kubernetes })).toEqual(['spec.metrics[0].containerResource: Required value: must populate information for the given metric source']);
  });
  test.each(since(27))('%s takes metrics of containers', (kubernetes) => {
    expect(complaints(container, { kubernetes })).toEqual([]);
  });

  const tolerant = hpa({ behavior: { scaleUp: { tolerance: '-0.1' } } });
  test.each(until(32))('%s does not know tolerances', (kubernetes) => {
    expect(judge(tolerant, { kubernetes })).toMatchObject({ admitted: true, unknownFields: ['spec.behavior.scaleUp.tolerance'] });
  });
  test.each(['1.33', '1.34'])('%s drops tolerances', (kubernetes) => {
    expect(judge(tolerant, { kubernetes })).toMatchObject({ admitted: true, unknownFields: [] });
  });
  test.each(since(35))('%s checks tolerances', (kubernetes) => {
    expect(complaints(tolerant, { kubernetes })).toEqual(['spec.behavior.scaleUp.tolerance: Invalid value: "-100m": must be greater than or equal to 0']);
  });

  const ungrouped = hpa({ scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: 'web' } });
  test.each(until(33))('%s takes targets without an API group', (kubernetes) => {
    expect(complaints(ungrouped, { kubernetes })).toEqual([]);
  });
  test.each(since(34))('%s refuses targets without an API group', (kubernetes) => {
    expect(complaints(ungrouped, { kubernetes })).toEqual(['spec.scaleTargetRef.apiVersion: Invalid value: "v1": apiVersion must specify API group']);
    expect(complaints(hpa({ scaleTargetRef: { apiVersion: 'v1', kind: 'ReplicationController', name: 'web' } }), { kubernetes })).toEqual([]);
  });
  test('1.34 is also the first to read the apiVersion of an object with a metric', () => {
    const object = { describedObject: { apiVersion: 'a/b/c', kind: 'Service', name: 'web' }, metric: { name: 'hits' }, target: { type: 'Value', value: 1 } };
    const described = hpa({ metrics: [{ type: 'Object', object }] });
    expect(complaints(described, { kubernetes: '1.33' })).toEqual([]);
    expect(complaints(described, { kubernetes: '1.34' })).toEqual(['spec.metrics[0].object.describedObject.apiVersion: Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c']);
    expect(complaints(hpa({ metrics: [{ type: 'Object', object: { ...object, describedObject: { ...object.describedObject, apiVersion: 'v1' } } }] }))).toEqual([]);
  });

  test.each([
    ['1.35', undefined, 'Invalid value: 0: must be greater than 0'], ['1.35', -1, 'Invalid value: -1: must be greater than 0'],
    ['1.36', undefined, 'Required value: must be set and greater than 0'], ['1.36', -1, 'Invalid value: -1: must be greater than or equal to 1'],
  ])('%s says of maxReplicas %s: %s', (kubernetes, maxReplicas, expected) => {
    const { maxReplicas: _dropped, ...spec } = hpa().spec as JsonObject;
    expect(complaints({ ...hpa(), spec: maxReplicas === undefined ? spec : { ...spec, maxReplicas } }, { kubernetes })[0]).toBe(`spec.maxReplicas: ${expected}`);
  });

  test('1.37 scales to zero where a metric can be had without pods', () => {
    const external = { type: 'External', external: { metric: { name: 'lag' }, target: { type: 'AverageValue', averageValue: 1 } } };
    expect(complaints(hpa({ minReplicas: 0, metrics: [external] }), { kubernetes: '1.37' })).toEqual([]);
    expect(complaints(hpa({ minReplicas: 0, metrics: [external] }))).toEqual(['spec.minReplicas: Invalid value: 0: must be greater than or equal to 1']);
    expect(complaints(hpa({ minReplicas: 0 }), { kubernetes: '1.37' })).toEqual(['spec.metrics: Forbidden: must specify at least one Object or External metric to support scaling to zero replicas']);
    expect(complaints(hpa({ minReplicas: -1 }), { kubernetes: '1.37' })).toEqual(['spec.minReplicas: Invalid value: -1: must be greater than or equal to 0']);
  });

  test('a version must be one', () => {
    expect(() => complaints(hpa(), { kubernetes: 'latest' })).toThrow("'kubernetes' must be a version such as '1.36', got \"latest\"");
    expect(complaints(hpa(), { kubernetes: 'v1.36.3-aliyun.1' })).toEqual([]);
  });
});

describe('autoscaling/v1', () => {
  const METRICS = 'autoscaling.alpha.kubernetes.io/metrics';
  const BEHAVIOR = 'autoscaling.alpha.kubernetes.io/behavior';
  const v1 = (annotations: Readonly<Record<string, unknown>>, spec: JsonObject = {}): JsonObject => ({
    ...hpa(spec, { annotations: Object.fromEntries(Object.entries(annotations).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)])) }),
    apiVersion: 'autoscaling/v1',
  });

  test.each<readonly [string, Readonly<Record<string, unknown>>, JsonObject, readonly string[]]>([
    ['has a CPU target of 80 % by default', {}, {}, []],
    ['has its CPU target behind the metrics of the annotation', { [METRICS]: [{ type: 'Resource', resource: { name: 'memory', targetAverageValue: '1Gi' } }] }, { targetCPUUtilizationPercentage: 0 },
      ['spec.metrics[1].resource.target.averageUtilization: Invalid value: 0: must be greater than 0']],
    ['reads names in any case', { [METRICS]: [{ TYPE: 'Pods', PODS: { MetricName: 'a/b', targetAverageValue: 0 } }] }, {},
      ["spec.metrics[0].pods.metric.name: Invalid value: \"a/b\": may not contain '/'", 'spec.metrics[0].pods.target.averageValue: Invalid value: "0": must be positive']],
    ['takes a missing target for zero', { [METRICS]: [{ type: 'Pods', pods: { metricName: 'rps' } }] }, {}, ['spec.metrics[0].pods.target.averageValue: Invalid value: "0": must be positive']],
    ['takes a missing value of an object for zero', { [METRICS]: [{ type: 'Object', object: { metricName: 'hits', target: { kind: 'Service', name: 'web' } } }] }, {},
      ['spec.metrics[0].object.target.value: Invalid value: "0": must be positive']],
    ['ignores a zero beside an average', { [METRICS]: [{ type: 'Object', object: { metricName: 'hits', target: { kind: 'Service', name: 'web' }, targetValue: '0', averageValue: 5 } }] }, {}, []],
    ['reads metrics of containers', { [METRICS]: [{ type: 'ContainerResource', containerResource: { name: 'cpu', container: 'A', targetAverageUtilization: 50 } }] }, {},
      [expect.stringMatching(/^spec\.metrics\[0\]\.containerResource\.container: Invalid value: "A"/)]],
    ['reads external metrics', { [METRICS]: [{ type: 'External', external: { metricName: 'lag', targetAverageValue: 1 } }] }, {}, []],
    ['has a metric of nothing for null', { [METRICS]: [null] }, {}, [
      'spec.metrics[0].type: Required value: must specify a metric source type',
      'spec.metrics[0].type: Unsupported value: "": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"',
      'spec.metrics[0].type: Unsupported value: "": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"',
    ]],
    ['ignores metrics of the wrong type', { [METRICS]: [{ type: 'Pods', pods: { targetAverageValue: 'x' } }] }, {}, []],
    ['ignores metrics that are no list', { [METRICS]: {} }, {}, []],
    ['ignores metrics that are texts', { [METRICS]: ['x'] }, {}, []],
    ['ignores what is no JSON', { [METRICS]: '[', [BEHAVIOR]: '{' }, {}, []],
    ['has no default policies', { [BEHAVIOR]: { ScaleUp: {} } }, {}, ['spec.behavior.scaleUp.policies: Required value: must specify at least one Policy']],
    ['has no behavior for an empty one', { [BEHAVIOR]: {} }, {}, []],
    ['has no behavior for null', { [BEHAVIOR]: 'null' }, {}, []],
    ['carries as much in annotations of the API as it likes', { 'autoscaling.alpha.kubernetes.io/conditions': 'x'.repeat(300 * 1024) }, {}, []],
    ['carries 256 KiB in others', { x: 'x'.repeat(256 * 1024) }, {}, ['metadata.annotations: Too long: may not be more than 262144 bytes']],
    ['has one replica by default', {}, { maxReplicas: 0 }, ['spec.maxReplicas: Required value: must be set and greater than 0', 'spec.maxReplicas: Invalid value: 0: must be greater than or equal to `minReplicas`']],
  ])('%s', (_title, annotations, spec, expected) => {
    expect(complaints(v1(annotations, spec))).toEqual(expected);
  });

  test('reads a zero beside an average as a target before 1.36', () => {
    const object = v1({ [METRICS]: [{ type: 'Object', object: { metricName: 'hits', target: { kind: 'Service', name: 'web' }, averageValue: 5 } }] });
    expect(complaints(object, { kubernetes: '1.35' })).toEqual(['spec.metrics[0].object.target.value: Invalid value: "0": must be positive']);
  });
});

describe('the defaults of a behavior', () => {
  test.each<readonly [string, JsonObject, readonly string[]]>([
    ['complete an empty one', {}, []],
    ['complete a direction', { scaleUp: { stabilizationWindowSeconds: 3600 }, scaleDown: null }, []],
    ['leave an empty list of policies empty', { scaleDown: { policies: [] } }, ['spec.behavior.scaleDown.policies: Required value: must specify at least one Policy']],
    ['leave what is wrong wrong', { scaleUp: { stabilizationWindowSeconds: 3601, selectPolicy: '' }, scaleDown: { stabilizationWindowSeconds: -1, policies: [{ type: 'Pods', value: 1, periodSeconds: 1801 }] } }, [
      'spec.behavior.scaleUp.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600',
      'spec.behavior.scaleUp.selectPolicy: Unsupported value: "": supported values: "Disabled", "Max", "Min"',
      'spec.behavior.scaleDown.stabilizationWindowSeconds: Invalid value: -1: must be greater than or equal to zero',
      'spec.behavior.scaleDown.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800',
    ]],
  ])('%s', (_title, behavior, expected) => {
    expect(complaints(hpa({ behavior }))).toEqual(expected);
  });
});

test('names of JavaScript mean nothing to the API server', () => {
  expect(complaints(hpa({ metrics: [{ type: 'constructor' }] }))).toEqual(Array.from({ length: 2 }, () =>
    'spec.metrics[0].type: Unsupported value: "constructor": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"'));
  const labels = JSON.parse('{"__proto__": "x"}') as JsonObject;
  expect(complaints(hpa({}, { labels }))).toEqual([expect.stringMatching(/^metadata\.labels: Invalid value: "__proto__": name part/)]);
});

test('validateHorizontalPodAutoscaler says what admission says, decoding included', () => {
  const profile = { kubernetes: '1.36' };
  for (const object of [hpa(), hpa({ maxReplicas: 0 }), hpa({ maxReplicas: 'x' })]) {
    expect(validateHorizontalPodAutoscaler(object, profile)).toEqual(judge(object).errors);
  }
});
