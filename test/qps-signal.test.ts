import * as pulumi from '@pulumi/pulumi';
import { Chart, Duration, Testing } from 'cdk8s';
import {
  IstioReporter, LabelOwner, MonitorKind, Precondition, PrometheusAdapter, PrometheusAuth, QpsAutoscaledService, QpsSignal, Scaler, SignalUnit,
  SlsEndpoint, SlsStatistic, TraefikProvider,
} from '../src';
import { recordRegistrations, registrationsOf } from './pulumi/recorded';
import { context } from './signals/samples';
import {
  Precondition as PulumiPrecondition, PrometheusAdapter as PulumiPrometheusAdapter, PrometheusAuth as PulumiPrometheusAuth,
  QpsAutoscaledService as PulumiQpsAutoscaledService, QpsSignal as PulumiQpsSignal, Scaler as PulumiScaler,
} from '../src/pulumi';
import type { Signal } from '../src/signals/signal';

const serverAddress = 'http://prometheus.monitoring:9090';
const project = 'aliyun-product-data-1234567890123456-cn-hangzhou';
const token = { secret: 'prometheus', key: 'token' };
const query = { interval: Duration.seconds(30), delay: Duration.seconds(20), maxRetry: 2, endpoint: SlsEndpoint.PUBLIC, region: 'cn-hangzhou' };
const querySpec = { intervalSeconds: 30, delaySeconds: 20, maxRetry: 2, endpoint: 'public', region: 'cn-hangzhou' } as const;
const reader = {
  serverAddress,
  auth: PrometheusAuth.bearer(token),
  namespace: 'tenant',
  customHeaders: { 'X-Scope': 'a' },
  queryParameters: { dedup: 'true' },
  timeout: Duration.seconds(4),
  ignoreNullValues: true,
  unsafeSsl: true,
  awsRegion: 'eu-west-1',
};
const readerSpec = { ...reader, auth: PulumiPrometheusAuth.bearer(token), timeout: undefined, timeoutSeconds: 4 };
const metric = { ...reader, window: Duration.minutes(3), scrapeInterval: Duration.seconds(45), matchLabels: { job: 'gateway' } };
const metricSpec = { ...withoutUndefined(readerSpec), windowSeconds: 180, scrapeIntervalSeconds: 45, matchLabels: { job: 'gateway' } };
const scrape = {
  ...reader,
  monitor: MonitorKind.POD,
  monitorLabels: { release: 'kps' },
  scrapePath: '/m',
  metricsPort: 9090,
  portName: 'admin',
  scrapeInterval: Duration.seconds(10),
  scrapeTimeout: Duration.seconds(5),
  window: Duration.seconds(30),
  metricName: 'shop_requests',
  seriesLabels: { app: 'web' },
};
const scrapeSpec = {
  ...withoutUndefined(readerSpec),
  monitor: 'pod',
  monitorLabels: { release: 'kps' },
  scrapePath: '/m',
  metricsPort: 9090,
  portName: 'admin',
  scrapeIntervalSeconds: 10,
  scrapeTimeoutSeconds: 5,
  windowSeconds: 30,
  metricName: 'shop_requests',
  seriesLabels: { app: 'web' },
} as const;
const backend = { controllerVersion: '3.1.10', standaloneIngress: 'web-ingress', podMaxconn: 30, controllerMaxReplicas: 4 };

function withoutUndefined<T extends { timeout?: undefined }>({ timeout: _, ...rest }: T): Omit<T, 'timeout'> {
  return rest;
}

/** Everything that a plan takes from a signal. */
function contents(signal: Signal) {
  const { source, unit, lagSeconds, lowestMinReplicas, problems, warnings } = signal;
  const scalers = ['hpa', 'keda'] as const;
  return {
    source,
    unit,
    lagSeconds,
    lowestMinReplicas,
    problems,
    warnings,
    metric: signal.hpaMetric?.(context, 7),
    trigger: signal.kedaTrigger?.(context, 7, { activation: 1 }),
    checks: scalers.map((scaler) => signal.check?.(context, scaler)),
    needs: scalers.map((scaler) => signal.needs?.(context, scaler)),
  };
}

