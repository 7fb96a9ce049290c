import { asList, asString, isObject } from './json';
import type { Json, JsonObject } from './json';

/**
 * The objects of a parsed document: those within it if it is a list (`List`, or a typed one such as `DeploymentList`, whose items may
 * leave out their kind), else itself; none if it is no object. Lists within lists are expanded, too.
 */
export function expandLists(document: Json | undefined): readonly JsonObject[] {
  if (!isObject(document)) return [];
  const kind = asString(document.kind) ?? '';
  if (!kind.endsWith('List') || !Array.isArray(document.items)) return [document];
  const item = { ...(kind !== 'List' && { apiVersion: document.apiVersion, kind: kind.slice(0, -'List'.length) }) };
  return asList(document.items).flatMap((entry) => (isObject(entry) ? expandLists({ ...item, ...entry }) : []));
}
