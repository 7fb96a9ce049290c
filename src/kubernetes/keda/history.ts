import { ownField } from '../json';
import history from './known-since.json';

/** Names, each with the minor version of KEDA that is the first to know it, such as `2.17`. */
export type Since = Readonly<Record<string, string>>;

/** The oldest minor version that was looked at: what it knows counts as known to all. */
export const OLDEST_KEDA = '2.10';

/** The fields of a kind that came later, by paths such as `spec.triggers[].metadata`. */
export function laterFields(kind: string): Since {
  return ownField<Since>(history.fields, kind) ?? {};
}

/** Since when KEDA has a trigger type; undefined for one that it always had, or never. */
export function triggerTypeSince(type: string): string | undefined {
  return ownField<string>(history.types, type);
}

/** Since when a trigger reads a key of its metadata; undefined if it always did, or never. */
export function parameterSince(type: string, key: string): string | undefined {
  return ownField(ownField<Since>(history.parameters, type) ?? {}, key);
}

/** Since when KEDA reads an annotation; undefined if it always did, or never. */
export function annotationSince(name: string): string | undefined {
  return ownField<string>(history.annotations, name);
}
