import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { holds, type KubernetesApi, type KubernetesObject } from './api';
import { requiredVersion } from './programs';
import { requireCommand } from './requirements';
import { waitFor } from './wait';

/** Where definitions are published: files or folders within a Go module. */
interface Source {
  readonly module: string;
  readonly version: string;
  readonly paths: readonly string[];
}

const knative = (module: string, ...paths: readonly string[]): Source => ({ module, version: requiredVersion('knative', module), paths });

/** The definitions of custom resources, by whose they are. All are read from the projects' own Go modules. */
export const DEFINITIONS = {
  keda: () => [{ module: 'github.com/kedacore/keda/v2', version: requiredVersion('keda', 'github.com/kedacore/keda/v2'), paths: ['config/crd/bases'] }],
  knative: () => [
    knative('knative.dev/serving', 'config/core/300-resources'),
    // Links in the serving repository, and so missing in its module.
    knative('knative.dev/networking', 'config/certificate.yaml', 'config/domain-claim.yaml', 'config/ingress.yaml', 'config/serverlessservice.yaml'),
    knative('knative.dev/caching', 'config/image.yaml'),
  ],
  prometheusOperator: () => [{
    module: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.85.0',
    paths: ['servicemonitors', 'podmonitors', 'prometheusrules'].map((kind) => `example/prometheus-operator-crd/monitoring.coreos.com_${kind}.yaml`),
  }],
  flux: () => [
    { module: 'github.com/fluxcd/source-controller', version: 'v1.8.0', paths: ['config/crd/bases'] },
    { module: 'github.com/fluxcd/helm-controller', version: 'v1.4.0', paths: ['config/crd/bases'] },
  ],
  argoCd: () => [{ module: 'github.com/argoproj/argo-cd/v3', version: 'v3.3.0', paths: ['manifests/crds/application-crd.yaml', 'manifests/crds/appproject-crd.yaml'] }],
  gatewayApi: () => [{ module: 'sigs.k8s.io/gateway-api', version: 'v1.5.0', paths: ['config/crd/standard'] }],
  argoRollouts: () => [{ module: 'github.com/argoproj/argo-rollouts', version: 'v1.8.3', paths: ['manifests/crds/rollout-crd.yaml'] }],
  knativeOperator: () => [{ module: 'knative.dev/operator', version: 'v0.42.2', paths: ['config/crd/bases'] }],
} satisfies Record<string, () => readonly Source[]>;

export type DefinitionSet = keyof typeof DEFINITIONS;

/** Installs custom resource definitions and waits until they are served. */
export async function installDefinitions(api: KubernetesApi, sets: readonly DefinitionSet[]): Promise<void> {
  const objects = sets.flatMap((set) => DEFINITIONS[set]().flatMap(objectsOf)).filter(({ kind }) => kind === 'CustomResourceDefinition');
  await Promise.all(objects.map((object) => api.apply(object, { force: true })));
  await Promise.all(objects.map(({ metadata: { name } }) => waitFor(`the definition ${name} to be established`, async () => {
    return holds(await api.get('apiextensions.k8s.io/v1', 'CustomResourceDefinition', name), 'Established') || undefined;
  })));
}

/** The objects in the YAML files of a module. */
export function objectsOf({ module, version, paths }: Source): readonly KubernetesObject[] {
  const directory = moduleDirectory(module, version);
  return paths.map((path) => join(directory, path))
    .flatMap((path) => (statSync(path).isDirectory() ? readdirSync(path).sort().map((name) => join(path, name)) : [path]))
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as KubernetesObject | null))
    .filter((object): object is KubernetesObject => typeof object?.kind === 'string' && object.kind !== 'Kustomization');
}

const directories = new Map<string, string>();

/** The folder of a Go module in the module cache; it is downloaded if need be. */
function moduleDirectory(module: string, version: string): string {
  const id = `${module}@${version}`;
  const known = directories.get(id);
  if (known !== undefined) return known;
  requireCommand('go');
  // Away from any go.mod: versions here are exact, whatever other modules require.
  const answer = execFileSync('go', ['mod', 'download', '-json', id], { cwd: '/', encoding: 'utf8' });
  const directory = (JSON.parse(answer) as { Dir: string }).Dir;
  directories.set(id, directory);
  return directory;
}
