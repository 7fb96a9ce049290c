import { fixes, found } from './found';
import { Bundle } from '../../../src/kubernetes/bundle';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { allRules } from '../../../src/validation/rules';
import { adapterRelease } from '../../../src/validation/rules/prometheus/samples';
import { container, deployment, hpa, podTemplate, prometheusObject, sample, scaledObject, service, SLS_LABELS, slsHpa } from '../../../src/validation/rules/samples';
import { podMonitor, serviceMonitor } from '../../../src/validation/rules/wiring/samples';
import { validate } from '../../../src/validation/validate';

describe('CLUSTER001: the server of external.metrics.k8s.io', () => {
  const release = (chart: string, values: JsonObject = {}, name = chart): Manifest =>
    sample('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { chart: { spec: { chart } }, values } }, { name, namespace: 'flux-system' });
  const application = (chart: string): Manifest =>
    sample('argoproj.io/v1alpha1', 'Application', { spec: { source: { chart, helm: { valuesObject: {} } } } }, { name: chart, namespace: 'argocd' });
  const apiService = (name: string): Manifest =>
    sample('apiregistration.k8s.io/v1', 'APIService', { spec: { service: { name } } }, { name: 'v1beta1.external.metrics.k8s.io', namespace: undefined });
  const ADAPTER = 'ack-alibaba-cloud-metrics-adapter';

  test.each<[string, Manifest[], readonly string[]]>([
    ['KEDA twice', [release('keda'), release('keda', {}, 'keda-2')],
      ['brings KEDA as the server of external.metrics.k8s.io, but the bundle has another one: KEDA (HelmRelease flux-system/keda)']],
    ['KEDA and the adapter', [release('keda'), release(ADAPTER)],
      [`brings ${ADAPTER} as the server of external.metrics.k8s.io, but the bundle has another one: KEDA (HelmRelease flux-system/keda)`]],
    ['KEDA by Argo CD, and its use', [application('keda'), prometheusObject()], []],
    ['a ScaledObject and a metric of the Log Service', [prometheusObject(), slsHpa(SLS_LABELS)],
      [`needs ${ADAPTER} as the server of external.metrics.k8s.io, but the bundle has another one: KEDA (needed by ScaledObject shop/web)`]],
    ['the adapter and a ScaledObject', [release(ADAPTER), prometheusObject()],
      [`needs KEDA as the server of external.metrics.k8s.io, but the bundle has another one: ${ADAPTER} (HelmRelease flux-system/${ADAPTER})`]],
    ['KEDA without its metrics server', [release('keda', { metricsServer: { enabled: false } }), slsHpa(SLS_LABELS)], []],
    ['an adapter that serves custom metrics only', [release('keda'), adapterRelease('a')], []],
    ['an adapter with external rules', [release('keda'), release('prometheus-adapter', { rules: { external: [{}] } })],
      ['brings prometheus-adapter as the server of external.metrics.k8s.io, but the bundle has another one: KEDA (HelmRelease flux-system/keda)']],
    ['Datadog', [release('datadog', { clusterAgent: { metricsProvider: { enabled: true } } }), release('keda')],
      ['brings KEDA as the server of external.metrics.k8s.io, but the bundle has another one: Datadog (HelmRelease flux-system/datadog)']],
    ['Datadog without its metrics', [release('datadog'), release('keda')], []],
    ['a written out APIService of KEDA', [apiService('keda-operator-metrics-apiserver'), prometheusObject()], []],
    ['a written out APIService of another', [apiService('my-adapter'), prometheusObject()],
      ['needs KEDA as the server of external.metrics.k8s.io, but the bundle has another one: Service my-adapter (APIService v1beta1.external.metrics.k8s.io)']],
    ['another chart', [release('podinfo'), prometheusObject()], []],
  ])('%s', (_, objects, messages) => {
    expect(found('CLUSTER001', objects)).toEqual(messages);
    expect(found('CLUSTER001', [...objects].reverse())).toEqual(messages);
  });

  test('the chart of an OCI repository, of a HelmChart and of an archive', () => {
    const oci = sample('source.toolkit.fluxcd.io/v1', 'OCIRepository', { spec: { url: 'oci://ghcr.io/kedacore/charts/keda' } }, { name: 'repo', namespace: 'flux-system' });
    const chart = sample('source.toolkit.fluxcd.io/v1', 'HelmChart', { spec: { chart: 'keda' } }, { name: 'chart', namespace: 'b' });
    const by = (chartRef: JsonObject): Manifest => sample('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { chartRef } }, { namespace: 'flux-system' });
    const archive = sample('helm.sh/v3', 'Release', { spec: { chart: `https://example.com/charts/${ADAPTER}-1.3.7.tgz` } });
    const argo = sample('argoproj.io/v1alpha1', 'Application', { spec: { sources: [{ repoURL: 'oci://ghcr.io/kedacore/charts/keda', path: '.' }, { repoURL: 'https://git' }] } });
    const conflicts = (...objects: Manifest[]): number => found('CLUSTER001', [...objects, slsHpa(SLS_LABELS)]).length;
    expect(conflicts(oci, by({ kind: 'OCIRepository', name: 'repo' }))).toBe(1);
    expect(conflicts(chart, by({ kind: 'HelmChart', name: 'chart', namespace: 'b' }))).toBe(1);
    expect(conflicts(by({ kind: 'HelmChart', name: 'unknown' }))).toBe(0);
    expect(conflicts(argo)).toBe(1);
    expect(found('CLUSTER001', [archive, prometheusObject()])).toHaveLength(1);
  });

  test('of many that use it the first by name is reported', () => {
    const hpas = ['b', 'a', 'c'].map((name) => { const { metadata: _, ...rest } = slsHpa(SLS_LABELS); return { ...rest, metadata: { name, namespace: 'shop' } } as Manifest; });
    const { findings } = validate(new Bundle([...hpas, release('keda')].map((manifest) => ({ manifest }))), { rules: allRules().filter(({ id }) => id === 'CLUSTER001') });
    expect(findings.map(({ object, sub }) => [object.metadata.name, sub])).toEqual([['a', ADAPTER]]);
  });
});

describe('CLUSTER002, CLUSTER004: one name', () => {
  const report = (entries: readonly { manifest: Manifest; origin?: unknown }[], rule = 'CLUSTER002'): readonly string[] =>
    validate(new Bundle(entries), { rules: allRules().filter(({ id }) => id === rule) }).findings.map(({ message }) => message);

  const first = service();
  const second = service({ ports: [{ name: 'http', port: 8080 }] });
  const file = (name: string): JsonObject => ({ document: { source: { name, text: '' } } });
  test('says which two', () => {
    expect(report([{ manifest: first, origin: 'a.yaml:1' }, { manifest: second, origin: { toString: () => 'app/Web/Service' } }])).toEqual([
      'is declared twice: a.yaml:1 and app/Web/Service',
    ]);
    const twice = { source: { name: 'web/a.yaml', text: 'a: 1\n---\nb: 1\n' }, path: '' };
    expect(report([{ manifest: first, origin: { document: { ...twice, start: 0 } } }, { manifest: second, origin: { document: { ...twice, start: 8 }, path: 'items[1]' } }]))
      .toEqual(['is declared twice: web/a.yaml:1 and web/a.yaml:3 (items[1])']);
  });
  test('of two files of a directory is something else', () => {
    const entries = [{ manifest: first, origin: file('web/a.yaml') }, { manifest: second, origin: file('web/b.yaml') }];
    expect(report(entries)).toEqual([]);
    expect(report(entries, 'CLUSTER004')).toEqual(['is declared differently by two files: web/a.yaml:1 and web/b.yaml:1']);
  });
  test('of more files is a set of examples', () =>
    expect(report(['a', 'b', 'c'].map((name, port) => ({ manifest: service({ ports: [{ name: 'http', port: port + 1 }] }), origin: file(`${name}.yaml`) })), 'CLUSTER004')).toEqual([]));
  test('of one file counts where another file has the name, too', () => {
    const entries = [{ manifest: first, origin: file('a.yaml') }, { manifest: second, origin: file('a.yaml') }, { manifest: { ...second }, origin: file('b.yaml') }];
    expect([report(entries), report(entries, 'CLUSTER004')]).toEqual([['is declared twice: a.yaml:1 and a.yaml:1'], []]);
  });
  test('counts more', () => expect(report([first, first, second].map((manifest, position) => ({ manifest: { ...manifest }, origin: 'abc'[position] }))))
    .toEqual(Array(2).fill('is declared 3 times: a and b and c')));
  test('says no place where one is unknown', () => expect(report([{ manifest: first, origin: 'a' }, { manifest: second }])).toEqual(['is declared twice']));
  test('directories are for different clusters', () => {
    expect(report([{ manifest: first, origin: file('overlays/a/web.yaml') }, { manifest: second, origin: file('overlays/b/web.yaml') }])).toEqual([]);
  });
  test('the same twice does no harm', () => {
    const { metadata, ...rest } = first;
    expect(report([{ manifest: first }, { manifest: { metadata, ...rest } }, { manifest: service() }])).toEqual([]);
  });
  test('versions of a kind are one object, groups and namespaces are not', () => {
    const at = (apiVersion: string, metadata: JsonObject = {}): { manifest: Manifest } => ({ manifest: sample(apiVersion, 'Thing', { of: apiVersion }, metadata) });
    expect(report([at('a.dev/v1'), at('a.dev/v1beta1')])).toEqual(['is declared twice']);
    expect(report([at('a.dev/v1'), at('b.dev/v1'), at('a.dev/v1', { namespace: 'b' })])).toEqual([]);
    expect(report([at('a.dev/v1', { namespace: undefined }), at('a.dev/v1', { namespace: 'default' })])).toEqual(['is declared twice']);
    expect(report([at('a.dev/v1', { name: undefined }), at('a.dev/v1', { name: undefined })])).toEqual([]);
  });
});

describe('AVAIL001: budgets', () => {
  const budget = (spec: JsonObject): Manifest => sample('policy/v1', 'PodDisruptionBudget', { spec: { selector: { matchLabels: { app: 'web' } }, ...spec } });
  test.each<[string, Manifest[], readonly string[]]>([
    ['maxUnavailable 0', [budget({ maxUnavailable: 0 })], ["'spec.maxUnavailable' should allow at least one pod, got 0"]],
    ['maxUnavailable 0%', [budget({ maxUnavailable: '0%' })], ["'spec.maxUnavailable' should allow at least one pod, got \"0%\""]],
    ['maxUnavailable 1', [deployment(), hpa(), budget({ maxUnavailable: 1 })], []],
    ['one fewer than the minimum', [deployment(), hpa(), budget({ minAvailable: 1 })], []],
    ['the default minimum of an HPA', [deployment(), hpa({ minReplicas: undefined }), budget({ minAvailable: 1 })],
      ["'spec.minAvailable' should be less than the 1 replica that HorizontalPodAutoscaler shop/web guarantees, got 1"]],
    ['a share that rounds up to all', [deployment(), hpa(), budget({ minAvailable: '51%' })],
      ["'spec.minAvailable' should be less than the 2 replicas that HorizontalPodAutoscaler shop/web guarantees, got \"51%\""]],
    ['a share that leaves one', [deployment(), hpa(), budget({ minAvailable: '50%' })], []],
    ['the minimum of a ScaledObject', [deployment(), prometheusObject({}, { minReplicaCount: 3 }), budget({ minAvailable: 3 })],
      ["'spec.minAvailable' should be less than the 3 replicas that ScaledObject shop/web guarantees, got 3"]],
    ['a minimum of 0', [deployment(), prometheusObject({}, { minReplicaCount: undefined }), budget({ minAvailable: 1 })], []],
    ['a fixed count', [deployment({ replicas: 2 }), budget({ minAvailable: 2 })], ["'spec.minAvailable' should be less than the 2 replicas that Deployment shop/web guarantees, got 2"]],
    ['an unknown count', [deployment(), budget({ minAvailable: 2 })], []],
    ['no such pods', [deployment({}, { namespace: 'b' }), hpa({}, { namespace: 'b' }), budget({ minAvailable: 2 })], []],
  ])('%s', (_, objects, messages) => expect(found('AVAIL001', objects)).toEqual(messages));
});

describe('AVAIL002: readiness', () => {
  const { readinessProbe, ...bare } = container();
  const workload = (...containers: JsonObject[]): Manifest => deployment({ template: podTemplate({ containers }) });
  test('one container with a probe is enough', () => expect(found('AVAIL002', [workload(bare, { ...bare, readinessProbe }), hpa(), service()])).toEqual([]));
  test('without an autoscaler, or without a Service, it matters less', () => {
    expect(found('AVAIL002', [workload(bare), service()])).toEqual([]);
    expect(found('AVAIL002', [workload(bare), hpa()])).toEqual([]);
    expect(found('AVAIL002', [workload(bare), prometheusObject(), service()])).toHaveLength(1);
    expect(found('AVAIL002', [workload(), hpa(), service()])).toEqual([]);
  });
});

describe('OBJECT001: placeholders', () => {
  const map = (text: string): Manifest => sample('v1', 'ConfigMap', { data: { 'a.conf': text } });
  test.each(['xxxx', 'a-XXXXXX-b', 'LTAI****', '<your-project>', '<PROJECT>', 'CHANGE_ME', 'replaceme', 'change-me'])('%s is one', (text) =>
    expect(found('OBJECT001', [map(text)])).toEqual([`'data[a.conf]' should not be a placeholder, got "${text}"`]));
  test.each(['xxx', '***', 'a < b', '<html>', '${xxxx}', '{{ xxxx }}', `xxxx${'a'.repeat(397)}`, 'changement'])('%s is none', (text) =>
    expect(found('OBJECT001', [map(text)])).toEqual([]));
  test('is found up to 400 characters', () => expect(found('OBJECT001', [map(`xxxx${'a'.repeat(396)}`)])).toHaveLength(1));
  test('within lists and maps, in the order of the object', () => {
    expect(found('OBJECT001', [deployment({ template: podTemplate({ containers: [container(), container({ image: 'xxxx' })] }) }, { labels: { 'a.b/c': 'xxxx' } })])).toEqual([
      "'metadata.labels[a.b/c]' should not be a placeholder, got \"xxxx\"",
      "'spec.template.spec.containers[1].image' should not be a placeholder, got \"xxxx\"",
    ]);
  });
  test('in a Secret without showing it', () => {
    expect(found('OBJECT001', [sample('v1', 'Secret', { stringData: { token: 'xxxx' } })])).toEqual(["'stringData.token' should not be a placeholder"]);
  });
});

test('OBJECT002: labels and annotations of the object and of its pods, but for null, which is an empty text', () => {
  const object = sample('apps/v1', 'Deployment', { spec: { template: { metadata: { labels: { a: 1 }, annotations: { b: 'x', c: null } } } } }, { labels: { d: true }, annotations: { e: [] } });
  expect(found('OBJECT002', [object])).toEqual([
    "'metadata.annotations[e]' must be a text, got []",
    "'metadata.labels[d]' must be a text, got true",
    "'spec.template.metadata.labels[a]' must be a text, got 1",
  ]);
  expect(fixes('OBJECT002', [object])[1]).toBe('put the value in quotes');
});

describe('PROM001: what Prometheus refuses', () => {
  test.each<[string, readonly string[]]>([
    ['sum(x{a=~"["})', ['at character 7: error parsing regexp: missing closing ]: `[`']],
    ['sum(x{a=~"b"})', []],
    ['nosuch(x)', ['at character 1: unknown function with name "nosuch"']],
    ['sum(rate(x{a="b",c="d"}))', ['at character 10: expected type range vector in call to function "rate", got instant vector']],
  ])('%s', (query, rules) => expect(found('PROM001', [prometheusObject({ query })])).toEqual(rules.map((rule) => `'spec.triggers[0].metadata.query' is refused by Prometheus ${rule}`)));
  test('a query that is filled in later may be fine', () => expect(found('PROM001', [prometheusObject({ query: 'sum(${METRIC}' })])).toEqual([]));
  test('of a ScaledJob too', () => {
    const job = sample('keda.sh/v1alpha1', 'ScaledJob', { spec: { triggers: [{ type: 'prometheus', metadata: { query: 'sum(' } }] } });
    expect(found('PROM001', [job])).toHaveLength(1);
    expect(found('PROM001', [scaledObject([{ type: 'loki', metadata: { query: 'sum(' } }])])).toEqual([]);
  });
});

test.each<[JsonObject, number]>([
  [{ interval: '15s', scrapeTimeout: '15s' }, 0], [{ interval: '1m', scrapeTimeout: '61s' }, 1], [{ scrapeTimeout: '61s' }, 0], [{ interval: '1m' }, 0],
  [{ interval: 'x', scrapeTimeout: '61s' }, 0],
])('PROM002: %j is found %i times', (endpoint, times) => {
  expect(found('PROM002', [serviceMonitor({ endpoints: [endpoint] })])).toHaveLength(times);
  expect(found('PROM002', [podMonitor({ podMetricsEndpoints: [endpoint] })])).toHaveLength(times);
});

describe('PROM003: names of adapter rules', () => {
  test.each(['${1}_total', '$1', 'plain', '$0', '${1}'])('%s is fine', (as) => expect(found('PROM003', [adapterRelease(as)])).toEqual([]));
  test('only the group that runs on is closed', () => expect(fixes('PROM003', [adapterRelease('a_$1b_$2')])).toEqual(['write a_${1}b_$2']));
  test('in a ConfigMap, with what stops the adapter', () => {
    const config = (name: string): Manifest => sample('v1', 'ConfigMap', { data: { 'config.yaml': `rules:\n- {seriesQuery: a, name: ${name}}` } });
    expect(found('PROM003', [config('{matches: "(a)(b)"}')])).toEqual([
      "'data[config.yaml][0].name' stops the adapter at its start: must specify an 'as' value for name matcher \"(a)(b)\"",
    ]);
    expect(found('PROM003', [config('{matches: "["}')])).toHaveLength(1);
    expect(found('PROM003', [config('{matches: "(a)"}')])).toEqual([]);
  });
});
