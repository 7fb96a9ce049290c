import { found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { deployment, hpa, knativeService, podTemplate, prometheusObject, sample, scaledObject, service, SLS_LABELS, slsHpa } from '../../../src/validation/rules/samples';

describe('HPA017: a VerticalPodAutoscaler on the same resource', () => {
  const vpa = (spec: JsonObject = {}, name = 'web'): Manifest =>
    sample('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', { spec: { targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name }, ...spec } });
  const policies = (...containerPolicies: JsonObject[]): JsonObject => ({ resourcePolicy: { containerPolicies } });
  const cpu = "'spec.targetRef' should not have its cpu requests changed here while HorizontalPodAutoscaler shop/web scales on their utilization";
  const both = hpa({
    metrics: ['cpu', 'memory'].map((name) => ({ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization: 70 } } })),
  });

  test.each<[string, JsonObject, number]>([
    ['nothing said', {}, 2],
    ['switched off', { updatePolicy: { updateMode: 'Off' } }, 0],
    ['at start only', { updatePolicy: { updateMode: 'Initial' } }, 2],
    ['one resource', policies({ containerName: '*', controlledResources: ['cpu'] }), 1],
    ['another container', policies({ containerName: 'sidecar', mode: 'Off' }), 2],
    ['no container', policies({ containerName: '*', mode: 'Off' }), 0],
    ['a policy without resources', policies({ containerName: '*', minAllowed: { cpu: '1' } }), 2],
  ])('%s', (_, spec, count) => expect(found('HPA017', [both, vpa(spec)])).toHaveLength(count));

  test('only resources of the utilization count', () => {
    expect(found('HPA017', [hpa(), vpa()])).toEqual([cpu]);
    const value = { type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '500m' } } };
    expect(found('HPA017', [hpa({ metrics: [value] }), vpa()])).toEqual([]);
    expect(found('HPA017', [slsHpa(SLS_LABELS), vpa()])).toEqual([]);
  });
  test('only the same target counts', () => expect(found('HPA017', [hpa(), vpa({}, 'api')])).toEqual([]));
  test('a cpu trigger of KEDA', () => expect(found('HPA017', [scaledObject([{ type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } }]), vpa()])).toHaveLength(1));
});

describe('HPA018: a target that Knative scales', () => {
  const target = (apiVersion: string, kind: string, name: string): Manifest => hpa({ scaleTargetRef: { apiVersion, kind, name } }, { name: 'scaler' });
  test('a Knative kind', () => expect(found('HPA018', [target('serving.knative.dev/v1', 'Revision', 'web-00001')])).toEqual([
    '\'spec.scaleTargetRef.kind\' must not be an object of Knative, which has no scale subresource, got "Revision"',
  ]));
  test('one of the bundle is a case of two autoscalers', () => {
    expect(found('HPA018', [knativeService({}), target('serving.knative.dev/v1', 'Service', 'web')])).toEqual([]);
    expect(found('HPA005', [knativeService({}), target('serving.knative.dev/v1', 'Service', 'web')])).toHaveLength(1);
  });
  test('the Deployment of a revision', () => {
    expect(found('HPA018', [knativeService({}), target('apps/v1', 'Deployment', 'web-00012-deployment')])).toHaveLength(1);
    expect(found('HPA018', [target('apps/v1', 'Deployment', 'web-00012-deployment')])).toEqual([]);
    expect(found('HPA018', [knativeService({}), target('apps/v1', 'Deployment', 'web-12-deployment')])).toEqual([]);
  });
});

describe('HPA019: a custom target', () => {
  const definition = (...versions: (JsonObject | undefined)[]): Manifest => sample('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    spec: { group: 'games.example.com', names: { kind: 'Fleet' }, versions: versions.map((scale) => ({ subresources: { status: {}, ...(scale && { scale }) } })) },
  }, { namespace: undefined });
  const fleet = hpa({ scaleTargetRef: { apiVersion: 'games.example.com/v1', kind: 'Fleet', name: 'web' } });
  const whole = { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas', labelSelectorPath: '.status.selector' };

  test.each<[string, Manifest[], readonly string[]]>([
    ['no scale', [definition(undefined)], ["'spec.scaleTargetRef.kind' must have a scale subresource in its CustomResourceDefinition, got \"Fleet\""]],
    ['no selector', [definition({ specReplicasPath: '.spec.replicas' })], ["'spec.scaleTargetRef.kind' must have a 'labelSelectorPath' in its scale subresource, got \"Fleet\""]],
    ['a scale in one version', [definition(undefined, whole)], []],
    ['no definition', [], []],
    ['another group', [{ ...definition(undefined), spec: { group: 'other.example.com', names: { kind: 'Fleet' }, versions: [] } }], []],
  ])('%s', (_, objects, messages) => expect(found('HPA019', [...objects, fleet])).toEqual(messages));
});

