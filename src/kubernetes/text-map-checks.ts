import { isOpaque } from './declared/scalars';
import { labelValueErrors, qualifiedNameErrors } from './names';
import type { Leaf } from './opaque';
import type { Problems } from './problem';

const KEY = 'must have keys of at most 63 letters, digits, "-", "_" or ".", with a letter or digit at both ends, behind an optional DNS subdomain and "/"';
const VALUE = 'must be a label value: at most 63 letters, digits, "-", "_" or ".", with a letter or digit at both ends';

type TextMap = Readonly<Record<string, Leaf>> | undefined;

/** Checks labels as the API server does; values that are known only later are not looked at. */
export function checkLabels(labels: TextMap, path: string, problems: Problems): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    checkKey(key, path, problems);
    if (checkText(key, value, path, problems) && typeof value === 'string') {
      problems.check(labelValueErrors(value).length === 0, `${path}[${key}]`, VALUE, value);
    }
  }
}

/** Checks annotations as the API server does: keys like those of labels, any text as value. */
export function checkAnnotations(annotations: TextMap, path: string, problems: Problems): void {
  for (const [key, value] of Object.entries(annotations ?? {})) {
    // The API server folds the case of annotation keys before it looks at them.
    checkKey(key.toLowerCase(), path, problems, key);
    checkText(key, value, path, problems);
  }
}

function checkKey(key: string, path: string, problems: Problems, shown = key): void {
  problems.check(qualifiedNameErrors(key).length === 0, path, KEY, shown);
}

/** Plain JavaScript may pass what the API server refuses, such as `true`. */
function checkText(key: string, value: unknown, path: string, problems: Problems): boolean {
  return problems.check(typeof value === 'string' || isOpaque(value), `${path}[${key}]`, 'must be a text',
    value, 'put it in quotes');
}
