import { decideRelease, deliver, INSTALL_KEYS, type InstallSpec, releaseProblems } from './delivery';
import { HAPROXY_INGRESS_CHART } from './helm-charts';
import { installationFrom, type Installation } from './installation';
import type { Kind } from '../kubernetes/declared/kind';
import { aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import { madeBy, mapOf, anObject, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { Problems } from '../kubernetes/problem';

/** How Prometheus finds the metrics of the controller: exactly one way, or sums come out doubled. */
export type HaproxyScrape =
  /** Annotations `prometheus.io/*` on the pods, for a Prometheus that looks for them. */
  | { readonly kind: 'annotations' }
  /** A ServiceMonitor or PodMonitor, with the labels that the Prometheus operator selects by. */
  | { readonly kind: 'serviceMonitor' | 'podMonitor'; readonly labels?: Readonly<Record<string, string>> };

const ANNOTATION_KEYS: KeysOf<Extract<HaproxyScrape, { readonly kind: 'annotations' }>> = { kind: required(oneOf('annotations')) };
const MONITOR_KEYS: KeysOf<Exclude<HaproxyScrape, { readonly kind: 'annotations' }>> = {
  kind: required(oneOf('serviceMonitor', 'podMonitor')), labels: mapOf(aText),
};
const SCRAPE: Kind<HaproxyScrape> = madeBy('HaproxyScrape', 'kind', {
  annotations: anObject(ANNOTATION_KEYS), serviceMonitor: anObject(MONITOR_KEYS), podMonitor: anObject(MONITOR_KEYS),
});

/** An install of the HAProxy Kubernetes Ingress Controller. */
export interface HaproxyIngressControllerSpec extends InstallSpec {
  /** Controller pods. Whole number from 1; 2 or more for an ingress. @default 2 (of the chart) */
  readonly replicas?: number;
  /** @default - annotations */
  readonly scrape?: HaproxyScrape;
  /**
   * Seconds that a request may wait in the queue before it gets a 503 (`timeout-queue`).
   * Must outlast the start of a pod for the queue to be a signal. From 0.001.
   * @default 5 (of the controller)
   */
  readonly queueTimeoutSeconds?: number;
  /** The most servers of a backend that are added without a reload (`scale-server-slots`). Whole number from 1. @default 42 (of the controller) */
  readonly serverSlots?: number;
}

const KEYS: KeysOf<HaproxyIngressControllerSpec> = {
  ...INSTALL_KEYS, replicas: aNumber, scrape: SCRAPE, queueTimeoutSeconds: aNumber, serverSlots: aNumber,
};

/** Port and path of HAProxy's own exporter. */
const STAT_PORT = 1024;
const METRICS_PATH = '/metrics';
const MILLI = 1000;

/** Plans an install of the HAProxy Kubernetes Ingress Controller with its metrics scraped one way. */
export function planHaproxyIngressController(given: HaproxyIngressControllerSpec): Installation {
  return installationFrom(given, KEYS, haproxyIngressController);
}

function haproxyIngressController(spec: HaproxyIngressControllerSpec): Installation {
  const problems = new Problems();
  const whole = (path: string, value: number | undefined): boolean => problems.check(
    value === undefined || (Number.isInteger(value) && value >= 1), path, 'must be a whole number from 1', value);
  whole('replicas', spec.replicas);
  whole('serverSlots', spec.serverSlots);
  const timeout = spec.queueTimeoutSeconds;
  problems.check(timeout === undefined || (Number.isFinite(timeout) && timeout >= 1 / MILLI), 'queueTimeoutSeconds', 'must be at least 0.001', timeout);
  const config = {
    ...(timeout !== undefined && { 'timeout-queue': `${Math.round(timeout * MILLI)}ms` }),
    ...(spec.serverSlots !== undefined && { 'scale-server-slots': String(spec.serverSlots) }),
  };
  const release = decideRelease(HAPROXY_INGRESS_CHART, spec, { name: 'haproxy-kubernetes-ingress', namespace: 'haproxy-controller' }, {
    controller: {
      ...(spec.replicas !== undefined && { replicaCount: spec.replicas }),
      ...(Object.keys(config).length > 0 && { config }),
      ...scrapeValues(spec.scrape ?? { kind: 'annotations' }),
    },
  });
  problems.add(releaseProblems(release, spec.delivery));
  return { objects: deliver(release, spec.delivery), problems: problems.list };
}

/** Values of the annotations are quoted: the API server refuses bare numbers and booleans. */
function scrapeValues(scrape: HaproxyScrape): Readonly<Record<string, unknown>> {
  if (scrape.kind === 'annotations') {
    return {
      podAnnotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/path': METRICS_PATH, 'prometheus.io/port': String(STAT_PORT) },
    };
  }
  return {
    prometheus: { enabled: true },
    [scrape.kind]: { enabled: true, ...(scrape.labels !== undefined && { extraLabels: scrape.labels }) },
  };
}