const PAIRS: Readonly<Record<string, readonly [QpsSignal, Signal]>> = {
  mseGateway: [
    QpsSignal.mseGateway({ project, logstore: 'web-logs', statistic: SlsStatistic.LATENCY_P95, nginxCompatibleLogs: Precondition.confirmed('OPS-1'), ...query }),
    PulumiQpsSignal.mseGateway({
      project, logstore: 'web-logs', statistic: 'latencyP95', nginxCompatibleLogs: PulumiPrecondition.confirmed('OPS-1'), ...querySpec,
    }),
  ],
  apig: [
    QpsSignal.apig({ project, logstore: 'web-logs', statistic: SlsStatistic.INFLOW, nginxCompatibleLogs: Precondition.confirmed('OPS-1'), ...query }),
    PulumiQpsSignal.apig({
      project, logstore: 'web-logs', statistic: 'inflow', nginxCompatibleLogs: PulumiPrecondition.confirmed('OPS-1'), ...querySpec,
    }),
  ],
  alb: [QpsSignal.alb({ project, logstore: 'alb_web', ...query }), PulumiQpsSignal.alb({ project, logstore: 'alb_web', ...querySpec })],
  nginxIngressSls: [
    QpsSignal.nginxIngressSls({ clusterId: 'c1', logstore: 'web-logs', statistic: SlsStatistic.LATENCY_AVG, ...query }),
    PulumiQpsSignal.nginxIngressSls({ clusterId: 'c1', logstore: 'web-logs', statistic: 'latencyAvg', ...querySpec }),
  ],
  podMetric: [
    QpsSignal.podMetric({ ...scrape, counter: 'orders_total', exclude: { path: ['/health', '/ready'] } }),
    PulumiQpsSignal.podMetric({ ...scrapeSpec, counter: 'orders_total', exclude: { path: ['/health', '/ready'] } }),
  ],
  nginxExporter: [QpsSignal.nginxExporter(scrape), PulumiQpsSignal.nginxExporter(scrapeSpec)],
  haproxyQueue: [
    QpsSignal.haproxyQueue({ ...metric, ...backend, stickySessions: true, timeoutQueue: Duration.minutes(2) }),
    PulumiQpsSignal.haproxyQueue({ ...metricSpec, ...backend, stickySessions: true, timeoutQueueSeconds: 120 }),
  ],
  haproxySessions: [QpsSignal.haproxySessions({ ...metric, ...backend }), PulumiQpsSignal.haproxySessions({ ...metricSpec, ...backend })],
  haproxyRate: [QpsSignal.haproxyRate({ ...metric, ...backend }), PulumiQpsSignal.haproxyRate({ ...metricSpec, ...backend })],
  higress: [QpsSignal.higress({ ...metric, clusterDomain: 'c.local' }), PulumiQpsSignal.higress({ ...metricSpec, clusterDomain: 'c.local' })],
  envoy: [
    QpsSignal.envoy({ ...metric, clusterName: 'web', clusterLabel: 'envoy_cluster_name' }),
    PulumiQpsSignal.envoy({ ...metricSpec, clusterName: 'web', clusterLabel: 'envoy_cluster_name' }),
  ],
  istio: [QpsSignal.istio({ ...metric, reporter: IstioReporter.WAYPOINT }), PulumiQpsSignal.istio({ ...metricSpec, reporter: 'waypoint' })],
  ingressNginx: [
    QpsSignal.ingressNginx({ ...metric, labels: LabelOwner.EXPORTER }), PulumiQpsSignal.ingressNginx({ ...metricSpec, labels: 'exporter' }),
  ],
  traefik: [
    QpsSignal.traefik({ ...metric, labels: LabelOwner.EXPORTER, provider: TraefikProvider.KUBERNETES_CRD }),
    PulumiQpsSignal.traefik({ ...metricSpec, labels: 'exporter', provider: 'kubernetescrd' }),
  ],
  prometheus: [
    QpsSignal.prometheus({ ...reader, query: 'sum(x)', unit: SignalUnit.MILLISECONDS, lag: Duration.seconds(5), livesWithoutPods: true }),
    PulumiQpsSignal.prometheus({ ...withoutUndefined(readerSpec), query: 'sum(x)', unit: 'milliseconds', lagSeconds: 5, livesWithoutPods: true }),
  ],
};

