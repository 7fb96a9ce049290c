import { context, later, problemsOf, textOf, warningsOf } from './samples';
import { sentence } from '../../src/kubernetes/problem';
import { checkPromql } from '../../src/kubernetes/promql/check';
import { seriesShape } from '../../src/kubernetes/promql/series-shape';
import { planQpsAutoscaledService } from '../../src/plan/qps-autoscaled-service';
import { nginxExporter } from '../../src/signals/nginx-exporter';
import { podMetric, type PodMetricSpec } from '../../src/signals/pod-metric';
import type { Signal, SignalContext } from '../../src/signals/signal';

const SERVER = { serverAddress: 'http://prometheus.monitoring:9090' };
const signalOf = (spec: PodMetricSpec = {}) => podMetric({ ...SERVER, ...spec });
const queryOf = (signal: Signal, of: SignalContext = context) => signal.kedaTrigger?.(of, 5).metadata.query;
const monitorOf = (signal: Signal, of: SignalContext = context) => signal.needs?.(of, 'hpa').objects?.[0]?.draft;
const ruleOf = (signal: Signal) => signal.needs?.(context, 'hpa').adapterRules?.[0];

describe('the companion repository of the article, corrected', () => {
  const article: SignalContext = {
    ...context,
    name: 'metrics-app',
    namespace: 'demo-ns',
    selectorLabels: { app: 'metrics-app' },
    service: { name: 'metrics-app', port: { name: 'http', number: 8080 } },
    containerPort: { name: 'http', number: 8080 },
    names: { Monitor: 'metrics-app-monitor' },
  };
  const signal = signalOf({
    exclude: { path: ['/health'] },
    scrapeTimeoutSeconds: 10,
    monitorLabels: { prometheus: 'kube-prometheus', release: 'cpaas-monitor' },
  });

  test('the ServiceMonitor', () => {
    expect(signal.needs?.(article, 'keda').objects).toEqual([{
      id: 'Monitor',
      draft: {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'ServiceMonitor',
        metadata: {
          name: 'metrics-app-monitor', namespace: 'demo-ns', labels: { prometheus: 'kube-prometheus', release: 'cpaas-monitor' },
        },
        spec: {
          selector: { matchLabels: { app: 'metrics-app' } },
          namespaceSelector: { matchNames: ['demo-ns'] },
          endpoints: [{ port: 'http', path: '/metrics', interval: '15s', scrapeTimeout: '10s' }],
        },
      },
    }]);
  });

  test('the rule of prometheus-adapter and the metric of the HorizontalPodAutoscaler', () => {
    expect(signal.needs?.(article, 'hpa').adapterRules).toEqual([{
      seriesQuery: 'http_requests_total{namespace!="",pod!=""}',
      seriesFilters: [],
      resources: { overrides: { namespace: { resource: 'namespace' }, pod: { resource: 'pod' } } },
      name: { matches: '^http_requests_total$', as: 'http_requests_per_second' },
      metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>,path!="/health"}[2m])) by (<<.GroupBy>>)'
        + ' or 0 * sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)',
    }]);
    expect(signal.hpaMetric?.(article, 5)).toEqual({
      type: 'Pods', pods: { metric: { name: 'http_requests_per_second' }, target: { type: 'AverageValue', averageValue: '5' } },
    });
  });

  test('the same through KEDA, without an adapter', () => {
    expect(signal.kedaTrigger?.(article, 5)).toEqual({
      type: 'prometheus',
      metadata: {
        serverAddress: 'http://prometheus.monitoring:9090',
        query: 'sum(rate(http_requests_total{namespace="demo-ns",service="metrics-app",path!="/health"}[2m]))'
          + ' or 0 * sum(rate(http_requests_total{namespace="demo-ns",service="metrics-app"}[2m]))',
        threshold: '5',
        ignoreNullValues: 'false',
      },
    });
    expect(signal.needs?.(article, 'keda').adapterRules).toBeUndefined();
    expect(problemsOf(signal)).toEqual([]);
    expect(warningsOf(signal)).toEqual([]);
  });
});

