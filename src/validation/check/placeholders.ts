import { isObject, type Json } from '../../kubernetes/json';
import type { Finding } from '../finding';
import { valueAt } from './value-at';
import { hasPlaceholder, isSampleValue } from '../source/templates';

/** The rule that finds values of samples, which are no reason to leave out its findings. */
const ABOUT_SAMPLES = 'OBJECT001';

/** Texts of a ConfigMap are files of their own, in which everything may stand. */
const DATA = /^(?:data|stringData)\b/;

/** Whether a finding is about a value that is filled in later, so that nothing can be said about it yet. */
export function isAboutPlaceholder({ id, object, path }: Finding): boolean {
  if (path === '' || DATA.test(path)) return false;
  const value = valueAt(object, path) ?? valueAt(object, path.replace(TEMPLATE_LABELS, 'spec.template.metadata.labels'));
  return someText(value, hasPlaceholder) || id !== ABOUT_SAMPLES && textsOf(value).some(isSampleValue);
}

/** Kubernetes says `spec.template.labels` of labels that are refused. */
const TEMPLATE_LABELS = /^spec\.template\.labels\b/;

/** A text, or those of a map such as labels. */
function textsOf(value: Json | undefined): readonly string[] {
  return [value, ...isObject(value) ? Object.values(value) : []].filter((one) => typeof one === 'string');
}

function someText(value: Json | undefined, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value);
  if (Array.isArray(value)) return (value as readonly Json[]).some((item) => someText(item, test));
  return isObject(value) && Object.values(value).some((field) => someText(field, test));
}
