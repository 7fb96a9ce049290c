import { isObject, type Json } from '../../kubernetes/json';
import type { Finding } from '../finding';
import { valueAt } from './value-at';
import { hasPlaceholder } from '../source/templates';

/** Texts of a ConfigMap are files of their own, in which everything may stand. */
const DATA = /^(?:data|stringData)\b/;

/** Whether a finding is about a value that is filled in later, so that nothing can be said about it yet. */
export function isAboutPlaceholder({ object, path }: Finding): boolean {
  return path !== '' && !DATA.test(path) && holdsPlaceholder(valueAt(object, path));
}

function holdsPlaceholder(value: Json | undefined): boolean {
  if (typeof value === 'string') return hasPlaceholder(value);
  if (Array.isArray(value)) return (value as readonly Json[]).some(holdsPlaceholder);
  return isObject(value) && Object.values(value).some(holdsPlaceholder);
}
