import { adapterRules as allRules, adapterRulesIn, PROMETHEUS_ADAPTER, servedNames, WITH_ADAPTER_RULES, type FoundRule } from './adapter-rules';
import { adapterRule, adapterRules } from './samples';
import type { Bundle } from '../../../kubernetes/bundle';
import { asObject } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Rule } from '../../rule';

/** Two rules for one name, of which one is never asked. */
export const sameMetricName: Rule = {
  id: 'PROM021',
  name: 'two adapter rules for one metric',
  severity: 'error',
  cause: 'the adapter serves one rule under a name: the last one wins, and the other is silently ignored',
  fix: "give them different names in 'name.as'",
  source: `${PROMETHEUS_ADAPTER} pkg/custom-provider/series_registry.go`,
  kinds: WITH_ADAPTER_RULES,
  check: each(adapterRulesIn, (rule, { once }) => (servedNames(rule) ?? []).flatMap((name) => {
    const first = once(firstByName).get(keyOf(rule, name));
    return first === undefined || first === rule.path ? [] : [{ path: `${rule.path}.name`, rule: `must give another name than ${first}`, got: name }];
  })),
  samples: {
    noncompliant: [adapterRules([adapterRule(), adapterRule({ metricsQuery: 'max(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)' })])],
    compliant: [adapterRules([adapterRule(), adapterRule({ name: { matches: '^(.*)_total$', as: '${1}_peak' } })])],
  },
};

/** Rules of one object make one configuration; a name may be served once for pods and once for Services. */
function keyOf({ object, api, json }: FoundRule, name: string): string {
  const { overrides, template } = asObject(json.resources);
  const resources = Object.values(asObject(overrides)).map((one) => String(asObject(one).resource)).sort();
  return JSON.stringify([object.kind, object.metadata.namespace, object.metadata.name, api, name, resources, template]);
}

/** The path of the first rule that gives a name. */
function firstByName(bundle: Bundle): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const rule of allRules(bundle)) {
    for (const name of servedNames(rule) ?? []) {
      const key = keyOf(rule, name);
      if (!first.has(key)) first.set(key, rule.path);
    }
  }
  return first;
}
