import { asObject, isObject, type Json, type JsonObject } from '../../kubernetes/json';
import type { ExactEdit } from '../edit';
import { itemStep, keyStep } from '../source/path-step';

/**
 * The value with a field or an item changed; undefined if there is none, or another one has the new name already. `path` is the edit's, from
 * the value on.
 */
export function editedValue(value: Json | undefined, path: string, edit: ExactEdit): Json | undefined {
  if (Array.isArray(value)) return editedList(value as readonly Json[], path, edit);
  return isObject(value) ? editedObject(value, path, edit) : undefined;
}

function editedList(list: readonly Json[], path: string, edit: ExactEdit): Json | undefined {
  const step = itemStep(path);
  const before = step === undefined ? undefined : list[step.index];
  if (step === undefined || before === undefined) return undefined;
  const item = step.rest === '' ? editedEntry([step.index, before], edit)[0]?.[1] : editedValue(before, step.rest, edit);
  if (item === undefined && !(step.rest === '' && edit.op === 'remove')) return undefined;
  return list.flatMap((one, index) => (index !== step.index ? [one] : item === undefined ? [] : [item]));
}

function editedObject(object: JsonObject, path: string, edit: ExactEdit): Json | undefined {
  const step = keyStep(Object.keys(object), path);
  if (step === undefined) return undefined;
  const { key, rest } = step;
  if (rest !== '') {
    const field = editedValue(object[key], rest, edit);
    return field === undefined ? undefined : { ...object, [key]: field };
  }
  if (edit.op === 'rename' && Object.hasOwn(object, edit.name)) return undefined;
  if (edit.op === 'add' && (!isObject(object[key]) || Object.hasOwn(asObject(object[key]), edit.name))) return undefined;
  return Object.fromEntries(Object.entries(object).flatMap((entry) => (entry[0] === key ? editedEntry(entry, edit) : [entry])));
}

/** An entry with its edit; none if it is left out. An item of a list has no name to change. */
function editedEntry<Key extends string | number>(
  [key, value]: [Key, Json | undefined], edit: ExactEdit,
): readonly [string | Key, Json | undefined][] {
  switch (edit.op) {
    case 'remove': return [];
    case 'replace': return [[key, edit.value]];
    case 'rename': return typeof key === 'number' ? [] : [[edit.name, value]];
    case 'add': return [[key, { ...asObject(value), [edit.name]: edit.value }]];
  }
}
