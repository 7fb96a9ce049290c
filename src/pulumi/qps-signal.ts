import type { Inputs } from './inputs';
import { alb, type AlbSpec } from '../signals/alb';
import { apig, type ApigSpec } from '../signals/apig';
import { envoy, higress, type EnvoySpec, type IstioClusterSpec } from '../signals/envoy';
import { haproxyQueue, haproxyRate, haproxySessions, type HaproxyQueueSpec, type HaproxySpec } from '../signals/haproxy';
import { ingressNginx, type IngressNginxSpec } from '../signals/ingress-nginx';
import { istio, type IstioSpec } from '../signals/istio';
import { mseGateway, type MseGatewaySpec } from '../signals/mse-gateway';
import { nginxExporter, type NginxExporterSpec } from '../signals/nginx-exporter';
import { nginxIngressSls, type NginxIngressSlsSpec } from '../signals/nginx-ingress-sls';
import { podMetric, type PodMetricSpec } from '../signals/pod-metric';
import type { Confirmation } from '../signals/precondition';
import { prometheusQuery, type PrometheusQuerySpec } from '../signals/prometheus-query';
import type { Signal } from '../signals/signal';
import { traefik, type TraefikSpec } from '../signals/traefik';

/** The caller's word for a fact that cannot be declared. */
export class Precondition {
  /** States that the precondition holds: how and by whom it was confirmed. */
  public static confirmed(confirmedBy: string): Confirmation {
    return { confirmedBy };
  }
}

/** A number that measures the demand that reaches a service. */
export class QpsSignal {
  /** Requests through an MSE cloud-native gateway, from its access logs in the Log Service. Only a HorizontalPodAutoscaler can read it. */
  public static mseGateway(args: Inputs<MseGatewaySpec>): Signal {
    return mseGateway(args);
  }

  /** Requests through a cloud-native API gateway (APIG), from its access logs in the Log Service. Only a HorizontalPodAutoscaler can read it. */
  public static apig(args: Inputs<ApigSpec>): Signal {
    return apig(args);
  }

  /**
   * Requests through an ALB, from its access logs in the Log Service; nothing has to be switched on by hand. Only a HorizontalPodAutoscaler
   * can read it.
   */
  public static alb(args: Inputs<AlbSpec>): Signal {
    return alb(args);
  }

  /** Requests through ingress-nginx on ACK, from its access logs in the Log Service. Only a HorizontalPodAutoscaler can read it. */
  public static nginxIngressSls(args: Inputs<NginxIngressSlsSpec>): Signal {
    return nginxIngressSls(args);
  }

  /**
   * Requests per second by a counter that the pods export: scraped through a ServiceMonitor or PodMonitor, read by KEDA from Prometheus, or by a
   * HorizontalPodAutoscaler as a metric of its pods through prometheus-adapter.
   */
  public static podMetric(args: Inputs<PodMetricSpec>): Signal {
    return podMetric(args);
  }

  /** Requests per second by nginx-prometheus-exporter, which runs beside NGINX in each pod. Each scrape is counted with the requests. */
  public static nginxExporter(args: Inputs<NginxExporterSpec>): Signal {
    return nginxExporter(args);
  }

  /**
   * Requests that wait for a pod, as the HAProxy Ingress Controller counts them. The number collapses to 0 as soon as there are enough pods,
   * whatever they carry: `haproxySessions` is the steadier signal.
   */
  public static haproxyQueue(args: Inputs<HaproxyQueueSpec>): Signal {
    return haproxyQueue(args);
  }

  /**
   * Requests in service and waiting, as the HAProxy Ingress Controller counts them. A good target is 0.7 times `podMaxconn`: the pods then have
   * room for what comes until the next one is up.
   */
  public static haproxySessions(args: Inputs<HaproxySpec>): Signal {
    return haproxySessions(args);
  }

  /** Requests per second, as the HAProxy Ingress Controller counts them. */
  public static haproxyRate(args: Inputs<HaproxySpec>): Signal {
    return haproxyRate(args);
  }

  /** Requests per second that a Higress gateway passes on. */
  public static higress(args: Inputs<IstioClusterSpec>): Signal {
    return higress(args);
  }

  /** Requests per second that an Envoy passes on: any gateway built on Envoy, and APIG with the delivery of metrics switched on. */
  public static envoy(args: Inputs<EnvoySpec>): Signal {
    return envoy(args);
  }

  /** Requests per second within an Istio mesh. */
  public static istio(args: Inputs<IstioSpec>): Signal {
    return istio(args);
  }

  /** Requests per second, as the ingress-nginx controller counts them. */
  public static ingressNginx(args: Inputs<IngressNginxSpec>): Signal {
    return ingressNginx(args);
  }

  /** Requests per second, as Traefik counts them. */
  public static traefik(args: Inputs<TraefikSpec>): Signal {
    return traefik(args);
  }

  /** The result of any PromQL query that gives one series. */
  public static prometheus(args: Inputs<PrometheusQuerySpec>): Signal {
    return prometheusQuery(args);
  }
}
