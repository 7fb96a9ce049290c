import { Bundle, bundleOf } from '../../src/kubernetes/bundle';
import { expandLists } from '../../src/kubernetes/expand-lists';
import { parseLabelSelector } from '../../src/kubernetes/label-selector';
import type { Manifest } from '../../src/kubernetes/manifest';
import { isClusterScoped, namespaceOf, parseGroupKind, refOf } from '../../src/kubernetes/object-ref';

const object = (apiVersion: string, kind: string, name: string, rest: object = {}, namespace?: string): Manifest =>
  ({ apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) }, ...rest });

const template = (labels: Record<string, string>): object => ({ metadata: { labels }, spec: { containers: [{ name: 'main' }] } });
const deployment = (name: string, labels: Record<string, string>, namespace?: string): Manifest =>
  object('apps/v1', 'Deployment', name, { spec: { template: template(labels) } }, namespace);
const service = (name: string, selector: object | undefined, namespace?: string): Manifest =>
  object('v1', 'Service', name, { spec: { selector } }, namespace);
const budget = (name: string, selector: unknown, namespace?: string): Manifest =>
  object('policy/v1', 'PodDisruptionBudget', name, { spec: { selector } }, namespace);
const names = (manifests: readonly Manifest[]): string[] => manifests.map(({ metadata }) => metadata.name);

describe('objects are found by kind', () => {
  const bundle = bundleOf([
    deployment('a', {}),
    object('apps/v1beta2', 'Deployment', 'old'),
    service('b', undefined, 'shop'),
    object('serving.knative.dev/v1', 'Service', 'c'),
    object('keda.sh/v1alpha1', 'ScaledObject', 'd', {}, 'shop'),
    object('example.com/v1', 'Deployment', 'foreign'),
    object('v1', 'Namespace', 'shop'),
  ]);

  test.each([
    ['Deployment', undefined, ['a', 'old']],
    ['Deployment.apps', undefined, ['a', 'old']],
    ['Deployment.example.com', undefined, ['foreign']],
    ['Service', undefined, ['b']],
    ['Service', 'default', []],
    ['Service', 'shop', ['b']],
    ['Service.serving.knative.dev', undefined, ['c']],
    ['Service.serving.knative.dev', 'default', ['c']],
    ['ScaledObject', undefined, ['d']],
    ['ScaledObject', 'default', []],
    ['ScaledObject.keda.sh', 'shop', ['d']],
    ['ConfigMap', undefined, []],
  ])('%s in %s', (kind, namespace, found) => expect(names(bundle.ofKind(kind, namespace))).toEqual(found));

  test('Kubernetes has a group for its own kinds, and no other kind has one without being told', () => {
    expect(parseGroupKind('HorizontalPodAutoscaler')).toEqual({ group: 'autoscaling', kind: 'HorizontalPodAutoscaler' });
    expect(parseGroupKind('Pod')).toEqual({ group: '', kind: 'Pod' });
    expect(parseGroupKind('ScaledObject')).toEqual({ group: undefined, kind: 'ScaledObject' });
    expect(parseGroupKind('Rollout.argoproj.io')).toEqual({ group: 'argoproj.io', kind: 'Rollout' });
  });
});

describe('objects are found by name', () => {
  const first = deployment('web', {});
  const again = deployment('web', {}, 'default');
  const bundle = bundleOf([first, again, deployment('web', {}, 'shop'), object('v1', 'Namespace', 'shop', {}, 'ignored')]);
  const web = { group: 'apps', kind: 'Deployment', namespace: 'default', name: 'web' };

  test('an object without namespace is in default', () => {
    expect(refOf(first)).toEqual(web);
    expect(bundle.find(web)).toBe(first);
    expect(bundle.findAll(web)).toEqual([first, again]);
    expect(bundle.find({ ...web, namespace: 'shop' })?.metadata.namespace).toBe('shop');
  });

  test('an object without namespaces has none', () => {
    expect(isClusterScoped('Namespace')).toBe(true);
    expect(names(bundle.findAll({ group: '', kind: 'Namespace', namespace: '', name: 'shop' }))).toEqual(['shop']);
  });

  test('other groups, kinds and names are not found', () => {
    expect(bundle.find({ ...web, group: 'example.com' })).toBeUndefined();
    expect(bundle.find({ ...web, kind: 'StatefulSet' })).toBeUndefined();
    expect(bundle.find({ ...web, name: 'api' })).toBeUndefined();
  });

  test('parts that are missing are empty', () => {
    expect(refOf({ kind: 'Pod' })).toEqual({ group: '', kind: 'Pod', namespace: 'default', name: '' });
    expect(refOf(null)).toEqual({ group: '', kind: '', namespace: 'default', name: '' });
    expect(namespaceOf({ metadata: { namespace: '' } })).toBe('default');
  });
});

