import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { goldenOf } from '../tools/golden';
import type { KubernetesApi, KubernetesObject } from './cluster/api';

/** The objects of an example, as the real `cdk8s synth` writes them (test/examples.test.ts holds them to it). */
export function exampleObjects(example: string): readonly KubernetesObject[] {
  const directory = goldenOf(example);
  return readdirSync(directory).sort().flatMap((name) => manifestsIn(readFileSync(join(directory, name), 'utf8')));
}

/** The objects in a YAML text. */
export function manifestsIn(text: string): readonly KubernetesObject[] {
  return parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject);
}

/** Makes sure that the namespaces of objects exist. */
export async function createNamespaces(api: KubernetesApi, objects: readonly KubernetesObject[]): Promise<void> {
  const names = new Set(objects.flatMap(({ metadata: { namespace } }) => namespace ?? []));
  for (const name of names) {
    if (await api.find('v1', 'Namespace', name) === undefined) await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
}

/** The one object of a kind. */
export function only(objects: readonly KubernetesObject[], kind: string): KubernetesObject {
  const [found, ...others] = objects.filter((object) => object.kind === kind);
  if (found === undefined || others.length > 0) throw new Error(`there must be one ${kind}, got ${others.length + Number(found !== undefined)}`);
  return found;
}

/** Kinds whose definitions are published nowhere: those of Alibaba Cloud. What they accept is not proven here. */
const WITHOUT_DEFINITION = ['MseIngressConfig', 'ApigConfig', 'AlbConfig', 'AliyunLogConfig', 'ClusterAliyunPipelineConfig'];

/** Whether the definition of the object's kind can be had. */
export function hasDefinition({ kind }: KubernetesObject): boolean {
  return !WITHOUT_DEFINITION.includes(kind);
}

/** What the RocketMQ article's TriggerAuthentication reads: secrets are in no manifest of ours. */
export const PROMETHEUS_SECRET: KubernetesObject = {
  apiVersion: 'v1', kind: 'Secret', metadata: { name: 'keda-prom-secret' }, stringData: { customAuthHeader: 'X-Auth', customAuthValue: 'token' },
};
