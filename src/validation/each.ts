import type { Detection, ItemCheck, RuleContext } from './rule';
import type { Bundle } from '../kubernetes/bundle';
import type { Manifest } from '../kubernetes/manifest';

/**
 * A check of every item that a reader finds in an object, such as each trigger. The items of all objects are read once for all
 * rules, and an object without any costs a rule nothing.
 */
export function each<Item>(
  reader: (object: Manifest, bundle: Bundle) => readonly Item[],
  check: (item: Item, context: RuleContext, object: Manifest) => readonly Detection[],
): ItemCheck {
  return { reader, check: check as ItemCheck['check'] };
}
