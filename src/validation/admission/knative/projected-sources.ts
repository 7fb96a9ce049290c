import type { JsonObject } from '../../../kubernetes/json';
import { optionalStruct, structs, text } from '../decoded-fields';
import { isPresent } from './allowed-fields';
import { at, disallowed, exactlyOne, missing } from './webhook-error';
import type { WebhookError } from './webhook-error';

const SOURCES = ['secret', 'configMap', 'serviceAccountToken', 'downwardAPI'] as const;

/** A source of a projected volume (`validateProjectedVolumeSource`). */
export function validateProjectedSource(source: JsonObject): WebhookError[] {
  const present = SOURCES.filter((name) => isPresent(source, name));
  return [
    ...present.flatMap((name) => at(name, validateSource(name, optionalStruct(source, name) ?? {}))),
    ...exactlyOne(SOURCES, present),
  ];
}

function validateSource(kind: typeof SOURCES[number], source: JsonObject): WebhookError[] {
  if (kind === 'serviceAccountToken') return text(source, 'path') === '' ? [missing('path')] : [];
  if (kind === 'downwardAPI') return validateDownwardApi(source);
  return [...(text(source, 'name') === '' ? [missing('name')] : []), ...validateItems(source)];
}

function validateDownwardApi(source: JsonObject): WebhookError[] {
  const items = structs(source, 'items');
  return [
    // Knative's copy of an empty list has none, so that the two differ.
    ...(isPresent(source, 'items') && items.length === 0 ? [disallowed('items', 'to an empty list')] : []),
    ...items.flatMap((item, position) => at(`items[${position}]`, validateDownwardApiFile(item))),
  ];
}

function validateDownwardApiFile(file: JsonObject): WebhookError[] {
  const names = ['fieldRef', 'resourceFieldRef'] as const;
  return [...exactlyOne(names, names.filter((name) => isPresent(file, name))), ...(text(file, 'path') === '' ? [missing('path')] : [])];
}

/** The items of a ConfigMap or Secret that become files (`validateKeyToPath`). */
export function validateItems(source: JsonObject): WebhookError[] {
  return structs(source, 'items').flatMap((item, position) =>
    ['key', 'path'].filter((name) => text(item, name) === '').map((name) => missing(`items[${position}].${name}`)));
}
