import { disallowed } from './webhook-error';
import type { WebhookError } from './webhook-error';
import type { JsonObject } from '../../../kubernetes/json';

/*
 * Knative compares a struct with a copy that holds the allowed fields only, and refuses every field in which the two
 * differ (`apis.CheckDisallowedFields` with the masks of `pkg/apis/serving/fieldmask.go`).
 */

/** Whether a field of a decoded struct differs from an absent one. */
export type IsSet = (object: JsonObject, name: string) => boolean;

/** For pointers, lists and maps: an empty one is set too. */
export const isPresent: IsSet = (object, name) => object[name] !== undefined;

/** For texts, numbers and flags: '', 0 and false are not set. */
export const isNotZero: IsSet = (object, name) => isPresent(object, name) && object[name] !== '' && object[name] !== 0 && object[name] !== false;

/** One error for every field of a list that is set. */
export function disallowSet(object: JsonObject, names: readonly string[], isSet: IsSet, condition = ''): WebhookError[] {
  return names.filter((name) => isSet(object, name)).map((name) => disallowed(name, condition));
}
