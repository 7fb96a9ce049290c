import { fitValue, type Kind, type Walk } from './kind';
import { anObject } from './shapes';
import { isObject } from '../json';
import type { KeysOf } from '../known-keys';
import type { Problem } from '../problem';

/**
 * Makes something of what was declared, which plain JavaScript may have filled with anything. Whatever is of another kind than the options take,
 * or no option, is a problem; the rest is made without it, and reports its own. Where nothing can stand in for what is wrong, the result is
 * `empty` with these problems. The path is what the declaration is called where it is of another kind as a whole.
 */
export function fromDeclared<Spec, Result extends { readonly problems: readonly Problem[] }>(
  given: Spec, kind: Kind<Spec>, empty: Result, make: (spec: Spec) => Result, path = '',
): Result {
  const walk: Walk = { problems: [], stopped: false };
  const fitted = fitValue(given, kind, path, walk);
  if (walk.problems.length === 0) return make(fitted as Spec);
  if (walk.stopped || fitted === undefined) return { ...empty, problems: walk.problems };
  const made = make(fitted as Spec);
  return { ...made, problems: [...walk.problems, ...made.problems.filter((problem) => !follows(problem, walk.problems))] };
}

/** Whether a problem only follows from others: it is at the place of one or around it, or speaks of it. */
function follows({ path, rule }: Problem, others: readonly Problem[]): boolean {
  return others.some((other) => path === other.path || other.path.startsWith(`${path}.`) || rule.includes(`'${other.path}'`));
}

/** The same for all options of a construct, which have no place within another. */
export function fromOptions<Spec extends object, Result extends { readonly problems: readonly Problem[] }>(
  given: Spec, keys: KeysOf<Spec>, empty: Result, make: (spec: Spec) => Result,
): Result {
  return fromDeclared(given, anObject(keys), empty, make, isObject(given) ? '' : 'options');
}
