import type { Bundle } from './kubernetes/bundle';
import type { Rule } from './validation/rule';

interface RulesModule {
  readonly rulesFor: (bundle: Bundle) => readonly Rule[];
}

/** The rules of the library that can say something about a bundle. They are loaded at the first synthesis, not with the package. */
export function defaultRules(bundle: Bundle): readonly Rule[] {
  return (module.require('./validation/rules') as RulesModule).rulesFor(bundle);
}
