import { asObject, isObject } from './json';
import type { JsonObject } from './json';
import { labelsOf } from './label-selector';
import type { Labels } from './label-selector';
import { groupOf } from './object-ref';

/** The group of a kind, and where it keeps the template of its pods. */
const TEMPLATES: ReadonlyMap<unknown, { readonly group: string; readonly path: readonly string[] }> = new Map([
  ['Deployment', { group: 'apps', path: ['spec', 'template'] }],
  ['StatefulSet', { group: 'apps', path: ['spec', 'template'] }],
  ['ReplicaSet', { group: 'apps', path: ['spec', 'template'] }],
  ['DaemonSet', { group: 'apps', path: ['spec', 'template'] }],
  ['ReplicationController', { group: '', path: ['spec', 'template'] }],
  ['Rollout', { group: 'argoproj.io', path: ['spec', 'template'] }],
  ['Job', { group: 'batch', path: ['spec', 'template'] }],
  ['CronJob', { group: 'batch', path: ['spec', 'jobTemplate', 'spec', 'template'] }],
  ['ScaledJob', { group: 'keda.sh', path: ['spec', 'jobTargetRef', 'template'] }],
]);

/** Whether a manifest is a workload: an object that makes pods of a template. */
export function isWorkload({ apiVersion, kind }: JsonObject): boolean {
  const template = TEMPLATES.get(kind);
  return template !== undefined && template.group === groupOf(apiVersion);
}

/** The pod template within a workload's own manifest; undefined if it is no workload or has none. */
export function ownPodTemplate(manifest: JsonObject): JsonObject | undefined {
  const place = TEMPLATES.get(manifest.kind);
  if (place === undefined || place.group !== groupOf(manifest.apiVersion)) return undefined;
  let template: unknown = manifest;
  for (const field of place.path) template = asObject(template)[field];
  return isObject(template) ? template : undefined;
}

/** The labels that the pods of a template get. */
export function podLabels(template: JsonObject | undefined): Labels {
  return labelsOf(asObject(asObject(template).metadata).labels);
}