test('both shells offer the same signals', () => {
  const factories = (of: object): readonly string[] => Object.getOwnPropertyNames(of).filter((name) => !['length', 'name', 'prototype'].includes(name)).sort();
  expect(factories(QpsSignal)).toEqual(Object.keys(PAIRS).sort());
  expect(factories(PulumiQpsSignal)).toEqual(Object.keys(PAIRS).sort());
});

test.each(Object.entries(PAIRS))('every option of %s arrives alike from both shells', (source, [cdk8s, twin]) => {
  expect(contents(cdk8s._spec)).toEqual(contents(twin));
  expect(twin.source).toBe(source);
});

test('every option of the server reaches the trigger', () => {
  expect(contents(QpsSignal.haproxyRate({ ...metric, ...backend })._spec).trigger).toEqual({
    type: 'prometheus',
    metadata: {
      serverAddress,
      query: 'sum(rate(haproxy_backend_http_requests_total{proxy="ing_shop_web-ingress_http",job="gateway"}[3m]))',
      threshold: '7',
      activationThreshold: '1',
      ignoreNullValues: 'true',
      namespace: 'tenant',
      customHeaders: 'X-Scope=a',
      queryParameters: 'dedup=true',
      timeout: '4s',
      unsafeSsl: 'true',
      awsRegion: 'eu-west-1',
      authModes: 'bearer',
    },
    authenticationRef: { name: 'web' },
  });
});

describe('a service on its own counter', () => {
  const declare = (scaler?: Scaler) => {
    const chart = new Chart(Testing.app(), 'c', { namespace: 'demo-ns' });
    new QpsAutoscaledService(chart, 'Web', {
      image: 'zhhray/http-metrics-exporter:v1.0.0',
      signal: QpsSignal.podMetric({ serverAddress, exclude: { path: ['/health'] }, monitorLabels: { release: 'kps' } }),
      targetQpsPerPod: 5,
      maxReplicas: 10,
      ...(scaler !== undefined && { scaler }),
    });
    return Testing.synth(chart);
  };

  test('is scaled by KEDA unless told otherwise', () => {
    const kinds = declare().map(({ kind }) => kind);
    expect(kinds).toEqual(['Deployment', 'Service', 'ServiceMonitor', 'ScaledObject']);
  });

  test('changes to a HorizontalPodAutoscaler with one line', () => {
    const objects = declare(Scaler.hpa());
    expect(objects.map(({ kind }) => kind)).toEqual(['Deployment', 'Service', 'ServiceMonitor', 'HorizontalPodAutoscaler']);
    expect(objects[3].spec.metrics).toEqual([
      { type: 'Pods', pods: { metric: { name: 'http_requests_per_second' }, target: { type: 'AverageValue', averageValue: '5' } } },
    ]);
    expect(objects[2].spec.selector.matchLabels).toEqual(objects[1].metadata.labels);
  });
});