test('the origin of a manifest is kept as it is', () => {
  const origin = { file: 'a.yaml', line: 3 };
  const manifest = deployment('a', {});
  const bundle = new Bundle([{ manifest, origin }, { manifest: deployment('b', {}) }]);
  expect(bundle.originOf(manifest)).toBe(origin);
  expect(bundle.manifests.map((each) => bundle.originOf(each))).toEqual([origin, undefined]);
  expect(bundle.originOf(deployment('a', {}))).toBeUndefined();
});

describe('workloads', () => {
  const labels = { app: 'x' };
  test.each([
    ['apps/v1', 'Deployment', { template: template(labels) }],
    ['apps/v1', 'StatefulSet', { template: template(labels) }],
    ['apps/v1', 'ReplicaSet', { template: template(labels) }],
    ['apps/v1', 'DaemonSet', { template: template(labels) }],
    ['v1', 'ReplicationController', { template: template(labels) }],
    ['argoproj.io/v1alpha1', 'Rollout', { template: template(labels) }],
    ['batch/v1', 'Job', { template: template(labels) }],
    ['batch/v1', 'CronJob', { jobTemplate: { spec: { template: template(labels) } } }],
    ['keda.sh/v1alpha1', 'ScaledJob', { jobTargetRef: { template: template(labels) } }],
  ])('%s %s makes pods', (apiVersion, kind, spec) => {
    const workload = object(apiVersion, kind, 'x', { spec });
    const bundle = bundleOf([workload]);
    expect(bundle.workloads).toEqual([workload]);
    expect(bundle.podTemplate(workload)).toEqual(template(labels));
  });

  test.each([
    ['v1', 'Pod', {}],
    ['serving.knative.dev/v1', 'Service', { template: template(labels) }],
    ['example.com/v1', 'Deployment', { template: template(labels) }],
  ])('%s %s is no workload', (apiVersion, kind, spec) => {
    const other = object(apiVersion, kind, 'x', { spec });
    expect(bundleOf([other]).workloads).toEqual([]);
    expect(bundleOf([other]).podTemplate(other)).toBeUndefined();
  });

  test('a Rollout may take the template of the workload that it refers to', () => {
    const rollout = (name: string): Manifest =>
      object('argoproj.io/v1alpha1', 'Rollout', 'x', { spec: { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } } }, 'shop');
    const bundle = bundleOf([deployment('web', labels, 'shop'), deployment('other', labels)]);
    expect(bundle.podTemplate(rollout('web'))).toEqual(template(labels));
    expect(bundle.podTemplate(rollout('other'))).toBeUndefined();
  });
});

describe('what selects the pods of a workload', () => {
  const web = deployment('web', { app: 'web', tier: 'front' });
  const bundle = bundleOf([
    web,
    deployment('api', { app: 'api' }),
    deployment('web', { app: 'web' }, 'shop'),
    service('all-of-it', { app: 'web', tier: 'front' }),
    service('part', { tier: 'front' }),
    service('other-value', { app: 'api' }),
    service('one-too-many', { app: 'web', tier: 'front', zone: 'a' }),
    service('elsewhere', { app: 'web' }, 'shop'),
    service('empty', {}),
    service('none', undefined),
    budget('by-label', { matchLabels: { app: 'web' } }),
    budget('by-expression', { matchExpressions: [{ key: 'tier', operator: 'Exists' }] }),
    budget('everything', {}),
    budget('nothing', undefined),
    budget('not-this', { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }),
    budget('elsewhere', {}, 'shop'),
  ]);

  test('Services of the namespace whose selector is not empty', () => {
    expect(names(bundle.servicesOf(web))).toEqual(['all-of-it', 'part']);
  });

  test('PodDisruptionBudgets of the namespace, the empty selector included', () => {
    expect(names(bundle.podDisruptionBudgetsOf(web)).sort()).toEqual(['by-expression', 'by-label', 'everything']);
  });

  test('and the other way round', () => {
    expect(bundle.ofKind('Service').map((each) => names(bundle.workloadsOf(each)))).toEqual([['web'], ['web'], ['api'], [], ['web'], [], []]);
    expect(bundle.ofKind('PodDisruptionBudget').map((each) => names(bundle.coveredBy(each)))).toEqual([['web'], ['web'], ['web', 'api'], [], [], ['web']]);
    expect(names(bundle.selectedWorkloads('default', parseLabelSelector({})))).toEqual(['web', 'api']);
    expect(names(bundle.selectedWorkloads('default', parseLabelSelector({ matchExpressions: [{ key: 'tier', operator: 'Exists' }] })))).toEqual(['web']);
    expect(bundle.selectedWorkloads('default', undefined)).toEqual([]);
    expect(bundle.selectedWorkloads('nowhere', parseLabelSelector({}))).toEqual([]);
  });
});

