import { fixes, found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { container, deployment, hpa, podTemplate, prometheusObject, sample, scaledObject, SLS_LABELS, slsHpa } from '../../../src/validation/rules/samples';

const resource = (name: string, target: JsonObject): JsonObject => ({ type: 'Resource', resource: { name, target } });
const utilization = (averageUtilization: number): JsonObject => ({ type: 'Utilization', averageUtilization });
const withContainers = (...containers: JsonObject[]): Manifest => deployment({ template: podTemplate({ containers }) });
const cpuTrigger = (metadata: JsonObject = { value: '70' }): JsonObject => ({ type: 'cpu', metricType: 'Utilization', metadata });

describe('HPA001: a target that is not there', () => {
  const elsewhere = { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'wep' } };

  test('is found beside workloads of its kind, with the name that was meant', () => {
    expect(found('HPA001', [deployment(), hpa(elsewhere)])).toEqual([
      "'spec.scaleTargetRef' should name a workload of this bundle, which has no Deployment shop/wep",
    ]);
    expect(fixes('HPA001', [deployment(), hpa(elsewhere)])).toEqual(['there is Deployment shop/web']);
  });

  test('is found under its name as another kind', () => {
    expect(fixes('HPA001', [sample('apps/v1', 'StatefulSet', { spec: {} }), hpa()])).toEqual(['there is StatefulSet shop/web']);
  });

  test('is found for a ScaledObject, whose target is a Deployment unless it says otherwise', () => {
    expect(found('HPA001', [deployment({}, { name: 'api' }), prometheusObject()])).toEqual([
      "'spec.scaleTargetRef' should name a workload of this bundle, which has no Deployment shop/web",
    ]);
  });

  test.each<[string, Manifest[]]>([
    ['nothing could be meant', [hpa(elsewhere)]],
    ['only workloads of other kinds and names are there', [sample('apps/v1', 'StatefulSet', { spec: {} }, { name: 'db' }), hpa()]],
    ['workloads of its kind are in other namespaces only', [deployment({}, { name: 'api', namespace: 'other' }), hpa()]],
    ['the target has no name', [deployment(), hpa({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment' } })]],
    ['only its group is wrong', [deployment(), hpa({ scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: 'web' } })]],
    ['it is there in another version', [deployment(), hpa({ scaleTargetRef: { apiVersion: 'apps/v1beta2', kind: 'Deployment', name: 'web' } })]],
  ])('is left alone where %s', (_, objects) => expect(found('HPA001', objects)).toEqual([]));
});

describe('HPA002: a target that cannot be scaled', () => {
  const target = (scaleTargetRef: JsonObject): readonly string[] => found('HPA002', [hpa({ scaleTargetRef: { name: 'web', ...scaleTargetRef } })]);

  test.each([
    ['DaemonSet', 'apps/v1'], ['Job', 'batch/v1'], ['CronJob', 'batch/v1'], ['Pod', 'v1'],
  ])('%s', (kind, apiVersion) => expect(target({ apiVersion, kind })).toEqual([
    `'spec.scaleTargetRef.kind' must be a kind that can be scaled, got "${kind}"`,
  ]));

  test.each(['Deployment', 'StatefulSet', 'ReplicaSet'])('%s of a group that has none', (kind) => {
    expect(target({ kind, apiVersion: 'extensions/v1beta1' })).toEqual([
      `'spec.scaleTargetRef.apiVersion' must be apps/v1 for a ${kind}, got "extensions/v1beta1"`,
    ]);
    expect(target({ kind })).toEqual([`'spec.scaleTargetRef.apiVersion' must be apps/v1 for a ${kind}, got ""`]);
    expect(target({ kind, apiVersion: 'apps/v1' })).toEqual([]);
  });

  test('kinds that nobody knows may well be scaled', () => expect(target({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' })).toEqual([]));
  test('KEDA fills in what a ScaledObject leaves out', () => expect(found('HPA002', [prometheusObject()])).toEqual([]));
});

test.each([['apps/v1beta1', 1], ['apps/v1beta2', 1], ['apps/v1', 0], ['extensions/v1beta1', 0]])(
  'HPA003: a target in %s is found %i times', (apiVersion, times) =>
    expect(found('HPA003', [hpa({ scaleTargetRef: { apiVersion, kind: 'Deployment', name: 'web' } })])).toHaveLength(times));

describe('HPA004: replicas pinned under an autoscaler', () => {
  test.each(['Deployment', 'StatefulSet', 'ReplicaSet'])('%s', (kind) => {
    const workload = sample('apps/v1', kind, { spec: { replicas: 1 } });
    const scaler = hpa({ scaleTargetRef: { apiVersion: 'apps/v1', kind, name: 'web' } });
    expect(found('HPA004', [workload, scaler])).toEqual(["'spec.replicas' should be left to HorizontalPodAutoscaler shop/web, got 1"]);
  });

  test('under a ScaledObject', () => {
    expect(found('HPA004', [deployment({ replicas: 2 }), prometheusObject()])).toEqual(["'spec.replicas' should be left to ScaledObject shop/web, got 2"]);
  });

  test('not without an autoscaler, and not where the count is null', () => {
    expect(found('HPA004', [deployment({ replicas: 2 })])).toEqual([]);
    expect(found('HPA004', [deployment({ replicas: null }), hpa()])).toEqual([]);
    expect(found('HPA004', [deployment({ replicas: 2 }), hpa({}, { namespace: 'other' })])).toEqual([]);
  });
});

describe('HPA005: two autoscalers on one target', () => {
  const second = { name: 'second' };

  test('two HPAs make one finding', () => {
    expect(found('HPA005', [hpa(), hpa({}, second)])).toEqual([
      "'spec.scaleTargetRef' must not be scaled by HorizontalPodAutoscaler shop/web as well, got \"Deployment/shop/web\"",
    ]);
  });

  test('three make two findings', () => expect(found('HPA005', [hpa(), hpa({}, second), hpa({}, { name: 'third' })])).toHaveLength(2));

  test.each<[string, Manifest[]]>([
    ['targets differ', [hpa(), hpa({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' } }, second)]],
    ['namespaces differ', [hpa(), hpa({}, { namespace: 'other' })]],
    ['KEDA takes the HPA over', [hpa(), scaledObject([cpuTrigger()], {}, { annotations: { 'scaledobject.keda.sh/transfer-hpa-ownership': 'true' } })]],
    ['the HPA is exempt', [hpa({}, { annotations: { 'validations.keda.sh/hpa-ownership': 'false' } }), prometheusObject()]],
    ['neither has a target', [hpa({ scaleTargetRef: {} }), hpa({ scaleTargetRef: {} }, second)]],
  ])('is left alone where %s', (_, objects) => expect(found('HPA005', objects)).toEqual([]));

  test('the annotations say nothing between two of one kind, nor with another value', () => {
    const annotations = { 'scaledobject.keda.sh/transfer-hpa-ownership': 'true' };
    expect(found('HPA005', [hpa({}, { annotations }), hpa({}, second)])).toHaveLength(1);
    expect(found('HPA005', [hpa(), scaledObject([cpuTrigger()], {}, { annotations: { 'scaledobject.keda.sh/transfer-hpa-ownership': 'yes' } })])).toHaveLength(1);
  });
});

describe('HPA006: utilization without requests', () => {
  const bare = (name: string, fields: JsonObject = {}): JsonObject => container({ name, resources: {}, ...fields });

  test('names every container without a request', () => {
    expect(found('HPA006', [withContainers(container(), bare('sidecar'), bare('proxy')), hpa()])).toEqual([
      "'spec.metrics[0].resource' needs a request of cpu in every container, but \"sidecar\", \"proxy\" have none",
    ]);
  });

  test('counts init containers that go on running', () => {
    const template = podTemplate({ initContainers: [bare('mesh', { restartPolicy: 'Always' }), bare('migrate')] });
    expect(found('HPA006', [deployment({ template }), hpa()])).toEqual([
      "'spec.metrics[0].resource' needs a request of cpu in every container, but \"mesh\" has none",
    ]);
  });

  test('looks at the resource that is read', () => {
    const objects = [withContainers(container({ resources: { requests: { cpu: '1' } } })), hpa({ metrics: [resource('memory', utilization(80))] })];
    expect(found('HPA006', objects)).toEqual(["'spec.metrics[0].resource' needs a request of memory in every container, but \"web\" has none"]);
  });

  test('asks for requests under a cpu trigger of KEDA, whatever its type', () => {
    const trigger = { type: 'cpu', metricType: 'AverageValue', metadata: { value: '500m' } };
    expect(found('HPA006', [withContainers(bare('web')), scaledObject([trigger])])).toEqual([
      "'spec.triggers[0]' needs a request of cpu in every container, but \"web\" has none",
    ]);
  });

  test('a metric of one container looks only at that', () => {
    const metric = { type: 'ContainerResource', containerResource: { name: 'cpu', container: 'web', target: utilization(70) } };
    expect(found('HPA006', [withContainers(container(), bare('sidecar')), hpa({ metrics: [metric] })])).toEqual([]);
    expect(found('HPA006', [withContainers(container(), bare('sidecar')), scaledObject([cpuTrigger({ value: '70', containerName: 'web' })])])).toEqual([]);
    const other = { type: 'ContainerResource', containerResource: { name: 'cpu', container: 'sidecar', target: utilization(70) } };
    expect(found('HPA006', [withContainers(container(), bare('sidecar')), hpa({ metrics: [other] })])).toEqual([
      "'spec.metrics[0].containerResource' needs a request of cpu in every container, but \"sidecar\" has none",
    ]);
  });

  const limitRange = (limit: JsonObject, namespace = 'shop'): Manifest => sample('v1', 'LimitRange', { spec: { limits: [limit] } }, { namespace });
  test.each<[string, Manifest[]]>([
    ['the limit stands in for the request', [withContainers(bare('web', { resources: { limits: { cpu: '1' } } })), hpa()]],
    ['the pod as a whole has a request', [deployment({ template: podTemplate({ containers: [bare('web')], resources: { requests: { cpu: '1' } } }) }), hpa()]],
    ['a LimitRange gives a request', [limitRange({ type: 'Container', defaultRequest: { cpu: '1' } }), withContainers(bare('web')), hpa()]],
    ['a LimitRange gives a limit', [limitRange({ type: 'Container', default: { cpu: '1' } }), withContainers(bare('web')), hpa()]],
    ['the target is an average value', [withContainers(bare('web')), hpa({ metrics: [resource('cpu', { type: 'AverageValue', averageValue: '1' })] })]],
    ['the target is not in the bundle', [hpa()]],
  ])('is left alone where %s', (_, objects) => expect(found('HPA006', objects)).toEqual([]));

  test.each<[string, Manifest]>([
    ['of another type', limitRange({ type: 'Pod', defaultRequest: { cpu: '1' } })],
    ['of another resource', limitRange({ type: 'Container', defaultRequest: { memory: '1Gi' } })],
    ['of another namespace', limitRange({ type: 'Container', defaultRequest: { cpu: '1' } }, 'other')],
  ])('a LimitRange %s does not help', (_, range) => expect(found('HPA006', [range, withContainers(bare('web')), hpa()])).toHaveLength(1));
});

test('HPA007: the container of a trigger must be one of the pods', () => {
  const objects = (containerName: string): Manifest[] => [deployment(), scaledObject([cpuTrigger({ value: '70', containerName })])];
  expect(found('HPA007', objects('app'))).toEqual(["'spec.triggers[0].metadata.containerName' must be a container of the pods: web, got \"app\""]);
  expect(found('HPA007', objects('web'))).toEqual([]);
  expect(found('HPA007', objects('app').slice(1))).toEqual([]);
});

describe('HPA008: the target of an Object metric', () => {
  const target = (json: JsonObject): readonly string[] => found('HPA008', [hpa({
    metrics: [{ type: 'Object', object: { describedObject: { kind: 'Ingress', name: 'web' }, metric: { name: 'requests' }, target: json } }],
  })]);

  test.each<[JsonObject, string]>([
    [{ type: 'AverageValue', value: '10' }, "must go with 'averageValue', which is not set, got \"AverageValue\""],
    [{ type: 'Utilization', averageUtilization: 10 }, 'must be Value or AverageValue, got "Utilization"'],
    [{ value: '10' }, 'must be Value or AverageValue, got ""'],
  ])('%j', (json, rule) => expect(target(json)).toEqual([`'spec.metrics[0].object.target.type' ${rule}`]));

  test.each<JsonObject>([{ type: 'Value', value: '10' }, { type: 'AverageValue', averageValue: '10' }, { type: 'Value', value: '1', averageValue: '1' }])(
    '%j fits', (json) => expect(target(json)).toEqual([]));
});

describe('HPA009: the type of other targets', () => {
  const external = (target: JsonObject): readonly string[] => found('HPA009', [slsHpa(SLS_LABELS, {}, target)]);

  test('is compared with what is set', () => {
    expect(external({ type: 'AverageValue', value: '10' })).toEqual(["'spec.metrics[0].external.target.type' should be Value, since 'value' is set, got \"AverageValue\""]);
    expect(found('HPA009', [hpa({ metrics: [resource('cpu', { type: 'Value', averageUtilization: 70 })] })])).toEqual([
      "'spec.metrics[0].resource.target.type' should be Utilization, since 'averageUtilization' is set, got \"Value\"",
    ]);
  });

  test.each<JsonObject>([{ type: 'Value', value: '10' }, { type: 'Value' }, { type: 'Value', value: '1', averageValue: '1' }])(
    '%j fits, or is left to the API server', (target) => expect(external(target)).toEqual([]));
});

describe('HPA010: leaving 0', () => {
  const pods = { type: 'Pods', value: 1, periodSeconds: 15 };
  const percent = { type: 'Percent', value: 100, periodSeconds: 15 };
  const scaleUp = (json: JsonObject, minReplicas = 0): readonly string[] => {
    const { spec, ...rest } = slsHpa(SLS_LABELS);
    return found('HPA010', [{ ...rest, spec: { ...spec as JsonObject, minReplicas, behavior: { scaleUp: json } } }]);
  };

  test('takes a policy that counts pods', () => {
    const stuck = ["'spec.behavior.scaleUp.policies' must allow the first pod with 'minReplicas' 0: a percentage of 0 is 0"];
    expect(scaleUp({ policies: [percent] })).toEqual(stuck);
    expect(scaleUp({ policies: [percent, percent] })).toEqual(stuck);
    expect(scaleUp({ policies: [pods, percent], selectPolicy: 'Min' })).toEqual(stuck);
    expect(scaleUp({ selectPolicy: 'Disabled' })).toEqual(["'spec.behavior.scaleUp.selectPolicy' must not be Disabled with 'minReplicas' 0"]);
  });

  test.each<JsonObject>([{ policies: [pods, percent] }, { policies: [pods], selectPolicy: 'Min' }, { stabilizationWindowSeconds: 0 }, {}, { policies: [] }])(
    '%j leaves it', (json) => expect(scaleUp(json)).toEqual([]));

  test('does not matter with a minimum', () => expect(scaleUp({ policies: [percent] }, 1)).toEqual([]));
});

describe('HPA011: a target beyond the limit', () => {
  const objects = (request: string, limit: string, spec: JsonObject): Manifest[] =>
    [withContainers(container({ resources: { requests: { cpu: request }, limits: { cpu: limit } } })), hpa(spec)];
  const at = (percent: number, extra: JsonObject = {}): JsonObject => ({ metrics: [resource('cpu', utilization(percent))], ...extra });

  test.each([[110, 100, 1], [111, 100, 0], [100, 91, 1], [100, 90, 0]])('a limit of %i %% at a target of %i %% is found %i times', (limit, target, times) =>
    expect(found('HPA011', objects('100m', `${limit}m`, at(target)))).toHaveLength(times));

  test('goes by the tolerance of the HPA', () => {
    expect(found('HPA011', objects('100m', '105m', at(100, { behavior: { scaleUp: { tolerance: '0' } } })))).toEqual([]);
    expect(found('HPA011', objects('100m', '105m', at(100, { behavior: { scaleUp: { tolerance: '50m' } } })))).toEqual([
      "'spec.metrics[0].resource' can never ask for more pods: at its limits a pod uses 105 % of its requests of cpu, and the target is 100 % with a tolerance of 5 %",
    ]);
  });

  test('adds up the containers, and needs a limit on each', () => {
    const limited = container({ resources: { requests: { cpu: '100m' }, limits: { cpu: '100m' } } });
    const roomy = container({ name: 'proxy', resources: { requests: { cpu: '100m' }, limits: { cpu: '1' } } });
    const open = container({ name: 'proxy', resources: { requests: { cpu: '100m' } } });
    expect(found('HPA011', [withContainers(limited, roomy), hpa(at(95))])).toEqual([]);
    expect(found('HPA011', [withContainers(limited, open), hpa(at(95))])).toEqual([]);
    expect(found('HPA011', [withContainers(limited, limited), hpa(at(95))])).toHaveLength(1);
    expect(found('HPA011', [withContainers(limited, roomy), scaledObject([cpuTrigger({ value: '95', containerName: 'web' })])])).toHaveLength(1);
  });

  test('has nothing to compare with an average value', () => {
    const trigger = { type: 'cpu', metricType: 'AverageValue', metadata: { value: '95' } };
    expect(found('HPA011', [objects('100m', '100m', {})[0] as Manifest, scaledObject([trigger])])).toEqual([]);
  });
});

test.each([['1.34', 2], ['1.32', 2], ['1.35', 0], ['1.36', 0]])('HPA012: in Kubernetes %s both tolerances are found %i times', (kubernetes, times) => {
  const behavior = { scaleUp: { tolerance: '0' }, scaleDown: { tolerance: '50m' } };
  expect(found('HPA012', [hpa({ behavior })], { kubernetes })).toHaveLength(times);
  expect(found('HPA012', [prometheusObject({}, { advanced: { horizontalPodAutoscalerConfig: { behavior } } })], { kubernetes })).toHaveLength(times);
});

test('HPA012: the path is that of the behavior within a ScaledObject', () => {
  const behavior = { scaleDown: { tolerance: '50m' } };
  expect(found('HPA012', [prometheusObject({}, { advanced: { horizontalPodAutoscalerConfig: { behavior } } })], { kubernetes: '1.30' })).toEqual([
    "'spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.tolerance' is dropped by Kubernetes 1.30, got \"50m\"",
  ]);
});

test('HPA013: one direction may be disabled', () => {
  expect(found('HPA013', [hpa({ behavior: { scaleUp: { selectPolicy: 'Disabled' } } })])).toEqual([]);
  expect(found('HPA013', [hpa({ behavior: { scaleUp: { selectPolicy: 'Disabled' }, scaleDown: { selectPolicy: 'Max' } } })])).toEqual([]);
});

describe('HPA014: a fixed count', () => {
  test.each<[string, Manifest, readonly string[]]>([
    ['an HPA starts from 1', hpa({ minReplicas: undefined, maxReplicas: 1 }), ["'spec.maxReplicas' equals 'minReplicas', so the count is fixed, got 1"]],
    ['a ScaledObject starts from 0', prometheusObject({}, { minReplicaCount: undefined, maxReplicaCount: 1 }), []],
    ['a ScaledObject with equal bounds', prometheusObject({}, { maxReplicaCount: 2 }), ["'spec.maxReplicaCount' equals 'minReplicaCount', so the count is fixed, got 2"]],
    ['without a maximum', prometheusObject({}, { maxReplicaCount: undefined }), []],
  ])('%s', (_, object, messages) => expect(found('HPA014', [object])).toEqual(messages));
});

describe('HPA015: a metric given twice', () => {
  const external = (route: string, averageValue: string): JsonObject => ({
    type: 'External',
    external: { metric: { name: 'sls_ingress_qps', selector: { matchLabels: { 'sls.ingress.route': route } } }, target: { type: 'AverageValue', averageValue } },
  });

  test('goes by source, name and selector, not by the target', () => {
    expect(found('HPA015', [hpa({ metrics: [external('a', '1'), external('b', '1'), external('a', '2')] })])).toEqual([
      "'spec.metrics[2].external' should not read the same as 'spec.metrics[0].external'",
    ]);
  });

  test.each<[string, JsonObject[]]>([
    ['other resources', [resource('cpu', utilization(70)), resource('memory', utilization(70))]],
    ['other containers', ['web', 'proxy'].map((name) => ({ type: 'ContainerResource', containerResource: { name: 'cpu', container: name, target: utilization(70) } }))],
    ['other objects', ['a', 'b'].map((name) => ({ type: 'Object', object: { describedObject: { kind: 'Ingress', name }, metric: { name: 'requests' } } }))],
  ])('%s are others', (_, metrics) => expect(found('HPA015', [hpa({ metrics })])).toEqual([]));
});

test.each([['1Mi', 0], ['1048575', 1], ['1048576', 0], ['500Mi', 0]])('HPA016: a memory target of %s is found %i times', (averageValue, times) => {
  expect(found('HPA016', [hpa({ metrics: [resource('memory', { type: 'AverageValue', averageValue })] })])).toHaveLength(times);
  const container_ = { type: 'ContainerResource', containerResource: { name: 'memory', container: 'web', target: { type: 'AverageValue', averageValue } } };
  expect(found('HPA016', [hpa({ metrics: [container_] })])).toHaveLength(times);
});

test('HPA016: only memory is counted in bytes', () => {
  expect(found('HPA016', [hpa({ metrics: [resource('cpu', { type: 'AverageValue', averageValue: '2' })] })])).toEqual([]);
});
