import type { Duration } from 'cdk8s';
import type { PrometheusReaderOptions } from './prometheus-reader';

/** How the metrics of a gateway are asked for. */
export interface GatewayMetricOptions extends PrometheusReaderOptions {
  /**
   * Time that one reading covers. At least 2 times the scrape interval, better 4 times.
   * @default - 4 times the scrape interval
   */
  readonly window?: Duration;
  /**
   * Time between two scrapes of the gateway, as its monitor or scrape job says.
   * @default Duration.seconds(30)
   */
  readonly scrapeInterval?: Duration;
  /**
   * Further labels that the series must have, such as `job`, without which a gateway that two jobs scrape counts twice.
   * @default - none
   */
  readonly matchLabels?: { [label: string]: string };
}

/** How a Higress gateway counts the requests to a Service. */
export interface HigressOptions extends GatewayMetricOptions {
  /**
   * Domain of the Kubernetes cluster.
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;
}

/** How an Envoy counts the requests to one of its clusters. */
export interface EnvoyOptions extends GatewayMetricOptions {
  /**
   * Domain of the Kubernetes cluster.
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;
  /**
   * Name of the Envoy cluster of the Service.
   * @default - `outbound|<port>||<service>.<namespace>.svc.<clusterDomain>`, as Istio, Higress and APIG name it
   */
  readonly clusterName?: string;
  /**
   * Label with that name: `cluster_name` where Istio's tags are in force, `envoy_cluster_name` with a plain Envoy.
   * @default 'cluster_name'
   */
  readonly clusterLabel?: string;
}

/** Which proxy of an Istio mesh reports a request. */
export enum IstioReporter {
  /** The sidecars of the pods. */
  DESTINATION = 'destination',
  /** The sidecars of the callers, and the gateways. */
  SOURCE = 'source',
  /** A waypoint of an ambient mesh. */
  WAYPOINT = 'waypoint',
}

/** How Istio counts the requests to a Service. */
export interface IstioOptions extends GatewayMetricOptions {
  /**
   * Which proxy reports.
   * @default IstioReporter.DESTINATION
   */
  readonly reporter?: IstioReporter;
}

/** Who keeps a label that the exporter and the scrape job both set. */
export enum LabelOwner {
  /** The scrape job, which renames that of the exporter: `service` to `exported_service`. */
  SCRAPE = 'scrape',
  /** The exporter, with `honorLabels` of the scrape job. */
  EXPORTER = 'exporter',
}

/** How ingress-nginx counts the requests to a Service. */
export interface IngressNginxOptions extends GatewayMetricOptions {
  /**
   * Who keeps the labels `namespace` and `service`, which ingress-nginx and the scrape job both set.
   * @default LabelOwner.SCRAPE
   */
  readonly labels?: LabelOwner;
}

/** Which objects make Traefik route to a Service. */
export enum TraefikProvider {
  /** An Ingress. */
  KUBERNETES = 'kubernetes',
  /** An IngressRoute. */
  KUBERNETES_CRD = 'kubernetescrd',
}

/** How Traefik counts the requests to a Service. */
export interface TraefikOptions extends GatewayMetricOptions {
  /**
   * Which objects route to the Service.
   * @default TraefikProvider.KUBERNETES
   */
  readonly provider?: TraefikProvider;
  /**
   * Who keeps the label `service`, which Traefik and the scrape job both set.
   * @default LabelOwner.SCRAPE
   */
  readonly labels?: LabelOwner;
}
