import { context, later, problemsOf, textOf, warningsOf } from './samples';
import { sentence } from '../../src/kubernetes/problem';
import { checkPromql } from '../../src/kubernetes/promql/check';
import { seriesShape } from '../../src/kubernetes/promql/series-shape';
import { envoy, higress } from '../../src/signals/envoy';
import type { GatewayMetricSpec } from '../../src/signals/gateway-metric';
import { ingressNginx } from '../../src/signals/ingress-nginx';
import { istio } from '../../src/signals/istio';
import type { Signal } from '../../src/signals/signal';
import { traefik } from '../../src/signals/traefik';

const SERVER = { serverAddress: 'http://prometheus.monitoring:9090' };
const OUTBOUND = 'outbound|8080||web.shop.svc.cluster.local';

describe('the query by which a gateway tells the rate of a Service', () => {
  test.each<[string, Signal, string, string]>([
    ['higress', higress(SERVER), 'envoy_cluster_upstream_rq_total', `cluster_name="${OUTBOUND}"`],
    ['higress', higress({ ...SERVER, clusterDomain: 'example.internal' }), 'envoy_cluster_upstream_rq_total',
      'cluster_name="outbound|8080||web.shop.svc.example.internal"'],
    ['envoy', envoy(SERVER), 'envoy_cluster_upstream_rq_total', `cluster_name="${OUTBOUND}"`],
    ['envoy', envoy({ ...SERVER, clusterName: 'shop_web_80', clusterLabel: 'envoy_cluster_name' }), 'envoy_cluster_upstream_rq_total',
      'envoy_cluster_name="shop_web_80"'],
    ['istio', istio(SERVER), 'istio_requests_total', 'reporter="destination",destination_service_name="web",destination_service_namespace="shop"'],
    ['istio', istio({ ...SERVER, reporter: 'waypoint' }), 'istio_requests_total',
      'reporter="waypoint",destination_service_name="web",destination_service_namespace="shop"'],
    ['ingressNginx', ingressNginx(SERVER), 'nginx_ingress_controller_requests', 'exported_namespace="shop",exported_service="web"'],
    ['ingressNginx', ingressNginx({ ...SERVER, labels: 'scrape' }), 'nginx_ingress_controller_requests',
      'exported_namespace="shop",exported_service="web"'],
    ['ingressNginx', ingressNginx({ ...SERVER, labels: 'exporter' }), 'nginx_ingress_controller_requests', 'namespace="shop",service="web"'],
    ['traefik', traefik(SERVER), 'traefik_service_requests_total', 'exported_service="shop-web-8080@kubernetes"'],
    ['traefik', traefik({ ...SERVER, labels: 'exporter', provider: 'kubernetescrd' }), 'traefik_service_requests_total',
      'service="shop-web-8080@kubernetescrd"'],
  ])('%s', (source, signal, metric, labels) => {
    const query = `sum(rate(${metric}{${labels}}[2m]))`;
    expect(signal).toMatchObject({ source, unit: 'requests/s', lagSeconds: 150, lowestMinReplicas: 1, problems: [], warnings: [] });
    expect(signal.kedaTrigger?.(context, 50, { activation: 1 })).toEqual({
      type: 'prometheus',
      metadata: { serverAddress: SERVER.serverAddress, query, threshold: '50', activationThreshold: '1', ignoreNullValues: 'false' },
    });
    expect(signal.check?.(context, 'keda')).toEqual([]);
    expect(signal.check?.(context, 'hpa')).toEqual([]);
    expect(signal.needs?.(context, 'keda')).toEqual({ objects: [] });
    const name = `shop_web_${source === 'ingressNginx' ? 'ingress_nginx' : source}`;
    expect(signal.hpaMetric?.(context, 0.5)).toEqual({
      type: 'External', external: { metric: { name }, target: { type: 'AverageValue', averageValue: '500m' } },
    });
    expect(signal.needs?.(context, 'hpa')).toEqual({
      externalAdapterRules: [{
        seriesQuery: `${metric}{${labels}}`, resources: { namespaced: false }, name: { matches: `^${metric}$`, as: name }, metricsQuery: query,
      }],
    });
    expect(checkPromql(query)).toMatchObject({ type: 'vector', problems: [] });
    expect(seriesShape(query)).toBe('one');
  });
});

describe('of every gateway', () => {
  const every: readonly [string, (spec: GatewayMetricSpec) => Signal][] = [
    ['envoy', envoy], ['higress', higress], ['ingressNginx', ingressNginx], ['istio', istio], ['traefik', traefik],
  ];

  test.each(every)('%s takes window, further labels and the need of a Service', (_, gateway) => {
    const signal = gateway({ ...SERVER, windowSeconds: 90, scrapeIntervalSeconds: 30, matchLabels: { job: 'a"b', cluster: later } });
    expect(textOf(signal.kedaTrigger?.(context, 1).metadata.query, 'c\\d')).toMatch(/,job="a\\"b",cluster="c\\\\d"\}\[1m30s\]\)\)$/);
    expect(signal.lagSeconds).toBe(120);
    expect(warningsOf(signal)).toEqual([
      "'windowSeconds' should be at least 4 times 'scrapeIntervalSeconds' (30), so that a missed scrape does not empty it, got 90",
    ]);
    expect(problemsOf(gateway({ ...SERVER, windowSeconds: 59 }))).toEqual([
      "'windowSeconds' must be at least 2 times 'scrapeIntervalSeconds' (30), so that it holds two samples, got 59",
    ]);
    const { service: __, ...alone } = context;
    expect(gateway(SERVER).check?.(alone, 'keda').map(sentence)).toEqual([
      "'' needs a Service, from whose name and port the labels of the gateway are derived",
    ]);
    expect(gateway({}).check?.(context, 'keda').map(sentence)).toEqual([
      "'serverAddress' is required with KEDA, which asks Prometheus itself; give its address, such as 'http://prometheus.monitoring:9090', or use Scaler.hpa()",
    ]);
  });

  test('a template of the adapter survives a label with what would begin an action', () => {
    const rules = higress({ ...SERVER, matchLabels: { job: 'a<<b' } }).needs?.(context, 'hpa').externalAdapterRules;
    expect(rules?.[0]?.metricsQuery).toBe(`sum(rate(envoy_cluster_upstream_rq_total{cluster_name="${OUTBOUND}",job="a<<"<<">>b"}[2m]))`);
    expect(rules?.[0]?.seriesQuery).toBe(`envoy_cluster_upstream_rq_total{cluster_name="${OUTBOUND}",job="a<<b"}`);
  });
});
