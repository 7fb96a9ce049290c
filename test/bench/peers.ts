import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './measure';

/** Where the peers are built: outside of git, and kept from run to run. */
const CACHE = join(ROOT, 'tmp', 'peers');
/** The module that ships the OpenAPI document of Kubernetes, from which the schemas for kubeconform are taken. */
const KUBERNETES = 'k8s.io/kubernetes@v1.36.3';

/** The definitions of the custom resources that the labelled manifests use. */
const CRDS: readonly (readonly [module: string, file: string])[] = [
  ['github.com/kedacore/keda/v2@v2.20.2', 'config/crd/bases/keda.sh_scaledobjects.yaml'],
  ['github.com/kedacore/keda/v2@v2.20.2', 'config/crd/bases/keda.sh_triggerauthentications.yaml'],
  ['knative.dev/serving@v0.50.0', 'config/core/300-resources/service.yaml'],
  ['github.com/prometheus-operator/prometheus-operator@v0.85.0', 'example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml'],
];

/** Other tools that look at manifests, built from source at the versions of `peers/go.mod`. */
export interface Peers {
  readonly kubeScore: string;
  readonly kubeconform: string;
  /** The value of `-schema-location` with the schemas that the peers directory has. */
  readonly schemas: string;
}

/** Builds the peers, which takes minutes for the first time. Needs Go, and the module proxy for what is not in its cache. */
export function buildPeers(): Peers {
  mkdirSync(join(CACHE, 'schemas'), { recursive: true });
  execFileSync('go', ['build', '-o', `${CACHE}/`, 'tool'], { cwd: join(__dirname, 'peers'), stdio: ['ignore', 'ignore', 'inherit'] });
  writeSchemas(join(moduleFolder(KUBERNETES), 'api', 'openapi-spec', 'swagger.json'));
  CRDS.forEach(([module, file]) => writeCrdSchemas(join(moduleFolder(module), file)));
  return {
    kubeScore: join(CACHE, 'kube-score'),
    kubeconform: join(CACHE, 'kubeconform'),
    schemas: join(CACHE, 'schemas', '{{ .ResourceKind }}{{ .KindSuffix }}.json'),
  };
}

/** The kinds of Kubernetes that bench and labelled set use, by the name that kubeconform gives to their schemas. */
const KINDS: Readonly<Record<string, string>> = {
  'deployment-apps-v1': 'io.k8s.api.apps.v1.Deployment',
  'statefulset-apps-v1': 'io.k8s.api.apps.v1.StatefulSet',
  'daemonset-apps-v1': 'io.k8s.api.apps.v1.DaemonSet',
  'service-v1': 'io.k8s.api.core.v1.Service',
  'secret-v1': 'io.k8s.api.core.v1.Secret',
  'configmap-v1': 'io.k8s.api.core.v1.ConfigMap',
  'horizontalpodautoscaler-autoscaling-v2': 'io.k8s.api.autoscaling.v2.HorizontalPodAutoscaler',
  'horizontalpodautoscaler-autoscaling-v1': 'io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler',
  'poddisruptionbudget-policy-v1': 'io.k8s.api.policy.v1.PodDisruptionBudget',
  'networkpolicy-networking-v1': 'io.k8s.api.networking.v1.NetworkPolicy',
  'ingress-networking-v1': 'io.k8s.api.networking.v1.Ingress',
};

type Schema = { [key: string]: unknown };

/** Writes a schema a kind, with the definitions it needs and with unknown fields refused, as the schemas are made that people use. */
function writeSchemas(swagger: string): void {
  const { definitions } = JSON.parse(readFileSync(swagger, 'utf8')) as { definitions: Record<string, Schema> };
  for (const [file, root] of Object.entries(KINDS)) {
    const needed: Record<string, Schema> = {};
    const add = (name: string): void => {
      if (needed[name] !== undefined) return;
      const definition = definitions[name];
      if (definition === undefined) throw new Error(`${swagger} has no ${name}`);
      needed[name] = adapted(definition, name);
      for (const [, inner = ''] of JSON.stringify(definition).matchAll(/"#\/definitions\/([^"]+)"/g)) add(inner);
    };
    add(root);
    writeFileSync(join(CACHE, 'schemas', `${file}.json`), JSON.stringify({ $ref: `#/definitions/${root}`, definitions: needed }));
  }
}

/** Swagger has no way to say that a value is a number or a text. */
function adapted(definition: Schema, name: string): Schema {
  if (definition.format === 'int-or-string' || name.endsWith('.resource.Quantity')) return { type: ['string', 'number'] };
  return 'properties' in definition ? { ...definition, additionalProperties: false } : definition;
}

/** The folder of a module in the cache of Go, which it is downloaded to if need be. */
function moduleFolder(module: string): string {
  return (JSON.parse(execFileSync('go', ['mod', 'download', '-json', module], { cwd: CACHE, encoding: 'utf8' })) as { Dir: string }).Dir;
}

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

/** Writes a schema for each version of a custom resource. */
function writeCrdSchemas(file: string): void {
  const { spec: { group, names, versions } } = parse(readFileSync(file, 'utf8')) as Crd;
  for (const { name, schema } of versions) {
    const path = join(CACHE, 'schemas', `${names.kind.toLowerCase()}-${group.split('.')[0]}-${name}.json`);
    writeFileSync(path, JSON.stringify(closed(schema.openAPIV3Schema)));
  }
}

/** A schema that refuses unknown fields, as the API server drops them. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const schema = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)])) as Schema;
  if (schema['x-kubernetes-int-or-string'] === true) return { type: ['string', 'integer'] };
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true || 'additionalProperties' in schema;
  return typeof schema.properties === 'object' && schema.type === 'object' && !isOpen ? { ...schema, additionalProperties: false } : schema;
}
