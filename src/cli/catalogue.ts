import { OBJECTIVE_RULE } from '../simulation-rules';
import { ENGINE_RULES } from '../validation/engine-rules';
import type { Rule, RuleFacts } from '../validation/rule';
import { AREAS } from '../validation/rules/areas';
import { SOURCE_RULES } from '../validation/source/source-rules';

/** Rules that belong together. */
export interface CatalogueArea {
  readonly title: string;
  readonly rules: readonly (RuleFacts & Partial<Pick<Rule, 'kinds' | 'samples'>>)[];
}

/** All that can be reported, by area: the rules, then what the engine and reading itself report. */
export function areas(): readonly CatalogueArea[] {
  return [
    ...AREAS.map(({ title, load }) => ({ title, rules: load() })),
    { title: 'Simulation of the expected load', rules: [OBJECTIVE_RULE] },
    { title: 'Files', rules: SOURCE_RULES },
    { title: 'The check itself', rules: ENGINE_RULES },
  ];
}

/** All that can be reported. */
export function catalogue(): readonly CatalogueArea['rules'][number][] {
  return areas().flatMap(({ rules }) => rules);
}
