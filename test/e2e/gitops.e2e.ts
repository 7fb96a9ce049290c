import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubernetesObject } from './cluster/api';
import { startCluster, type Cluster } from './cluster/cluster';
import { createNamespaces, manifestsIn, only, PROMETHEUS_SECRET } from './manifests';
import { synthesize } from '../tools/demo';

const EXAMPLE = 'rocketmq-keda';
/** As Flux applies: server-side, and taking fields over. */
const FLUX = { fieldManager: 'kustomize-controller', force: true } as const;

describe('what the real cdk8s synth wrote into a git repository', () => {
  const repository = mkdtempSync(join(tmpdir(), 'scalewright-gitops-'));
  let cluster: Cluster;
  let objects: readonly KubernetesObject[];
  let applied: readonly KubernetesObject[];

  const git = (...args: readonly string[]): string => execFileSync('git', [
    '-C', repository, '-c', 'user.name=e2e', '-c', 'user.email=e2e@example.com', ...args,
  ], { encoding: 'utf8' });
  const commitSynthesis = (): string => {
    synthesize(EXAMPLE, join(repository, 'manifests'));
    git('add', '--all');
    git('commit', '--allow-empty', '--message', 'Synthesize');
    return git('show', '--stat', '--format=', 'HEAD');
  };
  const applyHead = async (): Promise<readonly KubernetesObject[]> => {
    const states: KubernetesObject[] = [];
    for (const object of objects) states.push(await cluster.api.apply(object, FLUX));
    return states;
  };
  const live = ({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject) => cluster.api.get(apiVersion, kind, name, namespace);

  beforeAll(async () => {
    git('init', '--quiet');
    commitSynthesis();
    objects = git('ls-files').trim().split('\n').flatMap((file) => manifestsIn(readFileSync(join(repository, file), 'utf8')));
    cluster = await startCluster({ name: 'gitops', keda: true, definitions: ['flux'] });
    await createNamespaces(cluster.api, objects);
    await cluster.api.apply(PROMETHEUS_SECRET);
    applied = await applyHead();
    // Flux's controllers, which do not run here, write a status at once; until then the server stores the default of it with the next write.
    for (const object of applied.filter(({ apiVersion }) => apiVersion.includes('fluxcd.io'))) {
      await cluster.api.patch(object, { status: { observedGeneration: 1 } }, 'status');
    }
  }, 300_000);
  afterAll(async () => {
    await cluster?.stop();
    rmSync(repository, { recursive: true, force: true });
  });

  test('does not change when it is synthesized again: there is nothing to commit', () => {
    expect(commitSynthesis()).toBe('');
  });

  test('holds Helm releases that Flux knows', () => {
    expect(applied.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['HelmRepository', 'HelmRelease']));
  });

  test('is applied a second time without any change, and the replicas of the autoscaler stay', async () => {
    // A Deployment without replicas starts with 1; the real autoscaler raises it to the minimum of the ScaledObject.
    await cluster.api.waitFor('the autoscaler to scale to 2', async () => {
      const deployment = await live(only(objects, 'Deployment'));
      return deployment.spec.replicas === 2 && deployment.status?.replicas === 2 ? deployment : undefined;
    });
    const before = await Promise.all(objects.map((object) => live(object)));
    const again = await applyHead();
    expect(again.map(writtenByFlux)).toEqual(before.map(writtenByFlux));
    const untouched = (states: readonly KubernetesObject[]) =>
      states.filter(({ kind }) => !OPERATED.includes(kind)).map(({ metadata }) => metadata.resourceVersion);
    expect(untouched(again)).toEqual(untouched(before));
    expect(only(again, 'Deployment').spec.replicas).toBe(2);
  });

  test('an apply that sets the replicas would have been seen', async () => {
    const deployment = only(objects, 'Deployment');
    const before = await live(deployment);
    const after = await cluster.api.apply({ ...deployment, spec: { ...deployment.spec, replicas: 1 } }, FLUX);
    expect(after.spec.replicas).toBe(1);
    expect(writtenByFlux(after)).not.toEqual(writtenByFlux(before));
  });
});

/** Kinds whose status controllers write at any time. */
const OPERATED = ['Deployment', 'ScaledObject', 'PodDisruptionBudget'];

/** What the server keeps of Flux's applies: which fields, and when they last changed. */
function writtenByFlux({ kind, metadata: { name, generation, managedFields = [] } }: KubernetesObject): object {
  return { kind, name, generation, fields: managedFields.filter(({ manager }) => manager === FLUX.fieldManager) };
}
