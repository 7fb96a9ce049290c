import { sentence } from '../../src/kubernetes/problem';
import { planAckMetricsAdapter } from '../../src/platform/ack-metrics-adapter';
import { planHaproxyIngressController } from '../../src/platform/haproxy-ingress-controller';
import type { Installation } from '../../src/platform/installation';
import { planKeda } from '../../src/platform/keda';
import { planKnativeAutoscalerConfig, planKnativeServing } from '../../src/platform/knative-serving';
import { mergeRules, planPrometheusAdapter, ruleConflicts, type PrometheusAdapterRule } from '../../src/platform/prometheus-adapter';
import { planPrometheusStack } from '../../src/platform/prometheus-stack';

const delivery = { kind: 'helm' } as const;
const valuesOf = ({ objects }: Installation): unknown => (objects.find(({ id }) => id === 'Release')?.draft.spec as { values: unknown }).values;
const problemsOf = ({ problems }: Installation): string[] => problems.map(sentence);

test('every setting of KEDA reaches its value', () => {
  expect(valuesOf(planKeda({
    delivery, watchNamespace: 'shop', operatorReplicas: 2, webhookFailurePolicy: 'Fail', httpTimeoutSeconds: 10, unknownTriggerKeys: 'ignore',
  }))).toEqual({ watchNamespace: 'shop', operator: { replicaCount: 2 }, webhooks: { failurePolicy: 'Fail' }, http: { timeout: 10_000 } });
});

test('the metrics adapter of ACK lives in kube-system and reads its credentials from a Secret', () => {
  const installation = planAckMetricsAdapter({ delivery, region: 'cn-hangzhou', credentialsSecret: 'ram', prometheusUrl: 'http://p' });
  expect(installation.objects[0]?.draft.spec).toMatchObject({ namespace: 'kube-system', version: '1.3.7' });
  expect(valuesOf(installation)).toEqual({
    AlibabaCloudMetricsAdapter: {
      env: [
        { name: 'Region', value: 'cn-hangzhou' },
        { name: 'AccessKeyId', valueFrom: { secretKeyRef: { name: 'ram', key: 'AccessKeyId' } } },
        { name: 'AccessKeySecret', valueFrom: { secretKeyRef: { name: 'ram', key: 'AccessKeySecret' } } },
      ],
      prometheus: { enabled: true, url: 'http://p' },
    },
  });
  expect(valuesOf(planAckMetricsAdapter({ delivery }))).toEqual({ AlibabaCloudMetricsAdapter: {} });
  expect(problemsOf(planAckMetricsAdapter({ delivery, namespace: 'metrics' })))
    .toEqual(["'namespace' must be 'kube-system', where its role is bound, got \"metrics\""]);
});

