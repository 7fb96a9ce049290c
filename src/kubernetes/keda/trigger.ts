import { asObject, asString } from '../json';
import type { Json, JsonObject } from '../json';

/** A trigger of a ScaledObject or ScaledJob, read from its manifest. */
export interface Trigger {
  readonly type: string;
  /** Empty if it has none. */
  readonly name: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** Empty if it has none. */
  readonly metricType: string;
  readonly useCachedMetrics: boolean;
  readonly authenticationRef: { readonly name: string; readonly kind: string } | undefined;
}

/** Reads a trigger; fields of the wrong type are taken for missing ones. */
export function readTrigger(json: Json | undefined): Trigger {
  const trigger = asObject(json);
  return {
    type: asString(trigger.type) ?? '',
    name: asString(trigger.name) ?? '',
    metadata: texts(asObject(trigger.metadata)),
    metricType: asString(trigger.metricType) ?? '',
    useCachedMetrics: trigger.useCachedMetrics === true,
    authenticationRef: trigger.authenticationRef === undefined || trigger.authenticationRef === null
      ? undefined : readReference(asObject(trigger.authenticationRef)),
  };
}

function readReference(json: JsonObject): { readonly name: string; readonly kind: string } {
  return { name: asString(json.name) ?? '', kind: asString(json.kind) ?? '' };
}

/** The fields that are texts, as nearly always all are. */
function texts(object: JsonObject): Readonly<Record<string, string>> {
  return areTexts(object) ? object : Object.fromEntries(Object.entries(object).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])));
}

function areTexts(object: JsonObject): object is Readonly<Record<string, string>> {
  return Object.values(object).every((value) => typeof value === 'string');
}

/** Whether a trigger is of a type whose metric the HPA reads without KEDA. */
export function isResourceTrigger(trigger: Trigger): boolean {
  return trigger.type === 'cpu' || trigger.type === 'memory';
}