describe('prometheus-adapter', () => {
  const custom = {
    seriesQuery: 'http_requests_total{namespace!="",pod!=""}',
    seriesFilters: [],
    resources: { overrides: { namespace: { resource: 'namespace' }, pod: { resource: 'pod' } } },
    name: { matches: '^http_requests_total$', as: 'http_requests_per_second' },
    metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)',
  };
  const external = {
    seriesQuery: 'haproxy_backend_current_sessions{proxy="default_svc_shop_http"}',
    resources: { namespaced: false },
    name: { matches: '^haproxy_backend_current_sessions$', as: 'default_shop_haproxy_sessions' },
    metricsQuery: 'sum(avg_over_time(haproxy_backend_current_sessions{proxy="default_svc_shop_http"}[2m]))',
  };
  const rules = { default: false, custom: [custom], external: [external] };
  const limits = { image: 'web:1', maxReplicas: 3 };

  test('gets the rules of both APIs from the services of a cdk8s app', () => {
    const chart = new Chart(Testing.app(), 'c');
    new PrometheusAdapter(chart, 'Adapter', { prometheusUrl: 'http://prometheus.monitoring' });
    new QpsAutoscaledService(chart, 'Web', { ...limits, signal: QpsSignal.podMetric({}), targetQpsPerPod: 5, scaler: Scaler.hpa() });
    new QpsAutoscaledService(chart, 'Shop', {
      ...limits, signal: QpsSignal.haproxySessions({ controllerVersion: '3.2' }), targetPerPod: 20, scaler: Scaler.hpa(),
    });
    const release = Testing.synth(chart).find(({ kind }) => kind === 'HelmRelease');
    expect(release.spec.values.rules).toEqual(rules);
  });

  test('claims no external metrics where no service has any', () => {
    const chart = new Chart(Testing.app(), 'c');
    new PrometheusAdapter(chart, 'Adapter', { prometheusUrl: 'http://prometheus.monitoring' });
    new QpsAutoscaledService(chart, 'Web', { ...limits, signal: QpsSignal.podMetric({}), targetQpsPerPod: 5, scaler: Scaler.hpa() });
    const release = Testing.synth(chart).find(({ kind }) => kind === 'HelmRelease');
    expect(release.spec.values.rules).toEqual({ default: false, custom: [custom] });
  });

  test('gets them from the services that a Pulumi program gives to it', async () => {
    await recordRegistrations();
    const registrations = await registrationsOf(() => new PulumiPrometheusAdapter('adapter', {
      prometheusUrl: 'http://prometheus.monitoring',
      services: [
        new PulumiQpsAutoscaledService('web', { ...limits, signal: PulumiQpsSignal.podMetric({}), targetQpsPerPod: 5, scaler: PulumiScaler.hpa() }),
        new PulumiQpsAutoscaledService('shop', {
          ...limits, signal: PulumiQpsSignal.haproxySessions({ controllerVersion: '3.2' }), targetPerPod: 20, scaler: PulumiScaler.hpa(),
        }),
      ],
    }));
    expect(registrations.find(({ type }) => type === 'kubernetes:helm.sh/v3:Release')?.inputs).toMatchObject({ values: { rules } });
  });
});

describe('a Pulumi service on the queue of HAProxy', () => {
  test('takes Outputs wherever a value only passes through, escaped where it becomes part of a query', async () => {
    await recordRegistrations();
    const registrations = await registrationsOf(() => new PulumiQpsAutoscaledService('web', {
      image: 'web:1',
      maxReplicas: 3,
      targetPerPod: 20,
      signal: PulumiQpsSignal.haproxyQueue({
        serverAddress: pulumi.output('http://prometheus.monitoring:9090'),
        auth: PulumiPrometheusAuth.bearer({ secret: pulumi.output('prometheus'), key: 'token' }),
        matchLabels: { cluster: pulumi.output('a"b') },
        controllerVersion: '3.2',
        podMaxconn: 30,
        timeoutQueueSeconds: 300,
      }),
    }));
    const inputs = (kind: string) => registrations.find(({ inputs: { kind: found } }) => found === kind)?.inputs;
    expect(inputs('ScaledObject')).toMatchObject({
      spec: {
        triggers: [{
          type: 'prometheus',
          metadata: {
            serverAddress: 'http://prometheus.monitoring:9090',
            query: 'sum(avg_over_time(haproxy_backend_current_queue{proxy="default_svc_web_http",cluster="a\\"b"}[2m]))',
            threshold: '20',
          },
          authenticationRef: { name: 'web' },
        }],
      },
    });
    expect(inputs('TriggerAuthentication')).toMatchObject({ spec: { secretTargetRef: [{ parameter: 'bearerToken', name: 'prometheus', key: 'token' }] } });
    expect(inputs('Service')).toMatchObject({ metadata: { annotations: { 'haproxy.org/pod-maxconn': '30' } } });
  });
});