test('annotation values of the HAProxy controller are quoted', () => {
  expect(valuesOf(planHaproxyIngressController({ delivery }))).toEqual({
    controller: { podAnnotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/path': '/metrics', 'prometheus.io/port': '1024' } },
  });
});

test('the HAProxy controller is scraped one way, and its queue is as patient as asked', () => {
  expect(valuesOf(planHaproxyIngressController({
    delivery, replicas: 3, queueTimeoutSeconds: 30, serverSlots: 100, scrape: { kind: 'serviceMonitor', labels: { release: 'kps' } },
  }))).toEqual({
    controller: {
      replicaCount: 3,
      config: { 'timeout-queue': '30000ms', 'scale-server-slots': '100' },
      prometheus: { enabled: true },
      serviceMonitor: { enabled: true, extraLabels: { release: 'kps' } },
    },
  });
  expect(valuesOf(planHaproxyIngressController({ delivery, scrape: { kind: 'podMonitor' } })))
    .toEqual({ controller: { prometheus: { enabled: true }, podMonitor: { enabled: true } } });
  expect(problemsOf(planHaproxyIngressController({ delivery, replicas: 0, serverSlots: 1.5, queueTimeoutSeconds: 0 }))).toEqual([
    "'replicas' must be a whole number from 1, got 0",
    "'serverSlots' must be a whole number from 1, got 1.5",
    "'queueTimeoutSeconds' must be at least 0.001, got 0",
  ]);
});

test.each([
  ['operator', undefined, 'http://kube-prometheus-stack-prometheus.monitoring.svc.cluster.local:9090'],
  ['operator', 'prometheus', 'http://prometheus-kube-prometheus-prometheus.monitoring.svc.cluster.local:9090'],
  ['operator', 'kps', 'http://kps-kube-prometheus-stack-prometheus.monitoring.svc.cluster.local:9090'],
  ['server', undefined, 'http://prometheus-server.monitoring.svc.cluster.local'],
  ['server', 'metrics', 'http://metrics-prometheus-server.monitoring.svc.cluster.local'],
] as const)('Prometheus of distribution %s with release %s answers at %s', (distribution, releaseName, address) => {
  expect(planPrometheusStack({ delivery, distribution, ...(releaseName !== undefined && { releaseName }) }).serverAddress).toBe(address);
});

test('Prometheus scrapes every 15 seconds unless told otherwise', () => {
  expect(valuesOf(planPrometheusStack({ delivery }))).toEqual({ prometheus: { prometheusSpec: { scrapeInterval: '15s' } } });
  expect(valuesOf(planPrometheusStack({ delivery, distribution: 'server', scrapeIntervalSeconds: 30 })))
    .toEqual({ server: { global: { scrape_interval: '30s' } } });
  expect(problemsOf(planPrometheusStack({ delivery, scrapeIntervalSeconds: 0 }))).toEqual(["'scrapeIntervalSeconds' must be a whole number from 1, got 0"]);
});

describe('prometheus-adapter', () => {
  const rule = (as: string, metricsQuery = 'q'): PrometheusAdapterRule => ({ seriesQuery: `${as}_total`, metricsQuery, name: { matches: `^${as}_total$`, as } });

  test('serves only the given rules', () => {
    expect(valuesOf(planPrometheusAdapter({ delivery, prometheusUrl: 'http://p', rules: [rule('a')], relistIntervalSeconds: 30 }))).toEqual({
      prometheus: { url: 'http://p', port: 9090 }, metricsRelistInterval: '30s', rules: { default: false, custom: [rule('a')] },
    });
    expect(valuesOf(planPrometheusAdapter({ delivery, prometheusUrl: 'http://p', externalRules: [rule('a')] }))).toMatchObject({
      rules: { default: false, custom: [], external: [rule('a')] },
    });
    expect(valuesOf(planPrometheusAdapter({ delivery, prometheusUrl: 'http://p', prometheusPort: 0 })))
      .toEqual({ prometheus: { url: 'http://p', port: 0 }, rules: { default: false, custom: [] } });
    expect(problemsOf(planPrometheusAdapter({ delivery, prometheusUrl: 'http://p', prometheusPort: 70_000, relistIntervalSeconds: 0 }))).toEqual([
      "'prometheusPort' must be a whole number from 0 to 65535, got 70000",
      "'relistIntervalSeconds' must be a whole number from 1, got 0",
    ]);
  });

  test('merges the rules of all services, each once, in an order of their own', () => {
    const owned = [rule('b'), rule('a'), rule('b')].map((one, index) => ({ owner: `service-${index}`, rule: one }));
    expect(mergeRules(owned)).toEqual([rule('a'), rule('b')]);
    expect(mergeRules([...owned].reverse())).toEqual(mergeRules(owned));
    expect(ruleConflicts(owned)).toEqual([]);
  });

  test('names the two services that ask for different numbers under one name', () => {
    const owned = [{ owner: 'c/web', rule: rule('a', 'x') }, { owner: 'c/api', rule: rule('a', 'y') }];
    expect(ruleConflicts(owned).map(sentence)).toEqual([
      "'rules.a' must be the same metric in 'c/web' and 'c/api', since prometheus-adapter serves one metric a name; give one of them another name",
    ]);
  });
});

describe('Knative Serving', () => {
  const settings = { containerConcurrencyTargetPercentage: 80, stableWindowSeconds: 90, enableScaleToZero: false, targetBurstCapacity: -1 };
  const data = {
    'container-concurrency-target-percentage': '80', 'stable-window': '90s', 'enable-scale-to-zero': 'false', 'target-burst-capacity': '-1',
  };

  test('with an operator the settings belong into its resource', () => {
    const { objects, problems } = planKnativeServing({
      delivery, autoscaler: settings, servingVersion: '1.23', ingress: 'istio', overrides: { Serving: { spec: { registry: { default: 'r' } } } },
    });
    expect(problems).toEqual([]);
    expect(objects.map(({ id }) => id)).toEqual(['Release', 'Serving']);
    expect(objects[1]).toEqual({
      id: 'Serving',
      after: ['Release'],
      draft: {
        apiVersion: 'operator.knative.dev/v1beta1',
        kind: 'KnativeServing',
        metadata: { name: 'knative-serving', namespace: 'knative-serving' },
        spec: {
          version: '1.23',
          ingress: { istio: { enabled: true } },
          config: { network: { 'ingress-class': 'istio.ingress.networking.knative.dev' }, autoscaler: data },
          registry: { default: 'r' },
        },
      },
    });
  });

  test('without settings only the ingress is configured, and Argo CD does not stumble over the missing CRD', () => {
    const { objects } = planKnativeServing({ delivery: { kind: 'argocd' } });
    expect(objects[1]?.draft).toMatchObject({
      metadata: { annotations: { 'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true' } },
      spec: { ingress: { kourier: { enabled: true } }, config: { network: { 'ingress-class': 'kourier.ingress.networking.knative.dev' } } },
    });
    expect(objects[1]).not.toHaveProperty('draft.spec.config.autoscaler');
  });

  test('without an operator the ConfigMap carries the labels by which the webhook checks it', () => {
    expect(planKnativeAutoscalerConfig({ settings })).toEqual({
      objects: [{
        id: 'Config',
        existing: true,
        draft: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: 'config-autoscaler',
            namespace: 'knative-serving',
            labels: { 'app.kubernetes.io/name': 'knative-serving', 'app.kubernetes.io/component': 'autoscaler' },
          },
          data,
        },
      }],
      problems: [],
    });
  });

  test.each<[string, object, RegExp]>([
    ['a panic window as a fraction', { panicWindowPercentage: 0.1 }, /^'settings\.panicWindowPercentage' must .*got "?0\.1"?/],
    ['a window of five seconds', { stableWindowSeconds: 5 }, /^'settings\.stableWindowSeconds' must .*got "?5s"?/],
    ['a share below one', { containerConcurrencyTargetPercentage: 0.7 },
      /^'settings\.containerConcurrencyTargetPercentage' must be above 1: Knative reads it as a fraction, got 0\.7; write 70 for 70 %$/],
    ['a panic threshold that never ends', { panicThresholdPercentage: 2 },
      /^'settings\.panicThresholdPercentage' must be from 110 to 1000: Knative does not check it and panics for ever, got 2$/],
    ['an unknown setting', { stableWindw: 60 }, /^'settings\.stableWindw' must be one of the known options: podAutoscalerClass, .*scaleDownDelaySeconds; write 'stableWindowSeconds'$/],
  ])('reports %s', (_, changes, message) => {
    const problems = problemsOf(planKnativeAutoscalerConfig({ settings: changes }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });
});
