import { asList, asString, isObject } from './json';
import type { Json, JsonObject } from './json';
import { joinPath } from './problem';

/** An object of a document, and where it stands in it. */
export interface ListedObject {
  readonly object: JsonObject;
  /** Empty for the document itself, `items[3]` for an item of a list. */
  readonly path: string;
}

/**
 * The objects of a parsed document: those within it if it is a list (`List`, or a typed one such as `DeploymentList`, whose items may
 * leave out their kind), else itself; none if it is no object. Lists within lists are expanded, too.
 */
export function expandLists(document: Json | undefined): readonly JsonObject[] {
  return listedObjects(document).map(({ object }) => object);
}

/** The same objects with their places. */
export function listedObjects(document: Json | undefined, path = ''): readonly ListedObject[] {
  if (!isObject(document)) return [];
  const kind = asString(document.kind) ?? '';
  if (!kind.endsWith('List') || !Array.isArray(document.items)) return [{ object: document, path }];
  const item = { ...(kind !== 'List' && { apiVersion: document.apiVersion, kind: kind.slice(0, -'List'.length) }) };
  return asList(document.items).flatMap((entry, position) =>
    (isObject(entry) ? listedObjects({ ...item, ...entry }, joinPath(path, `items[${position}]`)) : []));
}
