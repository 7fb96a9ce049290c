import type { KubernetesObject } from './cluster/api';
import { startCluster, type Cluster } from './cluster/cluster';
import { createNamespaces, exampleObjects } from './manifests';

const CLASS = 'autoscaling.knative.dev/class';
const METRIC = 'autoscaling.knative.dev/metric';

describe('the services of the Knative article', () => {
  let cluster: Cluster;
  const services = exampleObjects('acs-knative-requests').filter(({ kind }) => kind === 'Service');
  const made = new Map<string, Readonly<Record<'Revision' | 'PodAutoscaler' | 'Deployment', KubernetesObject>>>();

  beforeAll(async () => {
    cluster = await startCluster({ name: 'knative', knative: true });
    const { api } = cluster;
    await createNamespaces(api, services);
    for (const service of services) await api.apply(service);
    await Promise.all(services.map(async ({ metadata: { name } }) => {
      const revision = `${name}-00001`;
      const [Revision, PodAutoscaler, Deployment] = await Promise.all([
        api.waitFor(`Revision ${revision}`, () => api.find('serving.knative.dev/v1', 'Revision', revision)),
        api.waitFor(`PodAutoscaler ${revision}`, () => api.find('autoscaling.internal.knative.dev/v1alpha1', 'PodAutoscaler', revision)),
        api.waitFor(`Deployment ${revision}-deployment`, () => api.find('apps/v1', 'Deployment', `${revision}-deployment`)),
      ]);
      made.set(name, { Revision, PodAutoscaler, Deployment });
    }));
  }, 300_000);
  afterAll(() => cluster?.stop());

  test('there are those of the article', () => {
    expect(services.length).toBeGreaterThan(10);
  });

  test.each(services.map((service) => [service.metadata.name, service] as const))('%s: the real controller resolves what the service says', (name, service) => {
    const said = service.spec.template.metadata.annotations as Readonly<Record<string, string>>;
    const { Revision, PodAutoscaler, Deployment } = made.get(name) as NonNullable<ReturnType<typeof made.get>>;
    expect(Revision.metadata.annotations).toMatchObject(said);
    expect(PodAutoscaler.metadata.annotations).toMatchObject({ [CLASS]: said[CLASS], [METRIC]: said[METRIC] });
    expect(PodAutoscaler.metadata.annotations).toMatchObject(said);
    expect(PodAutoscaler.spec.containerConcurrency ?? 0).toBe(service.spec.template.spec.containerConcurrency ?? 0);
    expect(PodAutoscaler.spec.scaleTargetRef).toMatchObject({ kind: 'Deployment', name: Deployment.metadata.name });
  });

  test('the webhook refuses bounds that contradict each other, in the words of the article', async () => {
    const [first] = services;
    const contradicting = structuredClone(first) as KubernetesObject;
    Object.assign(contradicting.spec.template.metadata.annotations, { 'autoscaling.knative.dev/min-scale': '5', 'autoscaling.knative.dev/max-scale': '3' });
    await expect(cluster.api.apply({ ...contradicting, metadata: { ...contradicting.metadata, name: 'contradicting' } }))
      .rejects.toThrow('max-scale=3 is less than min-scale=5');
  });
});
