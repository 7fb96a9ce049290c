import { found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import type { Profile } from '../../../src/validation/profile';
import { disruptionBudget } from '../../../src/validation/rules/availability/samples';
import { deployment, podTemplate, sample, service } from '../../../src/validation/rules/samples';
import { podMonitor, serviceMonitor } from '../../../src/validation/rules/wiring/samples';

const prometheus = (spec: JsonObject, name = 'k8s'): Manifest => sample('monitoring.coreos.com/v1', 'Prometheus', { spec }, { name });

describe('WIRING011: monitors that no Prometheus picks', () => {
  const stack = (prometheusSpec: JsonObject = {}, spec: JsonObject = {}): Manifest => sample('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {
    spec: { chart: { spec: { chart: 'kube-prometheus-stack' } }, values: { prometheus: { prometheusSpec } }, ...spec },
  }, { name: 'kps', namespace: 'monitoring' });
  const labelled = (release: string): Manifest => serviceMonitor({}, { labels: { release } });
  test.each<[string, Manifest[], number]>([
    ['by the label of the release', [stack(), labelled('kps')], 0],
    ['without the label', [stack(), serviceMonitor()], 1],
    ['by the name that Flux gives the release', [stack({}, { targetNamespace: 'monitoring' }), labelled('monitoring-kps')], 0],
    ['by another name', [stack({}, { releaseName: 'other' }), labelled('kps')], 1],
    ['all', [stack({ serviceMonitorSelectorNilUsesHelmValues: false }), serviceMonitor()], 0],
    ['by a selector of the values', [stack({ serviceMonitorSelector: { matchLabels: { team: 'a' } } }), serviceMonitor({}, { labels: { team: 'a' } })], 0],
    ['by a Prometheus that takes all', [prometheus({ serviceMonitorSelector: {} }), serviceMonitor()], 0],
    ['by a Prometheus without a selector', [prometheus({}), serviceMonitor()], 1],
    ['by the second Prometheus', [prometheus({}), prometheus({ serviceMonitorSelector: {} }, 'b'), serviceMonitor()], 0],
    ['of pods by a selector of its own', [prometheus({ serviceMonitorSelector: {} }), podMonitor()], 1],
    ['of pods', [prometheus({ podMonitorSelector: {} }), podMonitor()], 0],
    ['by Argo CD under the name of the Application', [sample('argoproj.io/v1alpha1', 'Application', { spec: { source: { chart: 'kube-prometheus-stack' } } }, { name: 'kps' }), labelled('kps')], 0],
    ['without any Prometheus', [serviceMonitor()], 0],
  ])('%s', (_, objects, count) => expect(found('WIRING011', objects)).toHaveLength(count));
  test('says what is picked', () => expect(found('WIRING011', [prometheus({}), stack(), serviceMonitor()])).toEqual([
    "'metadata.labels' should match a Prometheus of this bundle: Prometheus shop/k8s picks nothing; HelmRelease monitoring/kps picks release=kps",
  ]));
});

