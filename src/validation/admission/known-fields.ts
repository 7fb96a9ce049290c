import { asObject, isObject, type Json, type JsonObject } from '../../kubernetes/json';
import { itemStep, keyStep } from '../source/path-step';

/** What a value is, as far as it can be told without its type. */
export type ValueShape = 'list' | 'object' | 'scalar';

/** Whether a value is a list, an object or a single value. */
export function shapeOf(value: Json): ValueShape {
  if (Array.isArray(value)) return 'list';
  return isObject(value) ? 'object' : 'scalar';
}

/** What an API knows of the fields of a value, level by level. */
export interface KnownFields {
  /** The names of an object's fields; none for a map, whose keys are the author's. */
  readonly names: readonly string[];
  /** A field of an object, or the value under a key of a map. */
  readonly field: (name: string) => KnownFields | undefined;
  /** The items of a list. */
  readonly item: () => KnownFields | undefined;
  /** Whether a value could stand here, going by whether it is an object, a list or a single value. */
  readonly fits: (value: Json) => boolean;
}

/** Where a field stands that its API does not know. */
export interface UnknownPlace {
  readonly name: string;
  readonly value: Json;
  /** The object that has the field. */
  readonly object: JsonObject;
  /** Path and fields of that object and of those that it is in, the outermost first. */
  readonly around: readonly { readonly path: string; readonly fields: KnownFields }[];
}

/** Follows the path of an unknown field through an object and what its API knows; undefined if it leads nowhere. */
export function placeOf(object: JsonObject, path: string, root: KnownFields): UnknownPlace | undefined {
  const around = [{ path: '', fields: root }];
  let at: Step = { name: undefined, value: object, fields: root, rest: path };
  while (at.fields !== undefined) {
    const within: Json = at.value;
    const next = stepInto(within, at.fields, at.rest);
    if (next === undefined) return undefined;
    if (next.rest === '') return next.name === undefined ? undefined : { name: next.name, value: next.value, object: asObject(within), around };
    if (next.fields !== undefined && isObject(next.value)) {
      around.push({ path: path.slice(0, path.length - next.rest.length).replace(/\.$/, ''), fields: next.fields });
    }
    at = next;
  }
  return undefined;
}

/** Where a path has come to. */
interface Step {
  /** The key that was followed; undefined for an item of a list. */
  readonly name: string | undefined;
  readonly value: Json;
  readonly fields: KnownFields | undefined;
  readonly rest: string;
}

function stepInto(value: Json, fields: KnownFields, path: string): Step | undefined {
  if (Array.isArray(value)) {
    const step = itemStep(path);
    const item = step === undefined ? undefined : (value as readonly Json[])[step.index];
    return step === undefined || item === undefined ? undefined : { name: undefined, value: item, fields: fields.item(), rest: step.rest };
  }
  const step = keyStep(Object.keys(asObject(value)), path);
  const field = step === undefined ? undefined : asObject(value)[step.key];
  return step === undefined || field === undefined ? undefined : { name: step.key, value: field, fields: fields.field(step.key), rest: step.rest };
}