describe('what counts', () => {
  test('everything, unless something is excluded', () => {
    expect(queryOf(signalOf())).toBe('sum(rate(http_requests_total{namespace="shop",service="web"}[2m]))');
    expect(ruleOf(signalOf())?.metricsQuery).toBe('sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)');
    expect(queryOf(signalOf({ exclude: {} }))).toBe('sum(rate(http_requests_total{namespace="shop",service="web"}[2m]))');
  });

  test('several values and labels are excluded literally', () => {
    const signal = signalOf({ exclude: { path: ['/health', '/v1.0/ready'], method: ['OPT"IONS'] } });
    const excluded = 'path!~"/health|/v1\\\\.0/ready",method!="OPT\\"IONS"';
    expect(queryOf(signal)).toBe(`sum(rate(http_requests_total{namespace="shop",service="web",${excluded}}[2m]))`
      + ' or 0 * sum(rate(http_requests_total{namespace="shop",service="web"}[2m]))');
    expect(ruleOf(signal)?.metricsQuery).toBe(`sum(rate(<<.Series>>{<<.LabelMatchers>>,${excluded}}[2m])) by (<<.GroupBy>>)`
      + ' or 0 * sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)');
    expect(checkPromql(String(queryOf(signal)))).toMatchObject({ type: 'vector', problems: [] });
    expect(seriesShape(String(queryOf(signal)))).toBe('one');
  });

  test('the template of the adapter survives an excluded value with what would begin an action', () => {
    expect(ruleOf(signalOf({ exclude: { path: ['<<'] } }))?.metricsQuery).toBe(
      'sum(rate(<<.Series>>{<<.LabelMatchers>>,path!="<<"<<">>"}[2m])) by (<<.GroupBy>>)'
      + ' or 0 * sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)');
  });

  test.each<[PodMetricSpec, string, string]>([
    [{}, 'http_requests_total', 'http_requests_per_second'],
    [{ counter: 'orders_total' }, 'orders_total', 'orders_per_second'],
    [{ counter: 'a_total_b_total' }, 'a_total_b_total', 'a_total_b_per_second'],
    [{ counter: 'http_server_requests_seconds_count' }, 'http_server_requests_seconds_count', 'http_server_requests_seconds_count_per_second'],
    [{ counter: 'orders_total', metricName: 'shop_orders' }, 'orders_total', 'shop_orders'],
  ])('%j counts %s and serves %s', (spec, counter, served) => {
    const signal = signalOf(spec);
    expect(queryOf(signal)).toBe(`sum(rate(${counter}{namespace="shop",service="web"}[2m]))`);
    expect(ruleOf(signal)).toMatchObject({ seriesQuery: `${counter}{namespace!="",pod!=""}`, name: { matches: `^${counter}$`, as: served } });
    expect(signal.hpaMetric?.(context, 0.5)).toMatchObject({ pods: { metric: { name: served }, target: { averageValue: '500m' } } });
  });

  test.each<[PodMetricSpec, string, number]>([
    [{}, '2m', 135],
    [{ scrapeIntervalSeconds: 30 }, '2m', 150],
    [{ scrapeIntervalSeconds: 60 }, '4m', 300],
    [{ windowSeconds: 90 }, '1m30s', 105],
    [{ windowSeconds: 1, scrapeIntervalSeconds: 0.25 }, '1s', 1.25],
  ])('%j takes the rate over %s and lags %d s', (spec, window, lagSeconds) => {
    expect(queryOf(signalOf(spec))).toBe(`sum(rate(http_requests_total{namespace="shop",service="web"}[${window}]))`);
    expect(ruleOf(signalOf(spec))?.metricsQuery).toBe(`sum(rate(<<.Series>>{<<.LabelMatchers>>}[${window}])) by (<<.GroupBy>>)`);
    expect(signalOf(spec)).toMatchObject({ source: 'podMetric', unit: 'requests/s', lagSeconds, lowestMinReplicas: 1 });
  });
});

