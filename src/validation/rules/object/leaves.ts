import type { Json } from '../../../kubernetes/json';

/** Whether some text within a value is such. */
export function someText(value: Json | undefined, isSuch: (text: string) => boolean): boolean {
  if (typeof value === 'string') return isSuch(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item: Json) => someText(item, isSuch));
  for (const key in value) if (someText((value as Readonly<Record<string, Json>>)[key], isSuch)) return true;
  return false;
}

/** Calls `visit` for every text within a value, with its path. */
export function eachText(value: Json | undefined, path: string, visit: (text: string, path: string) => void): void {
  if (typeof value === 'string') {
    visit(value, path);
  } else if (Array.isArray(value)) {
    value.forEach((item: Json, position) => eachText(item, `${path}[${position}]`, visit));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, field] of Object.entries(value)) eachText(field as Json, fieldPath(path, key), visit);
  }
}

/** A key with dots or slashes stands in brackets, so that the path can be read back. */
function fieldPath(path: string, key: string): string {
  return /[./]/.test(key) ? `${path}[${key}]` : `${path}.${key}`;
}
