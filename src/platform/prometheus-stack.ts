import { decideRelease, deliver, INSTALL_KEYS, type InstallSpec, releaseProblems } from './delivery';
import { KUBE_PROMETHEUS_STACK_CHART, PROMETHEUS_CHART } from './helm-charts';
import type { Installation } from './installation';
import { fromOptions } from '../kubernetes/declared/from-declared';
import { aNumber, oneOf } from '../kubernetes/declared/scalars';
import type { KeysOf } from '../kubernetes/known-keys';
import { Problems } from '../kubernetes/problem';

/** An install of Prometheus. */
export interface PrometheusStackSpec extends InstallSpec {
  /**
   * `operator`: kube-prometheus-stack, which reads ServiceMonitors and PodMonitors.
   * `server`: the plain prometheus chart, which reads annotations.
   * @default 'operator'
   */
  readonly distribution?: 'operator' | 'server';
  /** Seconds between two scrapes; a rate window must hold several of them. Whole number from 1. @default 15 */
  readonly scrapeIntervalSeconds?: number;
}

const KEYS: KeysOf<PrometheusStackSpec> = { ...INSTALL_KEYS, distribution: oneOf('operator', 'server'), scrapeIntervalSeconds: aNumber };

/** An install of Prometheus, with the address at which it answers. */
export interface PrometheusInstallation extends Installation {
  /** Address for KEDA triggers, without a slash at the end. */
  readonly serverAddress: string;
}

const SCRAPE_INTERVAL = 15;
/** kube-prometheus-stack cuts its full name to this many characters. */
const FULL_NAME_MAX = 26;

/** Plans an install of Prometheus. */
export function planPrometheusStack(given: PrometheusStackSpec): PrometheusInstallation {
  return fromOptions(given, KEYS, { objects: [], problems: [], serverAddress: '' }, prometheusStack);
}

function prometheusStack(spec: PrometheusStackSpec): PrometheusInstallation {
  const problems = new Problems();
  const interval = spec.scrapeIntervalSeconds ?? SCRAPE_INTERVAL;
  problems.check(Number.isInteger(interval) && interval >= 1, 'scrapeIntervalSeconds', 'must be a whole number from 1', interval);
  const server = spec.distribution === 'server';
  const release = server
    ? decideRelease(PROMETHEUS_CHART, spec, { name: 'prometheus', namespace: 'monitoring' }, {
      server: { global: { scrape_interval: `${interval}s` } },
    })
    : decideRelease(KUBE_PROMETHEUS_STACK_CHART, spec, { name: 'kube-prometheus-stack', namespace: 'monitoring' }, {
      prometheus: { prometheusSpec: { scrapeInterval: `${interval}s` } },
    });
  problems.add(releaseProblems(release, spec.delivery));
  const host = server ? serverService(release.name) : operatorService(release.name);
  return {
    objects: deliver(release, spec.delivery),
    problems: problems.list,
    serverAddress: `http://${host}.${release.namespace}.svc.cluster.local${server ? '' : ':9090'}`,
  };
}

/** Name of the Service of the plain chart, on port 80. Upstream: charts/prometheus `templates/_helpers.tpl`. */
function serverService(release: string): string {
  return `${release.includes('prometheus') ? release : `${release}-prometheus`}-server`;
}

/** Name of the Service of kube-prometheus-stack, on port 9090. Upstream: charts/kube-prometheus-stack `templates/_helpers.tpl`. */
function operatorService(release: string): string {
  const name = KUBE_PROMETHEUS_STACK_CHART.name;
  const full = release.includes(name) ? release : `${release}-${name}`;
  return `${full.slice(0, FULL_NAME_MAX).replace(/-+$/, '')}-prometheus`;
}
