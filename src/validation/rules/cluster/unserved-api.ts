import { installsOf } from './installs';
import type { Bundle } from '../../../kubernetes/bundle';
import { asObject } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { metricsOf } from '../hpa/metrics';
import { HPA } from '../kinds';
import { hpa, sample } from '../samples';

const OF_KEDA = /^s\d+-/;
/** Charts that bring servers of metrics, of which a cluster for HPAs has some. */
const SERVERS: ReadonlySet<string> = new Set(['keda', 'ack-keda', 'metrics-server', 'prometheus-adapter', 'ack-alibaba-cloud-metrics-adapter', 'datadog', 'kube-metrics-adapter']);
const CUSTOM: ReadonlySet<string> = new Set(['prometheus-adapter', 'ack-alibaba-cloud-metrics-adapter', 'kube-metrics-adapter']);

/** A metric that no server of the bundle has. */
export const unservedApi: Rule = {
  id: 'CLUSTER003',
  name: 'metric of an API that nothing serves',
  severity: 'warning',
  cause: 'custom.metrics.k8s.io has no server in a cluster unless one is installed, and KEDA serves only the metrics of its ScaledObjects: the HPA reports the metric missing at every sync',
  fix: 'install prometheus-adapter with a rule for the metric, or use a ScaledObject',
  source: 'kubernetes documentation, HorizontalPodAutoscaler, support for metrics APIs',
  kinds: [HPA],
  check: each(metricsOf, ({ type, path, name }, { once }) => {
    const { custom, external } = once(servedApis);
    if (custom === undefined || name === '') return [];
    if ((type === 'Pods' || type === 'Object') && !custom) return [{ path: `${path}.metric.name`, rule: 'should have a server of custom.metrics.k8s.io: the servers of this bundle have none', got: name }];
    return type === 'External' && external === 'keda' && !OF_KEDA.test(name) && !name.startsWith('sls_')
      ? [{ path: `${path}.metric.name`, rule: 'should be a metric of a ScaledObject: the server of external.metrics.k8s.io in this bundle is KEDA', got: name }] : [];
  }),
  samples: {
    noncompliant: [release('keda'), onPods()],
    compliant: [release('keda'), release('prometheus-adapter', { rules: { default: true } }), onPods()],
  },
};

interface ServedApis {
  /** Whether something serves custom metrics; undefined where the bundle installs no server of metrics. */
  readonly custom: boolean | undefined;
  readonly external: 'keda' | 'other';
}

function servedApis(bundle: Bundle): ServedApis {
  const charts = installsOf(bundle).filter(({ chart }) => SERVERS.has(chart));
  if (charts.length === 0) return { custom: undefined, external: 'other' };
  const names = charts.map(({ chart }) => chart);
  const written = bundle.ofKind('APIService').some(({ metadata }) => metadata.name.endsWith('custom.metrics.k8s.io'));
  const others = charts.some(({ chart, values }) => !chart.endsWith('keda') && chart !== 'metrics-server' && (chart !== 'prometheus-adapter' || asObject(values.rules).external !== undefined));
  return { custom: written || names.some((name) => CUSTOM.has(name)), external: names.some((name) => name.endsWith('keda')) && !others ? 'keda' : 'other' };
}

function release(chart: string, values: Parameters<typeof hpa>[0] = {}) {
  return sample('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { chart: { spec: { chart, version: '1.2.3' } }, values } }, { name: chart, namespace: 'flux-system' });
}

function onPods() {
  return hpa({ metrics: [{ type: 'Pods', pods: { metric: { name: 'http_requests_per_second' }, target: { type: 'AverageValue', averageValue: '10' } } }] });
}
