import { sentence } from '../../src/kubernetes/problem';
import type { DeliverySpec } from '../../src/platform/delivery';
import { planKeda } from '../../src/platform/keda';
import { planPrometheusAdapter } from '../../src/platform/prometheus-adapter';

const keda = (delivery: DeliverySpec, changes: object = {}) => planKeda({ delivery, ...changes });
const draftsOf = (installation: { objects: readonly { draft: object }[] }) => installation.objects.map(({ draft }) => draft);

test('Flux gets a repository and a release that takes nothing over from other releases', () => {
  expect(draftsOf(keda({ kind: 'flux' }))).toEqual([
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'HelmRepository',
      metadata: { name: 'keda', namespace: 'flux-system' },
      spec: { interval: '1h', url: 'https://kedacore.github.io/charts' },
    },
    {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      metadata: { name: 'keda', namespace: 'flux-system' },
      spec: {
        interval: '30m',
        releaseName: 'keda',
        targetNamespace: 'keda',
        chart: { spec: { chart: 'keda', version: '2.20.2', sourceRef: { kind: 'HelmRepository', name: 'keda', namespace: 'flux-system' } } },
        install: { createNamespace: true, crds: 'CreateReplace', disableTakeOwnership: true },
        upgrade: { crds: 'CreateReplace', disableTakeOwnership: true },
        values: { env: [{ name: 'KEDA_CHECK_UNEXPECTED_SCALERS_PARAMS', value: 'enabled' }] },
      },
    },
  ]);
});

test('a chart that is published as OCI comes from the registry, with a release that refers to it', () => {
  const [repository, release] = draftsOf(planPrometheusAdapter({
    delivery: { kind: 'flux', namespace: 'gitops', intervalSeconds: 90, dependsOn: ['prometheus'] }, prometheusUrl: 'http://prometheus.monitoring.svc',
  }));
  expect(repository).toEqual({
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'OCIRepository',
    metadata: { name: 'prometheus-adapter', namespace: 'gitops' },
    spec: {
      interval: '1h',
      url: 'oci://ghcr.io/prometheus-community/charts/prometheus-adapter',
      ref: { tag: '5.3.0' },
      layerSelector: { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' },
    },
  });
  expect(release).toHaveProperty('spec.chartRef', { kind: 'OCIRepository', name: 'prometheus-adapter', namespace: 'gitops' });
  expect(release).toHaveProperty('spec.interval', '90s');
  expect(release).toHaveProperty('spec.dependsOn', [{ name: 'prometheus' }]);
  expect(release).not.toHaveProperty('spec.chart');
});

test('an OCI chart can come from the repository instead', () => {
  const [repository] = draftsOf(planPrometheusAdapter({ delivery: { kind: 'flux', source: 'repository', intervalSeconds: 7200 }, prometheusUrl: 'http://p' }));
  expect(repository).toMatchObject({ kind: 'HelmRepository', spec: { url: 'https://prometheus-community.github.io/helm-charts' } });
});

test('Argo CD gets an Application that leaves alone what KEDA fills in', () => {
  expect(draftsOf(keda({ kind: 'argocd' }))).toEqual([{
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'keda', namespace: 'argocd', annotations: { 'argocd.argoproj.io/sync-wave': '-10' } },
    spec: {
      project: 'default',
      source: {
        repoURL: 'https://kedacore.github.io/charts',
        chart: 'keda',
        targetRevision: '2.20.2',
        helm: { releaseName: 'keda', valuesObject: { env: [{ name: 'KEDA_CHECK_UNEXPECTED_SCALERS_PARAMS', value: 'enabled' }] } },
      },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'keda' },
      ignoreDifferences: [
        { group: 'admissionregistration.k8s.io', kind: 'ValidatingWebhookConfiguration', jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'] },
        { group: 'apiregistration.k8s.io', kind: 'APIService', jqPathExpressions: ['.spec.caBundle'] },
      ],
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true', 'ServerSideApply=true', 'RespectIgnoreDifferences=true'],
      },
    },
  }]);
  const [adapter] = draftsOf(planPrometheusAdapter({ delivery: { kind: 'argocd', namespace: 'cd', project: 'infra', syncWave: 3 }, prometheusUrl: 'http://p' }));
  expect(adapter).toMatchObject({
    metadata: { namespace: 'cd', annotations: { 'argocd.argoproj.io/sync-wave': '3' } },
    spec: { project: 'infra', syncPolicy: { syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'] } },
  });
  expect(adapter).not.toHaveProperty('spec.ignoreDifferences');
});

test('Pulumi makes a Helm release', () => {
  expect(draftsOf(keda({ kind: 'helm' }, { releaseName: 'k', namespace: 'n', version: '2.19.0' }))).toEqual([{
    apiVersion: 'helm.sh/v3',
    kind: 'Release',
    metadata: { name: 'k', namespace: 'n' },
    spec: {
      chart: 'keda', version: '2.19.0', repositoryOpts: { repo: 'https://kedacore.github.io/charts' }, name: 'k', namespace: 'n', createNamespace: true,
      values: { env: [{ name: 'KEDA_CHECK_UNEXPECTED_SCALERS_PARAMS', value: 'enabled' }] },
    },
  }]);
});

test('values of the caller are merged over those of the install, and null removes one', () => {
  const [, release] = draftsOf(keda({ kind: 'flux' }, { operatorReplicas: 2, values: { env: null, operator: { name: 'op' } } }));
  expect(release).toHaveProperty('spec.values', { operator: { replicaCount: 2, name: 'op' } });
});

test.each<[string, DeliverySpec, object, string[]]>([
  ['a long release name', { kind: 'flux' }, { releaseName: 'r'.repeat(54) }, [`'releaseName' must be at most 53 characters, got "${'r'.repeat(54)}"`]],
  ['a version range', { kind: 'flux' }, { version: '2.x' }, ["'version' must be one pinned version, not a range, got \"2.x\""]],
  ['an interval of zero', { kind: 'flux', intervalSeconds: 0 }, {}, ["'delivery.intervalSeconds' must be a whole number from 1, got 0"]],
  ['OCI where there is none', { kind: 'flux', source: 'oci' }, {}, ["'delivery.source' must be 'repository': keda is not published as OCI, got \"oci\""]],
  ['half an operator', { kind: 'helm' }, { operatorReplicas: 0.5 }, ["'operatorReplicas' must be a whole number from 1, got 0.5"]],
  ['no time to answer', { kind: 'helm' }, { httpTimeoutSeconds: 0 }, ["'httpTimeoutSeconds' must be at least 0.001, got 0"]],
])('reports %s', (_, delivery, changes, expected) => {
  expect(keda(delivery, changes).problems.map(sentence)).toEqual(expected);
});
