import { compareSizes } from './arithmetic';
import { ExprError } from './expr-error';
import type { Value } from './value';

/** A list in the order of its keys, `asc` or `desc`. Throws where two keys cannot be compared. */
export function sortValues(list: readonly Value[], keys: readonly Value[], order: Value): readonly Value[] {
  if (order !== 'asc' && order !== 'desc') throw new ExprError('unknown order, use asc or desc');
  const direction = order === 'asc' ? 1 : -1;
  const pairs = list.map((value, index) => ({ value, key: keys[index] ?? null }));
  pairs.sort((a, b) => {
    if (compareSizes('<', a.key, b.key)) return -direction;
    return compareSizes('<', b.key, a.key) ? direction : 0;
  });
  return pairs.map(({ value }) => value);
}
