import type { Leaf } from './opaque';
import type { Problems } from './problem';

const PLACEHOLDER = /x{4,}|\*{2,}|<[^>]*>/i;

/** Checks that a text is no placeholder of a sample (`xxxx`, `****`, `<project>`) that was left in. */
export function checkFilledIn(problems: Problems, path: string, value: Leaf): boolean {
  return typeof value !== 'string'
    || problems.check(!PLACEHOLDER.test(value), path, 'must not be a placeholder', value, 'put in the real value');
}
