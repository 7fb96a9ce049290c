import { isObject } from './json';
import type { Draft } from './manifest';
import type { PlannedObject } from './planned-object';
import type { Problems } from './problem';

/** Changes to emitted objects by object id, each a JSON merge patch (RFC 7396): null removes a field. */
export type OverridesSpec = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Applies the overrides; an id that names no object is a problem. */
export function applyOverrides(
  objects: readonly PlannedObject[], overrides: OverridesSpec | undefined, problems: Problems,
): readonly PlannedObject[] {
  if (overrides === undefined) return objects;
  const ids = objects.map(({ id }) => id);
  for (const id of Object.keys(overrides)) {
    problems.check(ids.includes(id), `overrides.${id}`, `must name an object that this declaration emits: ${ids.join(', ')}`);
  }
  return objects.map((object) => {
    const patch = overrides[object.id];
    return patch === undefined ? object : { ...object, draft: mergePatch(object.draft, patch) as Draft };
  });
}

/** JSON merge patch (RFC 7396). Opaque leaves are replaced whole. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map<string, unknown>(Object.entries(isObject(target) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}
