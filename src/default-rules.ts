import type { Bundle } from './kubernetes/bundle';
import { OBJECTIVE_RULE, simulationRules } from './simulation-rules';
import type { Rule } from './validation/rule';

interface RulesModule {
  readonly allRules: () => readonly Rule[];
  readonly rulesFor: (bundle: Bundle) => readonly Rule[];
}

const load = (): RulesModule => module.require('./validation/rules') as RulesModule;

/** The rules of the library that can say something about a bundle. They are loaded at the first synthesis, not with the package. */
export function defaultRules(bundle: Bundle): readonly Rule[] {
  return [...rulesWithoutSimulation(bundle), ...simulationRules(bundle)];
}

/** Those that do not simulate, which a simulation asks first. */
export function rulesWithoutSimulation(bundle: Bundle): readonly Rule[] {
  return load().rulesFor(bundle);
}

/** The ids of all rules of the library. */
export function defaultRuleIds(): readonly string[] {
  return [...load().allRules().map(({ id }) => id), OBJECTIVE_RULE.id];
}
