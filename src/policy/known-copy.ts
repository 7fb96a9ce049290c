import type { Json } from '../kubernetes/json';
import { joinPath } from '../kubernetes/problem';
import { Undecided } from '../validation/undecided';

/**
 * A plain copy of the properties of a resource. `@pulumi/policy` lets reading a value throw that is not known before the update; so does the
 * copy, in the way that makes a rule leave its object undecided.
 */
export function knownCopy(value: unknown, path = ''): Json {
  if (typeof value !== 'object' || value === null) return value as Json;
  const copy = (Array.isArray(value) ? [] : {}) as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    const inner = joinPath(path, Array.isArray(value) ? `[${key}]` : key);
    try {
      copy[key] = knownCopy((value as Readonly<Record<string, unknown>>)[key], inner);
    } catch (error) {
      if (!isUnknownValue(error)) throw error;
      Object.defineProperty(copy, key, { enumerable: true, configurable: true, get: () => { throw new Undecided(`'${inner}' is not known before the update`); } });
    }
  }
  return copy as Json;
}

/** `@pulumi/policy` does not export the class of the error. */
function isUnknownValue(error: unknown): boolean {
  return error instanceof Error && error.constructor.name === 'UnknownValueError';
}
