import { checkSeconds, prometheusSeconds } from './rate-window';
import type { NamedPort, NeededObject, SignalContext } from './signal';
import { aLeaf, aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import { mapOf } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems, type Problem } from '../kubernetes/problem';

/** What makes Prometheus scrape the pods: a ServiceMonitor, a PodMonitor, or something that exists already. */
export type MonitorKind = 'service' | 'pod' | 'none';

/** How the pods are scraped. Upstream: prometheus-operator 0.93, `monitoring.coreos.com/v1`. */
export interface MonitorSpec {
  /**
   * What makes Prometheus scrape the pods. `none` if something does already, such as annotations.
   * @default 'service'
   */
  readonly monitor?: MonitorKind;
  /**
   * Labels by which Prometheus picks the monitor up: `release` with kube-prometheus-stack (the name of its Helm release), `prometheus` with
   * Alauda. Nothing else checks them: without the right ones the monitor is passed over silently.
   * @default - none
   */
  readonly monitorLabels?: Readonly<Record<string, Leaf>>;
  /**
   * Path of the metrics.
   * @default '/metrics'
   */
  readonly scrapePath?: string;
  /**
   * Port of the container that serves the metrics, if not that of the requests. It is declared as `metrics` on the container of an own
   * Deployment and on the Service. From 1 to 65535.
   * @default - the container port
   */
  readonly metricsPort?: number;
  /**
   * Name of the port that is scraped: of the Service with a ServiceMonitor, of the container with a PodMonitor. To be given with a PodMonitor
   * of an existing workload that names its port otherwise.
   * @default 'http', or 'metrics' with `metricsPort`
   */
  readonly portName?: string;
  /**
   * Seconds between two scrapes. Greater than 0.
   * @default 15
   */
  readonly scrapeIntervalSeconds?: number;
  /**
   * Seconds after which a scrape counts as failed. Greater than 0, at most the interval.
   * @default - of Prometheus: 10, or the interval if that is shorter
   */
  readonly scrapeTimeoutSeconds?: number;
}

/** The keys of `MonitorSpec`. */
export const MONITOR_KEYS: KeysOf<MonitorSpec> = {
  monitor: oneOf('service', 'pod', 'none'),
  monitorLabels: mapOf(aLeaf),
  scrapePath: aText,
  metricsPort: aNumber,
  portName: aText,
  scrapeIntervalSeconds: aNumber,
  scrapeTimeoutSeconds: aNumber,
};

/** Id of the monitor within a declaration. */
export const MONITOR_ID = 'Monitor';
/** Seconds between two scrapes of a monitor of ours. */
export const MONITOR_INTERVAL_DEFAULT = 15;

const METRICS_PORT_NAME = 'metrics';
const PORT_MAX = 65_535;
const PORT_NAME = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

/** The port besides that of the requests that the metrics need; undefined if they need none. */
export function metricsPortOf({ metricsPort }: MonitorSpec, context: SignalContext): NamedPort | undefined {
  return metricsPort === undefined || metricsPort === context.containerPort?.number ? undefined : { name: METRICS_PORT_NAME, number: metricsPort };
}

/** Name of the monitor; with a PodMonitor it is part of the label `job`. */
export function monitorName(context: SignalContext): string {
  return context.names[MONITOR_ID] ?? context.name;
}

/** The ServiceMonitor or PodMonitor; none where something scrapes already. */
export function renderMonitor(spec: MonitorSpec, context: SignalContext): readonly NeededObject[] {
  const kind = spec.monitor ?? 'service';
  if (kind === 'none') return [];
  const requests = kind === 'service' ? context.service?.port : context.containerPort;
  const port = spec.portName ?? metricsPortOf(spec, context)?.name ?? requests?.name ?? '';
  const endpoint = {
    port,
    path: spec.scrapePath ?? '/metrics',
    interval: prometheusSeconds(spec.scrapeIntervalSeconds ?? MONITOR_INTERVAL_DEFAULT),
    ...(spec.scrapeTimeoutSeconds !== undefined && { scrapeTimeout: prometheusSeconds(spec.scrapeTimeoutSeconds) }),
  };
  return [{
    id: MONITOR_ID,
    draft: {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: kind === 'service' ? 'ServiceMonitor' : 'PodMonitor',
      metadata: { name: monitorName(context), namespace: context.namespace, labels: { ...context.labels, ...spec.monitorLabels } },
      spec: {
        selector: { matchLabels: context.selectorLabels },
        namespaceSelector: { matchNames: [context.namespace] },
        ...(kind === 'service' ? { endpoints: [endpoint] } : { podMetricsEndpoints: [endpoint] }),
      },
    },
  }];
}

/** Problems of the scrape that show only in the context. */
export function metricsPortProblems(spec: MonitorSpec, context: SignalContext): readonly Problem[] {
  const problems = new Problems();
  const port = metricsPortOf(spec, context);
  problems.check(port === undefined || port.number !== context.service?.port.number, 'metricsPort',
    "must differ from 'servicePort', since both are ports of the Service", spec.metricsPort);
  return problems.list;
}

/** Problems of how the pods are scraped; paths relative to the options. */
export function monitorProblems(spec: MonitorSpec): readonly Problem[] {
  const problems = new Problems();
  const { scrapePath, metricsPort, portName, scrapeIntervalSeconds: interval = MONITOR_INTERVAL_DEFAULT, scrapeTimeoutSeconds: timeout } = spec;
  problems.check(scrapePath === undefined || scrapePath.startsWith('/'), 'scrapePath', 'must start with "/"', scrapePath);
  problems.check(metricsPort === undefined || (Number.isInteger(metricsPort) && metricsPort >= 1 && metricsPort <= PORT_MAX), 'metricsPort',
    `must be a whole number from 1 to ${PORT_MAX}`, metricsPort);
  problems.check(portName === undefined || PORT_NAME.test(portName), 'portName',
    'must be the name of a port: 1 to 15 lower case letters, digits or "-", with a letter among them', portName);
  if (checkSeconds(problems, 'scrapeTimeoutSeconds', timeout) && timeout !== undefined) {
    problems.check(!(timeout > interval), 'scrapeTimeoutSeconds', `must be at most 'scrapeIntervalSeconds' (${interval}): the operator skips the monitor`, timeout,
      'lower it or raise the interval');
  }
  if (spec.monitor === 'none') {
    for (const option of ['monitorLabels', 'scrapePath', 'portName', 'scrapeTimeoutSeconds'] as const) {
      problems.check(spec[option] === undefined, option, "must not be given with the monitor 'none', which leaves the scrape to others");
    }
  }
  return problems.list;
}