describe('how the pods are scraped', () => {
  test('through a ServiceMonitor on the port of the Service', () => {
    expect(monitorOf(signalOf(), { ...context, labels: { team: 'a' } })).toEqual({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'web', namespace: 'shop', labels: { team: 'a' } },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        namespaceSelector: { matchNames: ['shop'] },
        endpoints: [{ port: 'http', path: '/metrics', interval: '15s' }],
      },
    });
  });

  test('through a PodMonitor, whose series are told apart by their job', () => {
    const signal = signalOf({ monitor: 'pod', portName: 'admin', scrapePath: '/actuator/prometheus', scrapeIntervalSeconds: 0.5 });
    expect(monitorOf(signal)).toMatchObject({
      kind: 'PodMonitor',
      spec: { selector: { matchLabels: { app: 'web' } }, podMetricsEndpoints: [{ port: 'admin', path: '/actuator/prometheus', interval: '500ms' }] },
    });
    expect(monitorOf(signal)?.spec).not.toHaveProperty('endpoints');
    const named = { ...context, containerPort: { name: 'web', number: 80 } };
    expect(monitorOf(signalOf({ monitor: 'pod' }), named)).toMatchObject({ spec: { podMetricsEndpoints: [{ port: 'web' }] } });
    expect(monitorOf(signalOf(), named)).toMatchObject({ spec: { endpoints: [{ port: 'http' }] } });
    expect(queryOf(signal)).toBe('sum(rate(http_requests_total{namespace="shop",job="shop/web"}[2m]))');
    expect(queryOf(signal, { ...context, names: { Monitor: 'web-pods' } })).toBe('sum(rate(http_requests_total{namespace="shop",job="shop/web-pods"}[2m]))');
  });

  test('by something else, which only the caller knows', () => {
    const signal = signalOf({ monitor: 'none', seriesLabels: { namespace: 'shop', app: later } });
    expect(signal.needs?.(context, 'hpa').objects).toEqual([]);
    expect(textOf(queryOf(signal), 'w"b')).toBe('sum(rate(http_requests_total{namespace="shop",app="w\\"b"}[2m]))');
    expect(signal.check?.(context, 'keda')).toEqual([]);
    const unknown = signalOf({ monitor: 'none' });
    expect(unknown.check?.(context, 'hpa')).toEqual([]);
    expect(unknown.check?.(context, 'keda').map(sentence)).toEqual([
      "'seriesLabels' is required with the monitor 'none' and KEDA: only what scrapes the pods says by which labels their series are told from others",
    ]);
  });

  test('on a port of its own, which container and Service then have', () => {
    const signal = signalOf({ metricsPort: 9090 });
    expect(monitorOf(signal)).toMatchObject({ spec: { endpoints: [{ port: 'metrics' }] } });
    expect(signal.needs?.(context, 'keda').metricsPort).toEqual({ name: 'metrics', number: 9090 });
    expect(signalOf({ metricsPort: 80 }).needs?.(context, 'keda')).not.toHaveProperty('metricsPort');
    expect(monitorOf(signalOf({ metricsPort: 80 }))).toMatchObject({ spec: { endpoints: [{ port: 'http' }] } });
    expect(signal.check?.(context, 'keda')).toEqual([]);
    expect(signalOf({ metricsPort: 8080 }).check?.(context, 'keda').map(sentence)).toEqual([
      "'metricsPort' must differ from 'servicePort', since both are ports of the Service, got 8080",
    ]);
  });

  test('nginx-prometheus-exporter is scraped beside its NGINX', () => {
    const signal = nginxExporter(SERVER);
    expect(signal).toMatchObject({ source: 'nginxExporter', unit: 'requests/s' });
    expect(queryOf(signal)).toBe('sum(rate(nginx_http_requests_total{namespace="shop",service="web"}[2m]))');
    expect(ruleOf(signal)?.name).toEqual({ matches: '^nginx_http_requests_total$', as: 'nginx_http_requests_per_second' });
    expect(signal.needs?.(context, 'keda').metricsPort).toEqual({ name: 'metrics', number: 9113 });
    expect(nginxExporter({ ...SERVER, metricsPort: 9114 }).needs?.(context, 'keda').metricsPort).toEqual({ name: 'metrics', number: 9114 });
  });

  test('with a TriggerAuthentication after the monitor where Prometheus wants one', () => {
    const signal = signalOf({ auth: { modes: ['bearer'], authentication: { secrets: { bearerToken: { secret: 'prometheus', key: 'token' } } } } });
    expect(signal.needs?.(context, 'keda').objects?.map(({ id }) => id)).toEqual(['Monitor', 'TriggerAuthentication']);
    expect(signal.needs?.(context, 'hpa').objects?.map(({ id }) => id)).toEqual(['Monitor']);
  });
});