describe('HPA022: pods of another workload', () => {
  const job = (labels: Readonly<Record<string, string>>, metadata: JsonObject = {}): Manifest =>
    sample('batch/v1', 'Job', { spec: { template: podTemplate({}, { labels }) } }, { name: 'migrate', ...metadata });
  const labels = { app: 'web', job: 'yes' };

  test('with the labels of the target and more', () => expect(found('HPA022', [deployment(), job(labels), hpa()])).toEqual([
    "'spec.scaleTargetRef' should name a workload with pods of its own labels: Job shop/migrate has pods with the same",
  ]));
  test.each<[string, Manifest[]]>([
    ['in another namespace', [deployment(), job(labels, { namespace: 'other' }), hpa()]],
    ['with other labels', [deployment(), job({ app: 'migrate' }), hpa()]],
    ['under a metric that is not of pods', [deployment(), job(labels), slsHpa(SLS_LABELS)]],
    ['under triggers that are not of pods', [deployment(), job(labels), prometheusObject()]],
    ['where the target is not known', [job(labels), hpa()]],
    ['where the target is declared twice', [deployment(), deployment(), hpa()]],
    ['where a Rollout refers to its Deployment', [
      deployment(), sample('argoproj.io/v1alpha1', 'Rollout', { spec: { selector: { matchLabels: { app: 'web' } }, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } } }),
      hpa({ scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' } }),
    ]],
  ])('is left alone %s', (_, objects) => expect(found('HPA022', objects)).toEqual([]));
  test('under a cpu trigger', () => {
    expect(found('HPA022', [deployment(), job(labels), scaledObject([{ type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } }])])).toHaveLength(1);
  });
  test('and under a metric of pods', () => {
    const pods = { type: 'Pods', pods: { metric: { name: 'requests' }, target: { type: 'AverageValue', averageValue: '1' } } };
    expect(found('HPA022', [deployment(), job(labels), hpa({ metrics: [pods] })])).toHaveLength(1);
  });
});

describe('HPA027: pods in order', () => {
  const statefulSet = (spec: JsonObject): Manifest => sample('apps/v1', 'StatefulSet', { spec });
  const scaler = hpa({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' } });
  test.each<[string, Manifest[], number]>([
    ['by default', [statefulSet({}), scaler], 1],
    ['by name', [statefulSet({ podManagementPolicy: 'OrderedReady' }), scaler], 1],
    ['in parallel', [statefulSet({ podManagementPolicy: 'Parallel' }), scaler], 0],
    ['without an autoscaler', [statefulSet({})], 0],
  ])('%s', (_, objects, count) => expect(found('HPA027', objects)).toHaveLength(count));
});

describe('HPA028: 0 replicas', () => {
  test('under an HPA switch it off, which is more than a pinned count', () => {
    expect(found('HPA028', [hpa(), deployment({ replicas: 0 })])).toEqual(["'spec.replicas' should not be 0, which switches HorizontalPodAutoscaler shop/web off"]);
    expect(found('HPA004', [hpa(), deployment({ replicas: 0 })])).toEqual([]);
  });
  test('under KEDA are a pinned count', () => {
    expect(found('HPA028', [prometheusObject(), deployment({ replicas: 0 })])).toEqual([]);
    expect(found('HPA004', [prometheusObject(), deployment({ replicas: 0 })])).toHaveLength(1);
  });
  test('of others are left alone', () => expect(found('HPA028', [hpa(), deployment({ replicas: 1 }), deployment({ replicas: 0 }, { name: 'api' }), service()])).toEqual([]));
});
