import type { Manifest } from '../../../kubernetes/manifest';
import { sample } from '../samples';

/** A HelmRelease of prometheus-adapter with one rule that names its metric so. */
export function adapterRelease(as: string): Manifest {
  const rule = {
    seriesQuery: 'http_requests_total{namespace!="",pod!=""}',
    resources: { overrides: { namespace: { resource: 'namespace' }, pod: { resource: 'pod' } } },
    name: { matches: '^(.*)_total$', as },
    metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)',
  };
  return sample('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {
    spec: { chart: { spec: { chart: 'prometheus-adapter', version: '5.3.0' } }, values: { rules: { default: false, custom: [rule] } } },
  }, { name: 'prometheus-adapter', namespace: 'flux-system' });
}
