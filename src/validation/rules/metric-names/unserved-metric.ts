import type { Bundle } from '../../../kubernetes/bundle';
import { ownField } from '../../../kubernetes/json';
import { nearest } from '../../../kubernetes/nearest';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { metricsOf } from '../hpa/metrics';
import { HPA } from '../kinds';
import { adapterRules, PROMETHEUS_ADAPTER, servedNames } from '../prometheus/adapter-rules';
import { adapterRelease } from '../prometheus/samples';
import { hpa } from '../samples';

const APIS: Readonly<Record<string, 'custom' | 'external'>> = { Pods: 'custom', Object: 'custom', External: 'external' };
/** Metrics that somebody else serves: KEDA, and the adapter of Alibaba Cloud. */
const SERVED_ELSEWHERE = /^(s\d+-|sls_|slb_|k8s_|ahas_|cms_)/;

/** A metric that no rule of the adapter makes. */
export const unservedMetric: Rule = {
  id: 'WIRING004',
  name: 'metric that no adapter rule serves',
  severity: 'warning',
  cause: 'the adapter answers 404, and the HPA reports FailedGetPodsMetric (or Object, External) at every sync',
  fix: 'use the name that the rule gives to the metric, or add a rule',
  source: `${PROMETHEUS_ADAPTER} pkg/naming/metric_namer.go`,
  kinds: [HPA],
  check: each(metricsOf, ({ type, path, name }, { once }) => {
    const api = ownField(APIS, type);
    const names = api === undefined ? undefined : once(namesByApi)[api];
    if (names === undefined || names.length === 0 || names.includes(name) || SERVED_ELSEWHERE.test(name)) return [];
    const meant = nearest(name, names);
    return [{
      path: `${path}.metric.name`,
      rule: 'should be served by a rule of prometheus-adapter in this bundle',
      got: name,
      ...(meant !== undefined && { fix: `write ${meant}` }),
    }];
  }),
  samples: {
    noncompliant: [adapterRelease('${1}_per_second'), pods('http_request_per_second')],
    compliant: [adapterRelease('${1}_per_second'), pods('http_requests_per_second')],
  },
};

/** The names that the rules of each API give; undefined where one of them cannot be foretold. */
function namesByApi(bundle: Bundle): Readonly<Record<'custom' | 'external', readonly string[] | undefined>> {
  const rules = adapterRules(bundle);
  const namesOf = (api: 'custom' | 'external'): readonly string[] | undefined => {
    const names = rules.filter((rule) => rule.api === api).map(servedNames);
    return names.includes(undefined) ? undefined : names.flatMap((some) => some ?? []);
  };
  return { custom: namesOf('custom'), external: namesOf('external') };
}

function pods(name: string) {
  return hpa({ metrics: [{ type: 'Pods', pods: { metric: { name }, target: { type: 'AverageValue', averageValue: '10' } } }] });
}
