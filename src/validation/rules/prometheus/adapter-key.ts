import { adapterRulesIn, PROMETHEUS_ADAPTER, WITH_ADAPTER_RULES } from './adapter-rules';
import { adapterRule, adapterRules } from './samples';
import { asList, asObject, type Json } from '../../../kubernetes/json';
import { each } from '../../each';
import { misspeltKey } from '../../misspelt';
import type { Detection, Rule } from '../../rule';

const RULE = ['seriesQuery', 'seriesFilters', 'resources', 'name', 'metricsQuery'];
const FILTER = ['is', 'isNot'];
const RESOURCES = ['template', 'overrides', 'namespaced'];
const NAME = ['matches', 'as'];

/** A key that the strict reading of the configuration refuses. */
export const adapterKey: Rule = {
  id: 'PROM015',
  name: 'key that the adapter does not know',
  severity: 'error',
  cause: 'the adapter reads its configuration strictly: one unknown key keeps it from starting, and all its metrics are gone',
  fix: `use ${RULE.join(', ')}`,
  source: `${PROMETHEUS_ADAPTER} pkg/config/loader.go (yaml.UnmarshalStrict)`,
  fixable: true,
  kinds: WITH_ADAPTER_RULES,
  check: each(adapterRulesIn, ({ path, json }) => [
    ...unknown(json, RULE, path),
    ...unknown(json.name, NAME, `${path}.name`),
    ...unknown(json.resources, RESOURCES, `${path}.resources`),
    ...asList(json.seriesFilters).flatMap((filter, position) => unknown(filter, FILTER, `${path}.seriesFilters[${position}]`)),
  ]),
  samples: {
    noncompliant: [adapterRules([adapterRule({ metricQuery: 'up' })])],
    compliant: [adapterRules([adapterRule()])],
  },
};

function unknown(json: Json | undefined, known: readonly string[], path: string): readonly Detection[] {
  return Object.keys(asObject(json)).filter((key) => !known.includes(key)).map((key) => {
    const at = `${path}.${key}`;
    const rule = `must be one of ${known.join(', ')}: another key keeps the adapter from starting`;
    return { path: at, rule, ...misspeltKey(at, key, asObject(json), known) };
  });
}