describe('scalers', () => {
  const hpa = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } } });
  const scaledObject = (name: string, target: object, namespace?: string): Manifest =>
    object('keda.sh/v1alpha1', 'ScaledObject', name, { spec: { scaleTargetRef: target } }, namespace);
  const knative = object('serving.knative.dev/v1', 'Service', 'k');
  const web = deployment('web', { app: 'web' });
  const bundle = bundleOf([
    web,
    hpa,
    scaledObject('plain', { name: 'web' }),
    scaledObject('full', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' }),
    scaledObject('set', { kind: 'StatefulSet', name: 'db' }, 'shop'),
    knative,
    object('keda.sh/v1alpha1', 'ScaledJob', 'no-scaler'),
  ]);

  test('have their target with the defaults of KEDA filled in', () => {
    expect(bundle.scalers.map(({ type, target }) => ({ type, target }))).toEqual([
      { type: 'hpa', target: { group: 'apps', kind: 'Deployment', namespace: 'default', name: 'web' } },
      { type: 'keda', target: { group: 'apps', kind: 'Deployment', namespace: 'default', name: 'web' } },
      { type: 'keda', target: { group: 'argoproj.io', kind: 'Rollout', namespace: 'default', name: 'web' } },
      { type: 'keda', target: { group: 'apps', kind: 'StatefulSet', namespace: 'shop', name: 'db' } },
      { type: 'knative', target: { group: 'serving.knative.dev', kind: 'Service', namespace: 'default', name: 'k' } },
    ]);
  });

  test('are found by target, and the target by scaler', () => {
    expect(names(bundle.scalersOf(refOf(web)).map(({ manifest }) => manifest))).toEqual(['h', 'plain']);
    expect(bundle.scalersOf(refOf(deployment('web', {}, 'shop')))).toEqual([]);
    expect(bundle.scalers.map((scaler) => bundle.targetOf(scaler))).toEqual([web, web, undefined, undefined, knative]);
  });
});

describe('lists are expanded', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } };
  test.each<[string, Parameters<typeof expandLists>[0], unknown]>([
    ['an object is itself', pod, [pod]],
    ['a List gives its items', { apiVersion: 'v1', kind: 'List', items: [pod, pod] }, [pod, pod]],
    ['a List within a List, too', { kind: 'List', items: [{ kind: 'List', items: [pod] }] }, [pod]],
    ['a typed list fills in the kind', { apiVersion: 'apps/v1', kind: 'DeploymentList', items: [{ metadata: { name: 'd' } }] },
      [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd' } }]],
    ['a kind that only ends like a list stays', { kind: 'AllowList', spec: {} }, [{ kind: 'AllowList', spec: {} }]],
    ['an empty document gives nothing', null, []],
    ['a text gives nothing', 'x', []],
    ['items that are no objects give nothing', { kind: 'List', items: [null, 1, pod] }, [pod]],
  ])('%s', (_, document, expanded) => expect(expandLists(document)).toEqual(expanded));
});

test('each of a thousand services finds its own three objects', () => {
  const manifests = Array.from({ length: 1000 }, (_, index) => {
    const labels = { 'app.kubernetes.io/name': 'shared', 'app.kubernetes.io/instance': `svc-${index}` };
    const name = `svc-${index}`;
    return [
      deployment(name, labels),
      service(name, { 'app.kubernetes.io/instance': name }),
      object('keda.sh/v1alpha1', 'ScaledObject', name, { spec: { scaleTargetRef: { name } } }),
      budget(name, { matchLabels: { 'app.kubernetes.io/instance': name } }),
    ];
  }).flat();
  const bundle = bundleOf(manifests);
  const found = bundle.workloads.map((workload) => [
    bundle.servicesOf(workload), bundle.podDisruptionBudgetsOf(workload), bundle.scalersOf(refOf(workload)), bundle.findAll(refOf(workload)),
  ].map((each) => each.length));
  expect(found.every((counts) => counts.every((count) => count === 1))).toBe(true);
});