describe('WIRING012 and WIRING013: monitors of nothing', () => {
  const wrong = { selector: { matchLabels: { app: 'wep' } } };
  test.each<[string, Manifest[], number]>([
    ['beside Services', [service(), serviceMonitor(wrong)], 1],
    ['in a namespace without any', [service({}, { namespace: 'other' }), serviceMonitor(wrong)], 0],
    ['in all namespaces', [service(), serviceMonitor({ ...wrong, namespaceSelector: { any: true } })], 0],
    ['that would find it elsewhere, which is another rule', [service(), service({}, { namespace: 'other', labels: { app: 'wep' } }), serviceMonitor(wrong)], 0],
    ['by labels of the pods, which is another rule', [service({ selector: { app: 'wep' } }), serviceMonitor(wrong)], 0],
    ['beside a chart that may make it', [service(), sample('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {}), serviceMonitor(wrong)], 0],
  ])('of Services %s', (_, objects, count) => expect(found('WIRING012', objects)).toHaveLength(count));
  test.each<[string, Manifest[], number]>([
    ['beside workloads', [deployment(), podMonitor(wrong)], 1],
    ['in a namespace without any', [deployment({}, { namespace: 'other' }), podMonitor(wrong)], 0],
    ['in all namespaces', [deployment(), podMonitor({ ...wrong, namespaceSelector: { any: true } })], 0],
    ['beside an operator', [deployment(), prometheus({}), podMonitor(wrong)], 0],
    ['that finds them', [deployment(), podMonitor()], 0],
  ])('of pods %s', (_, objects, count) => expect(found('WIRING013', objects)).toHaveLength(count));
});

describe('pods that something else makes', () => {
  const others: readonly [string, Manifest, number][] = [
    ['a server of prometheus-operator', prometheus({}), 0],
    ['a resource of an operator', sample('rabbitmq.com/v1beta1', 'RabbitmqCluster', {}), 0],
    ['a monitor', serviceMonitor(), 1],
    ['a ScaledObject', sample('keda.sh/v1alpha1', 'ScaledObject', {}, { name: 'other' }), 1],
    ['a route', sample('networking.istio.io/v1', 'VirtualService', {}), 1],
    ['an operator elsewhere', sample('rabbitmq.com/v1beta1', 'RabbitmqCluster', {}, { namespace: 'other' }), 1],
  ];
  test.each(others)('%s', (_, other, count) => {
    expect(found('WIRING007', [deployment(), other, service({ selector: { app: 'wep' } })])).toHaveLength(count);
    expect(found('AVAIL006', [deployment(), other, disruptionBudget({ selector: { matchLabels: { app: 'wep' } } })])).toHaveLength(count);
  });
});

test.each<[string, JsonObject, JsonObject, number]>([
  ['pods', { 'prometheus.io/scrape': 'true' }, {}, 1], ['a Service', {}, { 'prometheus.io/scrape': 'true' }, 1], ['nothing', {}, {}, 0], ['not', { 'prometheus.io/scrape': 'false' }, {}, 0],
])('WIRING014: annotated are %s', (_, ofPods, ofService, count) => {
  const objects = [deployment({ template: podTemplate({}, { annotations: ofPods }) }), service({}, { labels: { app: 'web' }, annotations: ofService })];
  expect(found('WIRING014', [...objects, serviceMonitor()])).toHaveLength(count);
  expect(found('WIRING014', [...objects, serviceMonitor({ selector: { matchLabels: { app: 'api' } } })])).toEqual([]);
});

describe('WIRING015: the gateway of a class', () => {
  const alb = sample('alibabacloud.com/v1', 'AlbConfig', {}, { name: 'alb', namespace: undefined });
  const ingressClass = (parameters: JsonObject): Manifest => sample('networking.k8s.io/v1', 'IngressClass', { spec: { parameters } }, { namespace: undefined });
  const of = { apiGroup: 'alibabacloud.com', kind: 'AlbConfig' };
  test.each<[string, Manifest[], number]>([
    ['another name', [alb, ingressClass({ ...of, name: 'x' })], 1], ['its name', [alb, ingressClass({ ...of, name: 'alb' })], 0], ['no gateway at all', [ingressClass({ ...of, name: 'x' })], 0],
    ['another group', [alb, ingressClass({ ...of, apiGroup: 'x', name: 'x' })], 0], ['another kind', [alb, ingressClass({ ...of, kind: 'X', name: 'x' })], 0],
  ])('%s', (_, objects, count) => expect(found('WIRING015', objects)).toHaveLength(count));
});

test.each([
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', '1.26', 1], ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', '1.25', 0], ['autoscaling/v2beta1', 'HorizontalPodAutoscaler', '1.25', 1],
  ['policy/v1beta1', 'PodDisruptionBudget', '1.25', 1], ['extensions/v1beta1', 'Ingress', '1.22', 1], ['extensions/v1beta1', 'Ingress', '1.21', 0], ['autoscaling/v2', 'HorizontalPodAutoscaler', '1.36', 0],
])('OBJECT003: %s %s in Kubernetes %s', (apiVersion, kind, kubernetes, count) => expect(found('OBJECT003', [sample(apiVersion, kind, {})], { kubernetes })).toHaveLength(count));

test.each([['YQ==', 0], ['YWI=', 0], ['YWJj', 0], ['', 0], ['YW\nJj', 0], ['a', 1], ['YWJ', 1], ['plain text', 1], ['{{ .Values.a }}', 0], ['ENC[AES256_GCM,data:kZ0x]', 0], ['xENC[', 1]])('OBJECT004: %j', (value, count) =>
  expect(found('OBJECT004', [sample('v1', 'Secret', { data: { a: value } })])).toHaveLength(count));

test.each<[string, string, Partial<Profile>, readonly string[]]>([
  ['keda.k8s.io/v1alpha1', 'ScaledObject', {}, ["'apiVersion' must be keda.sh/v1alpha1 since KEDA 2.0, got \"keda.k8s.io/v1alpha1\""]],
  ['keda.k8s.io/v1alpha1', 'TriggerAuthentication', { keda: '1.5' }, []],
  ['serving.knative.dev/v1beta1', 'Service', {}, ["'apiVersion' must be serving.knative.dev/v1 since Knative 1.0, got \"serving.knative.dev/v1beta1\""]],
  ['serving.knative.dev/v1alpha1', 'Route', { knative: '0.14' }, []],
  ['rbac.authorization.k8s.io/v1beta1', 'RoleBinding', { kubernetes: '1.22' },
    ["'apiVersion' must be rbac.authorization.k8s.io/v1 since Kubernetes 1.22, got \"rbac.authorization.k8s.io/v1beta1\""]],
])('OBJECT003: %s %s with %j', (apiVersion, kind, profile, messages) => expect(found('OBJECT003', [sample(apiVersion, kind, {})], profile)).toEqual(messages));
