import type { Json } from '../../../kubernetes/json';

/** Calls `visit` for every text within a value, with its path. */
export function eachText(value: Json | undefined, path: string, visit: (text: string, path: () => string) => void): void {
  if (typeof value === 'string') {
    visit(value, () => path);
  } else if (typeof value === 'object' && value !== null) {
    if (Array.isArray(value)) (value as readonly Json[]).forEach((item, position) => eachText(item, `${path}[${position}]`, visit));
    else for (const [key, field] of Object.entries(value)) eachText(field, fieldPath(path, key), visit);
  }
}

/** A key with dots or slashes stands in brackets, so that the path can be read back. */
export function fieldPath(path: string, key: string): string {
  if (/[./]/.test(key)) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}
