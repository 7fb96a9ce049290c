import type { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import type { InstallProps } from './delivery';
import { emit } from './emit';
import { withDefaults } from './kubernetes/declared/options';
import { FLUX } from './platform/delivery';
import { planHaproxyIngressController, type HaproxyScrape } from './platform/haproxy-ingress-controller';
import { specOf } from './spec-of';

/** How Prometheus finds the metrics of an ingress controller: exactly one way, or sums come out doubled. */
export class MetricsScrape {
  /** Annotations `prometheus.io/*` on the pods, for a Prometheus that looks for them. */
  public static annotations(): MetricsScrape {
    return new MetricsScrape({ kind: 'annotations' });
  }

  /**
   * A ServiceMonitor of the chart.
   *
   * @param labels labels by which the Prometheus operator selects monitors, such as `release`
   */
  public static serviceMonitor(labels?: { [key: string]: string }): MetricsScrape {
    return new MetricsScrape({ kind: 'serviceMonitor', ...(labels !== undefined && { labels }) });
  }

  /**
   * A PodMonitor of the chart.
   *
   * @param labels labels by which the Prometheus operator selects monitors, such as `release`
   */
  public static podMonitor(labels?: { [key: string]: string }): MetricsScrape {
    return new MetricsScrape({ kind: 'podMonitor', ...(labels !== undefined && { labels }) });
  }

  /** @internal */
  public readonly _spec: HaproxyScrape;

  private constructor(spec: HaproxyScrape) {
    this._spec = spec;
  }
}

/** Properties of `HaproxyIngressController`. */
export interface HaproxyIngressControllerProps extends InstallProps {
  /**
   * Controller pods. Whole number from 1; 2 or more for an ingress.
   * @default 2 - of the chart
   */
  readonly replicas?: number;
  /** @default MetricsScrape.annotations() */
  readonly scrape?: MetricsScrape;
  /**
   * Time that a request may wait in the queue before it gets a 503 (`timeout-queue`).
   * Must outlast the start of a pod for the queue to be a signal.
   * @default Duration.seconds(5) - of the controller
   */
  readonly queueTimeout?: Duration;
  /**
   * The most servers of a backend that are added without a reload (`scale-server-slots`).
   * @default 42 - of the controller
   */
  readonly serverSlots?: number;
}

/** An install of the HAProxy Kubernetes Ingress Controller with its metrics scraped one way. */
export class HaproxyIngressController extends Construct {
  /** Every emitted object by its id: `Repository` and `Release`. */
  public readonly objects: { [id: string]: ApiObject };

  constructor(scope: Construct, id: string, props: HaproxyIngressControllerProps = {}) {
    super(scope, id);
    this.objects = emit(this, 'HaproxyIngressController', planHaproxyIngressController(withDefaults(FLUX, specOf(props))));
  }
}
