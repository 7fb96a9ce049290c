import { join } from 'node:path';
import type { JavaScriptValue } from 'google-protobuf/google/protobuf/struct_pb';
import type { KubernetesObject } from './cluster/api';
import { startCluster, type Cluster } from './cluster/cluster';
import { createNamespaces, hasDefinition } from './manifests';
import type { Registration } from '../pulumi/monitor';
import { runProgram, type ProgramRun } from '../pulumi/run-program';
import { isSecret, withoutSecrets } from '../pulumi/secrets';
import { ARTICLES, ROOT } from '../tools/demo';

/** As the Kubernetes provider of Pulumi applies: server-side. */
const PROVIDER = { fieldManager: 'pulumi-kubernetes', force: true } as const;

type Inputs = Registration['inputs'];

describe('Pulumi programs whose resources go to a real API server', () => {
  let cluster: Cluster;

  /** Applies each Kubernetes object and answers with the live one, as the provider does; fields of `ignoreChanges` of an existing one are left alone. */
  const answer = async (registration: Registration): Promise<Inputs> => {
    const { type, inputs } = registration;
    if (!type.startsWith('kubernetes:')) return inputs;
    const object = withoutSecrets(inputs) as unknown as KubernetesObject;
    if (!hasDefinition(object)) return inputs;
    await createNamespaces(cluster.api, [object]);
    const { apiVersion, kind, metadata: { name, namespace } } = object;
    const exists = await cluster.api.find(apiVersion, kind, name, namespace) !== undefined;
    const live = await cluster.api.apply(exists ? without(object, registration.ignoreChanges) : object, PROVIDER);
    return live as unknown as Readonly<Record<string, JavaScriptValue>>;
  };
  const run = (example: string): Promise<ProgramRun> => runProgram(join(ROOT, 'examples', example, 'pulumi.ts'), answer);

  beforeAll(async () => {
    cluster = await startCluster({ name: 'pulumi', keda: true, knative: true, definitions: ['prometheusOperator', 'flux'] });
  }, 600_000);
  afterAll(() => cluster?.stop());

  describe.each(ARTICLES)('the program of %s', (example) => {
    let first: ProgramRun;
    let live: ReadonlyMap<string, unknown>;
    let second: ProgramRun;

    const stateOf = async ({ registrations }: ProgramRun): Promise<ReadonlyMap<string, unknown>> => new Map(await Promise.all(
      objectsOf(registrations).map(async ({ apiVersion, kind, metadata: { name, namespace } }) => {
        const { metadata: { uid, generation, managedFields = [] } } = await cluster.api.get(apiVersion, kind, name, namespace);
        return [`${kind} ${name}`, { uid, generation, applied: managedFields.filter(({ manager }) => manager === PROVIDER.fieldManager) }] as const;
      })));

    beforeAll(async () => {
      first = await run(example);
      live = await stateOf(first);
      second = await run(example);
    }, 120_000);

    test('runs, with every object accepted', () => {
      expect({ exitCode: first.exitCode, diagnostics: first.diagnostics, output: first.output }).toEqual({ exitCode: 0, diagnostics: [], output: '' });
      expect(live.size).toBeGreaterThan(0);
    });

    test('a second run registers the same and changes nothing', async () => {
      const plain = ({ registrations }: ProgramRun) => [...registrations].sort((left, right) => (left.urn < right.urn ? -1 : 1));
      expect(second.diagnostics).toEqual([]);
      expect(plain(second)).toEqual(plain(first));
      expect(await stateOf(second)).toEqual(live);
    });

    test('objects are children of their components, and scaled workloads ignore changes of their replicas', () => {
      const custom = first.registrations.filter(({ type }) => type.startsWith('kubernetes:'));
      for (const { type, parent, ignoreChanges } of custom) {
        expect(parent).toMatch(/::scalewright:index:\w+::[^:]+$/);
        expect(ignoreChanges).toEqual(type === 'kubernetes:apps/v1:Deployment' ? ['spec.replicas'] : []);
      }
    });
  });

  describe('a program with secrets, gateways and Outputs', () => {
    let recorded: ProgramRun;
    beforeAll(async () => {
      recorded = await runProgram(join(ROOT, 'test', 'pulumi', 'programs', 'outputs.ts'), answer);
    }, 120_000);
    const named = (name: string): Registration =>
      recorded.registrations.find((registration) => registration.name === name && registration.custom) as Registration;

    test('runs', () => {
      expect({ exitCode: recorded.exitCode, diagnostics: recorded.diagnostics }).toEqual({ exitCode: 0, diagnostics: [] });
    });

    test('secrets are secret on the wire and plain in the cluster', async () => {
      const environment = containersOf(named('web-deployment').inputs)[0]?.env.find(({ name }) => name === 'HIDDEN');
      expect(isSecret(environment?.value)).toBe(true);
      const { apiVersion, kind, metadata: { name, namespace } } = objectsOf([named('web-deployment')])[0] as KubernetesObject;
      const stored = await cluster.api.get(apiVersion, kind, name, namespace);
      expect(containersOf(stored)[0]?.env).toContainEqual({ name: 'HIDDEN', value: 'hush' });
    });

    test('gateways are protected and come before their class', () => {
      expect(named('edge-gateway')).toMatchObject({ protect: true, retainOnDelete: true });
      expect(named('edge-ingress-class').dependencies).toContain(named('edge-gateway').urn);
    });

    test('replicas that an autoscaler has set stay over the next run', async () => {
      const deployment = objectsOf([named('web-deployment')])[0] as KubernetesObject;
      const { apiVersion, kind, metadata: { name, namespace } } = deployment;
      await cluster.api.patch(deployment, { spec: { replicas: 3 } }, 'scale');
      await runProgram(join(ROOT, 'test', 'pulumi', 'programs', 'outputs.ts'), answer);
      expect((await cluster.api.get(apiVersion, kind, name, namespace)).spec.replicas).toBe(3);
    });
  });
});

function objectsOf(registrations: readonly Registration[]): readonly KubernetesObject[] {
  return registrations.filter(({ type }) => type.startsWith('kubernetes:')).map(({ inputs }) => withoutSecrets(inputs) as unknown as KubernetesObject)
    .filter(hasDefinition);
}

interface Container {
  readonly env: readonly { readonly name: string; readonly value?: unknown }[];
}

function containersOf(deployment: object): readonly Container[] {
  return (deployment as { spec: { template: { spec: { containers: readonly Container[] } } } }).spec.template.spec.containers;
}

/** Copies an object without the fields of some paths, such as `spec.replicas`. */
function without(object: KubernetesObject, paths: readonly string[]): KubernetesObject {
  const copy = structuredClone(object);
  for (const path of paths) {
    const keys = path.split('.');
    const last = keys.pop() as string;
    let parent: Record<string, unknown> | undefined = copy as Record<string, unknown>;
    for (const key of keys) parent = parent?.[key] as Record<string, unknown> | undefined;
    if (parent !== undefined) delete parent[last];
  }
  return copy;
}
