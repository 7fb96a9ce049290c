import type { JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { sample } from '../samples';

/** A HelmRelease of prometheus-adapter with one rule that names its metric so. */
export function adapterRelease(as: string): Manifest {
  return adapterRules([adapterRule({ name: { matches: '^(.*)_total$', as } })]);
}

/** A rule of prometheus-adapter for requests per second; the fields are laid over it. */
export function adapterRule(fields: JsonObject = {}): JsonObject {
  return {
    seriesQuery: 'http_requests_total{namespace!="",pod!=""}',
    resources: { overrides: { namespace: { resource: 'namespace' }, pod: { resource: 'pod' } } },
    name: { matches: '^(.*)_total$', as: '${1}_per_second' },
    metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)',
    ...fields,
  };
}

/** A HelmRelease of prometheus-adapter with rules. */
export function adapterRules(custom: readonly JsonObject[], external: readonly JsonObject[] = []): Manifest {
  return sample('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {
    spec: { chart: { spec: { chart: 'prometheus-adapter', version: '5.3.0' } }, values: { rules: { default: false, custom, ...(external.length > 0 && { external }) } } },
  }, { name: 'prometheus-adapter', namespace: 'flux-system' });
}

/** A PrometheusRule with one group of rules. */
export function prometheusRule(...rules: readonly JsonObject[]): Manifest {
  return sample('monitoring.coreos.com/v1', 'PrometheusRule', { spec: { groups: [{ name: 'web', rules }] } });
}