describe('what must be right', () => {
  test.each<[PodMetricSpec, readonly string[]]>([
    [{ counter: 'http-requests' }, ["'counter' must be the name of a metric: letters, digits, \"_\" or \":\", not beginning with a digit, got \"http-requests\""]],
    [{ counter: '2xx_total' }, ["'counter' must be the name of a metric: letters, digits, \"_\" or \":\", not beginning with a digit, got \"2xx_total\""]],
    [{ metricName: 'a/b' }, ["'metricName' must be the name of a metric: letters, digits, \"_\" or \":\", not beginning with a digit, got \"a/b\""]],
    [{ counter: 'job:http_requests:total' }, []],
    [{ exclude: { path: [], method: ['GET'] } }, ["'exclude.path' must not be empty"]],
    [{ seriesLabels: { app: 'web' } }, []],
    [{ seriesLabels: {} }, ["'seriesLabels' must not be empty"]],
    [{ scrapePath: 'metrics' }, ["'scrapePath' must start with \"/\", got \"metrics\""]],
    [{ metricsPort: 0 }, ["'metricsPort' must be a whole number from 1 to 65535, got 0"]],
    [{ metricsPort: 65_536 }, ["'metricsPort' must be a whole number from 1 to 65535, got 65536"]],
    [{ metricsPort: 1.5 }, ["'metricsPort' must be a whole number from 1 to 65535, got 1.5"]],
    [{ metricsPort: 65_535 }, []],
    [{ metricsPort: 1 }, []],
    [{ portName: '8080' }, ["'portName' must be the name of a port: 1 to 15 lower case letters, digits or \"-\", with a letter among them, got \"8080\""]],
    [{ portName: 'a'.repeat(16) },
      ["'portName' must be the name of a port: 1 to 15 lower case letters, digits or \"-\", with a letter among them, got \"aaaaaaaaaaaaaaaa\""]],
    [{ portName: 'a'.repeat(15) }, []],
    [{ scrapeTimeoutSeconds: 16 },
      ["'scrapeTimeoutSeconds' must be at most 'scrapeIntervalSeconds' (15): the operator skips the monitor, got 16; lower it or raise the interval"]],
    [{ scrapeTimeoutSeconds: 15 }, []],
    [{ scrapeTimeoutSeconds: 0 }, ["'scrapeTimeoutSeconds' must be a number greater than 0, with milliseconds at the finest, got 0"]],
    [{ windowSeconds: 29 }, ["'windowSeconds' must be at least 2 times 'scrapeIntervalSeconds' (15), so that it holds two samples, got 29"]],
    [{ windowSeconds: 30 }, []],
    [{ scrapeIntervalSeconds: -1 }, ["'scrapeIntervalSeconds' must be a number greater than 0, with milliseconds at the finest, got -1"]],
    [{ monitor: 'none', portName: 'http' }, ["'portName' must not be given with the monitor 'none', which leaves the scrape to others"]],
    [{ monitor: 'none', monitorLabels: { release: 'kps' }, scrapePath: '/m', portName: 'http', scrapeTimeoutSeconds: 1 }, [
      "'monitorLabels' must not be given with the monitor 'none', which leaves the scrape to others",
      "'scrapePath' must not be given with the monitor 'none', which leaves the scrape to others",
      "'portName' must not be given with the monitor 'none', which leaves the scrape to others",
      "'scrapeTimeoutSeconds' must not be given with the monitor 'none', which leaves the scrape to others",
    ]],
  ])('%j gives %j', (spec, messages) => {
    expect(problemsOf(signalOf(spec))).toEqual(messages);
  });

  test.each<[PodMetricSpec, readonly string[]]>([
    [{ windowSeconds: 59 }, ["'windowSeconds' should be at least 4 times 'scrapeIntervalSeconds' (15), so that a missed scrape does not empty it, got 59"]],
    [{ windowSeconds: 60 }, []],
    [{ windowSeconds: 29 }, []],
    [{ counter: 'http_requests_in_flight' },
      ["'counter' should be a counter, whose name ends in _total, _count, _sum or _bucket: a gauge has no rate, got \"http_requests_in_flight\""]],
    [{ counter: 'http_request_duration_seconds_count' }, []],
  ])('%j warns of %j', (spec, messages) => {
    expect(warningsOf(signalOf(spec))).toEqual(messages);
  });

  test('the address is required with KEDA alone', () => {
    expect(podMetric({}).check?.(context, 'keda').map(sentence)).toEqual([
      "'serverAddress' is required with KEDA, which asks Prometheus itself; give its address, such as 'http://prometheus.monitoring:9090', or use Scaler.hpa()",
    ]);
    expect(podMetric({}).check?.(context, 'hpa')).toEqual([]);
  });
});

