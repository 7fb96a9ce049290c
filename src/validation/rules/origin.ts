import { asObject, asString } from '../../kubernetes/json';

/** The name of the file that an object was read from; undefined if it was not read from one. */
export function fileOf(origin: unknown): string | undefined {
  return asString(asObject(asObject(asObject(origin).document).source).name);
}

/** Where an object comes from, in words; undefined if nobody knows. */
export function placeOf(origin: unknown): string | undefined {
  return origin === undefined ? undefined : fileOf(origin) ?? String(origin);
}
