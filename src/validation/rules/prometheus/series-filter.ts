import { adapterRulesIn, PROMETHEUS_ADAPTER, WITH_ADAPTER_RULES } from './adapter-rules';
import { adapterRule, adapterRules } from './samples';
import { asList, asObject, asString } from '../../../kubernetes/json';
import { compileRe2 } from '../../../kubernetes/re2';
import { each } from '../../each';
import type { Rule } from '../../rule';

/** A filter that keeps the adapter from starting. */
export const seriesFilter: Rule = {
  id: 'PROM022',
  name: 'filter that the adapter refuses',
  severity: 'error',
  cause: 'the adapter does not start over a filter that is not exactly one of is and isNot, or whose expression RE2 does not know, such as a lookahead',
  fix: "write one entry with 'is' or with 'isNot' each",
  source: `${PROMETHEUS_ADAPTER} pkg/naming/regex_matcher.go`,
  kinds: WITH_ADAPTER_RULES,
  check: each(adapterRulesIn, ({ path: rule, json }) => asList(json.seriesFilters).flatMap((filter, position) => {
    const { is, isNot } = asObject(filter);
    const path = `${rule}.seriesFilters[${position}]`;
    const given = [is, isNot].flatMap((text) => asString(text) || []);
    const [expression] = given;
    if (given.length !== 1 || expression === undefined) return [{ path, rule: "must have exactly one of 'is' and 'isNot'" }];
    const compiled = compileRe2(expression);
    return typeof compiled === 'string' ? [{ path, rule: `must be an expression of RE2: ${compiled}`, got: expression }] : [];
  })),
  samples: {
    noncompliant: [adapterRules([adapterRule({ seriesFilters: [{ is: '^http_', isNot: '_seconds$' }] })])],
    compliant: [adapterRules([adapterRule({ seriesFilters: [{ is: '^http_' }, { isNot: '_seconds$' }] })])],
  },
};
