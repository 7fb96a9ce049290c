import type { EnvoyOptions, HigressOptions, IngressNginxOptions, IstioOptions, TraefikOptions } from './gateway-metric-options';
import type { HaproxyOptions, HaproxyQueueOptions } from './haproxy-options';
import type { PodMetricOptions, PodScrapeOptions } from './pod-metric-options';
import type { PrometheusQueryOptions } from './prometheus-reader';
import { alb } from './signals/alb';
import { apig } from './signals/apig';
import { envoy, higress } from './signals/envoy';
import { haproxyQueue, haproxyRate, haproxySessions } from './signals/haproxy';
import { ingressNginx } from './signals/ingress-nginx';
import { istio } from './signals/istio';
import { mseGateway } from './signals/mse-gateway';
import { nginxExporter } from './signals/nginx-exporter';
import { nginxIngressSls } from './signals/nginx-ingress-sls';
import { podMetric } from './signals/pod-metric';
import { prometheusQuery } from './signals/prometheus-query';
import type { Signal } from './signals/signal';
import { traefik } from './signals/traefik';
import type { AlbOptions, ApigOptions, MseGatewayOptions, NginxIngressSlsOptions } from './sls-options';
import { specOf } from './spec-of';

/** A number that measures the demand that reaches a service. */
export class QpsSignal {
  /** Requests through an MSE cloud-native gateway, from its access logs in the Log Service. Only a HorizontalPodAutoscaler can read it. */
  public static mseGateway(options: MseGatewayOptions): QpsSignal {
    return new QpsSignal(mseGateway(specOf(options)));
  }

  /** Requests through a cloud-native API gateway (APIG), from its access logs in the Log Service. Only a HorizontalPodAutoscaler can read it. */
  public static apig(options: ApigOptions): QpsSignal {
    return new QpsSignal(apig(specOf(options)));
  }

  /**
   * Requests through an ALB, from its access logs in the Log Service; nothing has to be switched on by hand. Only a HorizontalPodAutoscaler
   * can read it.
   */
  public static alb(options: AlbOptions): QpsSignal {
    return new QpsSignal(alb(specOf(options)));
  }

  /** Requests through ingress-nginx on ACK, from its access logs in the Log Service. Only a HorizontalPodAutoscaler can read it. */
  public static nginxIngressSls(options: NginxIngressSlsOptions): QpsSignal {
    return new QpsSignal(nginxIngressSls(specOf(options)));
  }

  /**
   * Requests per second by a counter that the pods export: scraped through a ServiceMonitor or PodMonitor, read by KEDA from Prometheus, or by a
   * HorizontalPodAutoscaler as a metric of its pods through prometheus-adapter.
   */
  public static podMetric(options: PodMetricOptions): QpsSignal {
    return new QpsSignal(podMetric(specOf(options)));
  }

  /** Requests per second by nginx-prometheus-exporter, which runs beside NGINX in each pod. Each scrape is counted with the requests. */
  public static nginxExporter(options: PodScrapeOptions): QpsSignal {
    return new QpsSignal(nginxExporter(specOf(options)));
  }

  /**
   * Requests that wait for a pod, as the HAProxy Ingress Controller counts them. The number collapses to 0 as soon as there are enough pods,
   * whatever they carry: `haproxySessions` is the steadier signal.
   */
  public static haproxyQueue(options: HaproxyQueueOptions): QpsSignal {
    return new QpsSignal(haproxyQueue(specOf(options)));
  }

  /**
   * Requests in service and waiting, as the HAProxy Ingress Controller counts them. A good target is 0.7 times `podMaxconn`: the pods then have
   * room for what comes until the next one is up.
   */
  public static haproxySessions(options: HaproxyOptions): QpsSignal {
    return new QpsSignal(haproxySessions(specOf(options)));
  }

  /** Requests per second, as the HAProxy Ingress Controller counts them. */
  public static haproxyRate(options: HaproxyOptions): QpsSignal {
    return new QpsSignal(haproxyRate(specOf(options)));
  }

  /** Requests per second that a Higress gateway passes on. */
  public static higress(options: HigressOptions): QpsSignal {
    return new QpsSignal(higress(specOf(options)));
  }

  /** Requests per second that an Envoy passes on: any gateway built on Envoy, and APIG with the delivery of metrics switched on. */
  public static envoy(options: EnvoyOptions): QpsSignal {
    return new QpsSignal(envoy(specOf(options)));
  }

  /** Requests per second within an Istio mesh. */
  public static istio(options: IstioOptions): QpsSignal {
    return new QpsSignal(istio(specOf(options)));
  }

  /** Requests per second, as the ingress-nginx controller counts them. */
  public static ingressNginx(options: IngressNginxOptions): QpsSignal {
    return new QpsSignal(ingressNginx(specOf(options)));
  }

  /** Requests per second, as Traefik counts them. */
  public static traefik(options: TraefikOptions): QpsSignal {
    return new QpsSignal(traefik(specOf(options)));
  }

  /** The result of any PromQL query that gives one series. */
  public static prometheus(options: PrometheusQueryOptions): QpsSignal {
    return new QpsSignal(prometheusQuery(specOf(options)));
  }

  /** @internal */
  public readonly _spec: Signal;

  private constructor(signal: Signal) {
    this._spec = signal;
  }
}
