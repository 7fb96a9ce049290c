import { isObject, type Json, type JsonObject } from '../../kubernetes/json';
import type { ExactEdit } from '../edit';
import { itemStep, keyStep } from '../source/path-step';

/** The value with a field changed; undefined if there is no such field, or another one has the new name already. `path` is the edit's, from the value on. */
export function editedValue(value: Json | undefined, path: string, edit: ExactEdit): Json | undefined {
  if (Array.isArray(value)) return editedList(value as readonly Json[], path, edit);
  return isObject(value) ? editedObject(value, path, edit) : undefined;
}

function editedList(list: readonly Json[], path: string, edit: ExactEdit): Json | undefined {
  const step = itemStep(path);
  if (step === undefined) return undefined;
  const item = editedValue(list[step.index], step.rest, edit);
  return item === undefined ? undefined : list.map((one, index) => (index === step.index ? item : one));
}

function editedObject(object: JsonObject, path: string, edit: ExactEdit): Json | undefined {
  const step = keyStep(Object.keys(object), path);
  if (step === undefined) return undefined;
  const { key, rest } = step;
  if (rest === '' && edit.op === 'rename' && Object.hasOwn(object, edit.name)) return undefined;
  if (rest === '') return Object.fromEntries(Object.entries(object).flatMap((entry) => (entry[0] === key ? editedEntry(entry, edit) : [entry])));
  const field = editedValue(object[key], rest, edit);
  return field === undefined ? undefined : { ...object, [key]: field };
}

function editedEntry([key, value]: [string, Json | undefined], edit: ExactEdit): readonly [string, Json | undefined][] {
  switch (edit.op) {
    case 'remove': return [];
    case 'replace': return [[key, edit.value]];
    case 'rename': return [[edit.name, value]];
  }
}
