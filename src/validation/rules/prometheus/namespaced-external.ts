import { adapterRulesIn, PROMETHEUS_ADAPTER, WITH_ADAPTER_RULES } from './adapter-rules';
import { adapterRule, adapterRules } from './samples';
import { asObject } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Rule } from '../../rule';

/** An external metric whose namespace nobody can find. */
export const namespacedExternal: Rule = {
  id: 'PROM019',
  name: 'external rule without a label for the namespace',
  severity: 'error',
  cause: 'an external metric is asked for within the namespace of the HPA: without a label for it every reading fails',
  fix: "write 'resources: { overrides: { namespace: { resource: namespace } } }', or 'resources: { namespaced: false }' to serve the same number everywhere",
  source: `${PROMETHEUS_ADAPTER} pkg/naming/resource_converter.go; kubernetes-sigs/prometheus-adapter#195, #324`,
  kinds: WITH_ADAPTER_RULES,
  check: each(adapterRulesIn, ({ api, path, json }) => {
    const { template, overrides, namespaced } = asObject(json.resources);
    const labelled = Object.values(asObject(overrides)).some((one) => /^(namespaces?|ns)$/.test(String(asObject(one).resource)));
    return api !== 'external' || namespaced === false || template !== undefined || labelled ? []
      : [{ path: `${path}.resources`, rule: "must say which label holds the namespace, or that the metric is not 'namespaced'" }];
  }),
  samples: {
    noncompliant: [adapterRules([], [external({})])],
    compliant: [adapterRules([], [external({ namespaced: false })])],
  },
};

function external(resources: Parameters<typeof adapterRule>[0]) {
  return adapterRule({ seriesQuery: 'orders_waiting{queue!=""}', name: { as: 'orders_waiting' }, resources, metricsQuery: 'sum(<<.Series>>{<<.LabelMatchers>>})' });
}
