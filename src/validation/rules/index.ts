import type { Bundle } from '../../kubernetes/bundle';
import { asObject } from '../../kubernetes/json';
import { ACKNOWLEDGE_ANNOTATION } from '../acknowledgement';
import type { Rule } from '../rule';
import { AREAS, type Area } from './areas';

/** All rules, in the order of the catalogue. */
export function allRules(): readonly Rule[] {
  return AREAS.flatMap(({ load }) => load());
}

/**
 * The rules that can find something in a bundle: those of the areas whose kinds it has. All of them as soon as an object carries
 * acknowledgements, since an acknowledgement of any rule must be known.
 */
export function rulesFor(bundle: Bundle): readonly Rule[] {
  const { manifests } = bundle;
  if (manifests.some(({ metadata }) => asObject(asObject(metadata).annotations)[ACKNOWLEDGE_ANNOTATION] !== undefined)) return allRules();
  return AREAS.filter((area) => concerns(area, bundle)).flatMap(({ load }) => load());
}

function concerns({ kinds, unless }: Area, bundle: Bundle): boolean {
  return kinds.some((kind) => kind === '*' || bundle.ofKind(kind).length > 0) && unless?.(bundle) !== true;
}
