import { asObject, isObject } from './json';
import type { JsonObject } from './json';
import { labelsOf } from './label-selector';
import type { Labels } from './label-selector';
import { groupOf } from './object-ref';

/** Where a kind keeps the template of its pods. */
const TEMPLATES: ReadonlyMap<string, readonly string[]> = new Map([
  ['apps/Deployment', ['spec', 'template']],
  ['apps/StatefulSet', ['spec', 'template']],
  ['apps/ReplicaSet', ['spec', 'template']],
  ['apps/DaemonSet', ['spec', 'template']],
  ['/ReplicationController', ['spec', 'template']],
  ['argoproj.io/Rollout', ['spec', 'template']],
  ['batch/Job', ['spec', 'template']],
  ['batch/CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ['keda.sh/ScaledJob', ['spec', 'jobTargetRef', 'template']],
]);

const KINDS: ReadonlySet<unknown> = new Set([...TEMPLATES.keys()].map((key) => key.slice(key.indexOf('/') + 1)));

/** Whether a manifest is a workload: an object that makes pods of a template. */
export function isWorkload({ apiVersion, kind }: JsonObject): boolean {
  return KINDS.has(kind) && TEMPLATES.has(`${groupOf(apiVersion)}/${String(kind)}`);
}

/** The pod template within a workload's own manifest; undefined if it is no workload or has none. */
export function ownPodTemplate(manifest: JsonObject): JsonObject | undefined {
  const path = TEMPLATES.get(`${groupOf(manifest.apiVersion)}/${String(manifest.kind)}`);
  if (path === undefined) return undefined;
  const template = path.reduce<unknown>((value, field) => asObject(value)[field], manifest);
  return isObject(template) ? template : undefined;
}

/** The labels that the pods of a template get. */
export function podLabels(template: JsonObject | undefined): Labels {
  return labelsOf(asObject(asObject(template).metadata).labels);
}
