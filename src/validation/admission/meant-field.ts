import type { KnownFields, UnknownPlace } from './known-fields';
import { placeOf } from './known-fields';
import type { JsonObject } from '../../kubernetes/json';
import { certain, nearest } from '../../kubernetes/nearest';
import { joinPath } from '../../kubernetes/problem';

/** What the author of an unknown field most likely meant. */
export type MeantField =
  /** Another name; beyond doubt, or no more than near. */
  | { readonly name: string; readonly sure: boolean }
  /** A name that is there as well. */
  | { readonly taken: string }
  /** The same name in another object. */
  | { readonly inside: string };

/** The server's own part of an object, where nothing of an author's belongs. */
const SERVER_OWNED = 'status';

/** What a field is meant for that its API does not know; undefined if nothing is near. */
export function meantField(object: JsonObject, path: string, root: KnownFields): MeantField | undefined {
  const place = placeOf(object, path, root);
  const fields = place?.around.at(-1)?.fields;
  if (place === undefined || fields === undefined) return undefined;
  const free = fields.names.filter((name) => !Object.hasOwn(place.object, name) && fields.field(name)?.fits(place.value) === true);
  const sure = certain(place.name, free);
  if (sure !== undefined) return { name: sure, sure: true };
  const taken = certain(place.name, fields.names);
  if (taken !== undefined && Object.hasOwn(place.object, taken)) return { taken };
  const inside = otherPlace(place, fields);
  if (inside !== undefined) return { inside };
  const near = nearest(place.name, free);
  // Of two that are as near as each other neither is meant.
  return near === undefined || near !== nearest(place.name, [...free].reverse()) ? undefined : { name: near, sure: false };
}

/** The object that has a field of this name: the nearest of those around it, or the only one within, in as few steps as it takes. */
function otherPlace({ name, value, around }: UnknownPlace, fields: KnownFields): string | undefined {
  const holds = (known: KnownFields): boolean => known.names.includes(name) && known.field(name)?.fits(value) === true;
  const outer = [...around.slice(0, -1)].reverse().find(({ fields: known }) => holds(known));
  if (outer !== undefined) return outer.path;
  let level: readonly Within[] = [{ path: around.at(-1)?.path ?? '', fields }];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    level = level.flatMap(objectsWithin);
    const found = level.filter((within) => holds(within.fields));
    if (found.length > 0) return found.length === 1 ? found[0]?.path : undefined;
  }
  return undefined;
}

/** An object that could be there. */
interface Within {
  readonly path: string;
  readonly fields: KnownFields;
}

/** Fields are looked for no deeper than `spec.advanced.horizontalPodAutoscalerConfig.behavior` under its `spec`. */
const DEEPEST = 3;

function objectsWithin({ path, fields }: Within): readonly Within[] {
  return fields.names.flatMap((name) => {
    const inner = name === SERVER_OWNED ? undefined : fields.field(name);
    return inner === undefined || inner.names.length === 0 ? [] : [{ path: joinPath(path, name), fields: inner }];
  });
}
