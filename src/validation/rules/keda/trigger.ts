import { asList, asObject, asString, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { SCALED_JOB, SCALED_OBJECT } from '../kinds';

/** The release that the rules about KEDA were read from. */
export const KEDA = 'KEDA 2.20.2';

/** Both kinds that have triggers. */
export const WITH_TRIGGERS = [SCALED_OBJECT, SCALED_JOB];

/** One entry of `spec.triggers`. */
export interface Trigger {
  /** Such as `spec.triggers[0]`. */
  readonly path: string;
  readonly type: string;
  readonly name: string | undefined;
  readonly metricType: string | undefined;
  readonly metadata: JsonObject;
  /** Name and kind of the TriggerAuthentication; undefined without one. */
  readonly authentication: { readonly name: string; readonly kind: string } | undefined;
}

/** The triggers of a ScaledObject or ScaledJob. */
export function triggersOf(object: Manifest): readonly Trigger[] {
  return asList(asObject(object.spec).triggers).map((json, position) => {
    const trigger = asObject(json);
    const reference = asObject(trigger.authenticationRef);
    const name = asString(reference.name);
    return {
      path: `spec.triggers[${position}]`,
      type: asString(trigger.type) ?? '',
      name: asString(trigger.name),
      metricType: asString(trigger.metricType),
      metadata: asObject(trigger.metadata),
      authentication: name === undefined ? undefined : { name, kind: asString(reference.kind) ?? 'TriggerAuthentication' },
    };
  });
}

/** The prometheus triggers of a ScaledObject or ScaledJob. */
export function prometheusTriggersOf(object: Manifest): readonly Trigger[] {
  return triggersOf(object).filter(({ type }) => type === 'prometheus');
}

/** Path of an entry of a trigger's metadata. */
export function metadataPath({ path }: Trigger, key: string): string {
  return `${path}.metadata.${key}`;
}

/** An entry of the metadata as KEDA reads it: trimmed, and undefined where it is missing or empty. */
export function metadataText({ metadata }: Trigger, key: string): string | undefined {
  const text = asString(metadata[key])?.trim();
  return text === '' ? undefined : text;
}
