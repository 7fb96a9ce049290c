import type { Duration } from 'cdk8s';
import type { PrometheusReaderOptions } from './prometheus-reader';

/** What makes Prometheus scrape the pods. */
export enum MonitorKind {
  /** A ServiceMonitor. */
  SERVICE = 'service',
  /** A PodMonitor. */
  POD = 'pod',
  /** Something that exists already, such as annotations. */
  NONE = 'none',
}

/** How a counter of the pods is scraped and read. */
export interface PodScrapeOptions extends PrometheusReaderOptions {
  /**
   * What makes Prometheus scrape the pods.
   * @default MonitorKind.SERVICE
   */
  readonly monitor?: MonitorKind;
  /**
   * Labels by which Prometheus picks the monitor up: `release` with kube-prometheus-stack (the name of its Helm release), `prometheus` with
   * Alauda. Nothing else checks them: without the right ones the monitor is passed over silently.
   * @default - none
   */
  readonly monitorLabels?: { [label: string]: string };
  /**
   * Path of the metrics.
   * @default '/metrics'
   */
  readonly scrapePath?: string;
  /**
   * Port of the container that serves the metrics, if not that of the requests. It is declared as `metrics` on the container of an own
   * Deployment and on the Service. From 1 to 65535.
   * @default - the container port; with `nginxExporter` 9113
   */
  readonly metricsPort?: number;
  /**
   * Name of the port that is scraped: of the Service with a ServiceMonitor, of the container with a PodMonitor. To be given with a PodMonitor
   * of an existing workload that names its port otherwise.
   * @default 'http', or 'metrics' with `metricsPort`
   */
  readonly portName?: string;
  /**
   * Time between two scrapes.
   * @default Duration.seconds(15)
   */
  readonly scrapeInterval?: Duration;
  /**
   * Time after which a scrape counts as failed. At most the interval.
   * @default - of Prometheus: 10 s, or the interval if that is shorter
   */
  readonly scrapeTimeout?: Duration;
  /**
   * Time over which the rate is averaged. At least 2 times the scrape interval, better 4 times.
   * @default Duration.minutes(2) - or 4 times the scrape interval if that is more
   */
  readonly window?: Duration;
  /**
   * Name under which prometheus-adapter serves the rate. Two rules with one name would silently shadow each other, so workloads that
   * exclude different requests need different names.
   * @default - the counter with `_per_second` in place of `_total`: `http_requests_per_second`
   */
  readonly metricName?: string;
  /**
   * Labels that tell the series of these pods from all others; KEDA asks with them.
   * @default - `namespace` with `service` (ServiceMonitor) or `job` (PodMonitor); required with MonitorKind.NONE and KEDA
   */
  readonly seriesLabels?: { [label: string]: string };
}

/** A counter of requests that the pods export themselves, how it is scraped, and how it is read. */
export interface PodMetricOptions extends PodScrapeOptions {
  /**
   * Name of the counter.
   * @default 'http_requests_total'
   */
  readonly counter?: string;
  /**
   * Requests that do not count, as values by label: `{ path: ['/health'] }` leaves out the probes of the kubelet.
   * @default - all requests count
   */
  readonly exclude?: { [label: string]: string[] };
}