describe('in a declaration', () => {
  const declaration = {
    metadata: { name: 'web', namespace: 'shop' }, image: 'web:1', containerPort: 80, servicePort: 8080, targetQpsPerPod: 5, maxReplicas: 10,
  };

  test('the port of the metrics is on the container and on the Service', () => {
    const plan = planQpsAutoscaledService({ ...declaration, signal: signalOf({ metricsPort: 9090, windowSeconds: 45 }), scaler: { kind: 'hpa' } });
    const spec = (id: string) => plan.objects.find((object) => object.id === id)?.draft.spec;
    expect(plan.problems).toEqual([]);
    expect(plan.objects.map(({ id }) => id)).toEqual(['Deployment', 'Service', 'Monitor', 'Autoscaler']);
    expect(spec('Deployment')).toMatchObject({
      template: { spec: { containers: [{ ports: [{ name: 'http', containerPort: 80 }, { name: 'metrics', containerPort: 9090 }] }] } },
    });
    expect(spec('Service')).toMatchObject({
      ports: [
        { name: 'http', port: 8080, protocol: 'TCP', targetPort: 'http' },
        { name: 'metrics', port: 9090, protocol: 'TCP', targetPort: 'metrics' },
      ],
    });
    expect(plan.warnings?.map(sentence)).toEqual([
      "'signal.windowSeconds' should be at least 4 times 'scrapeIntervalSeconds' (15), so that a missed scrape does not empty it, got 45",
    ]);
    expect(plan.adapterRules).toHaveLength(1);
  });

  test('the Service of an existing workload leads to the numbers of its ports', () => {
    const { image: _, ...rest } = declaration;
    const plan = planQpsAutoscaledService({
      ...rest, target: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web', podLabels: { app: 'web' } }, signal: signalOf({ metricsPort: 9090 }),
    });
    expect(plan.objects.find(({ id }) => id === 'Service')?.draft.spec).toMatchObject({
      ports: [{ name: 'http', port: 8080, targetPort: 80 }, { name: 'metrics', port: 9090, targetPort: 9090 }],
    });
  });
});
