import type { Bundle } from '../../../kubernetes/bundle';
import { asObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { hpa } from '../samples';
import { CONTROLLER, metricsOf, type HpaMetric } from './metrics';

/** One metric for two workloads, and nothing that tells them apart. */
export const sharedExternalMetric: Rule = {
  id: 'HPA025',
  name: 'external metric shared without a selector',
  severity: 'warning',
  cause: 'without a selector all series of the name are summed: two workloads with the same metric both scale on the load of both',
  fix: "give 'metric.selector' with the labels of the series that belong to the workload",
  source: `${CONTROLLER}/metrics/client.go GetExternalMetric; kubernetes/kubernetes#88873`,
  kinds: [HPA],
  check: (object, { read, once }) => read(object, withoutSelector).flatMap(({ path, name }) => {
    const [other] = (once(readersByMetric).get(`${namespaceOf(object)}/${name}`) ?? []).filter((reader) => reader.metadata.name !== object.metadata.name);
    return other === undefined ? [] : [{ path: `${path}.metric.selector`, rule: `should tell its series of ${name} from those of ${objectReference(other)}` }];
  }),
  samples: {
    noncompliant: [readerOf('api', { matchLabels: { service: 'api' } }), readerOf('web')],
    compliant: [readerOf('api', { matchLabels: { service: 'api' } }), readerOf('web', { matchLabels: { service: 'web' } })],
  },
};

function externals(object: Manifest): readonly HpaMetric[] {
  return metricsOf(object).filter(({ type }) => type === 'External');
}

function withoutSelector(object: Manifest): readonly HpaMetric[] {
  // Labels of the Log Service are checked by rules of their own.
  return externals(object).filter(({ source, name }) => asObject(source.metric).selector === undefined && !name.startsWith('sls_'));
}

function readersByMetric(bundle: Bundle): ReadonlyMap<string, readonly Manifest[]> {
  const readers = new Map<string, Manifest[]>();
  for (const object of bundle.ofKind(HPA)) {
    for (const { name } of externals(object)) {
      const key = `${namespaceOf(object)}/${name}`;
      readers.set(key, [...readers.get(key) ?? [], object]);
    }
  }
  return readers;
}

function readerOf(name: string, selector?: { readonly matchLabels: { readonly service: string } }): Manifest {
  const metric = { name: 'http_requests_per_second', ...(selector !== undefined && { selector }) };
  return hpa({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name }, metrics: [{ type: 'External', external: { metric, target: { type: 'AverageValue', averageValue: '10' } } }],
  }, { name });
}
