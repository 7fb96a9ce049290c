import { deployment, hpa, only, podsMetric, scaledObject, slsQps, stairs } from './given';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { bindingAt } from '../../../src/simulation/timeline';

describe('http-metrics-hpa: the load test of the article', () => {
  /** The rule that the article adds to the adapter. */
  const rule: Manifest = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'cpaas-monitor-prometheus-adapter', namespace: 'cpaas-system' },
    data: {
      'config.yaml': [
        'rules:',
        "- seriesQuery: 'http_requests_total{namespace!=\"\",pod!=\"\"}'",
        '  seriesFilters: []',
        '  resources: { overrides: { namespace: { resource: namespace }, pod: { resource: pod } } }',
        '  name: { matches: http_requests_total, as: http_requests_per_second }',
        "  metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)'",
      ].join('\n'),
    },
  };
  const monitor: Manifest = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { selector: { matchLabels: { app: 'web' } }, endpoints: [{ port: 'http', path: '/metrics', interval: '15s' }] },
  };
  const service: Manifest = {
    apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } }, spec: { selector: { app: 'web' } },
  };
  const scaler = hpa({
    metrics: [podsMetric('http_requests_per_second', '5')],
    behavior: {
      scaleUp: {
        stabilizationWindowSeconds: 30,
        policies: [{ type: 'Pods', value: 2, periodSeconds: 30 }, { type: 'Percent', value: 100, periodSeconds: 30 }],
        selectPolicy: 'Max',
      },
      scaleDown: {
        stabilizationWindowSeconds: 300,
        policies: [{ type: 'Pods', value: 1, periodSeconds: 180 }, { type: 'Percent', value: 50, periodSeconds: 180 }],
        selectPolicy: 'Max',
      },
    },
  });
  // About 300 requests per second for 300 s, as the metric shows at the end with ten pods; without load, kubelet's probes: 0.3 per second.
  const timeline = () => only([deployment(), service, monitor, rule, scaler], {
    durationSeconds: 1500, samples: 1500, service: { load: { kind: 'spike', base: 0, peak: 300, atSecond: 122, forSeconds: 300 }, idleRatePerPod: 0.3 },
  });
  const run = timeline();
  const meanAt = (second: number): number => run.samples[second - 1]?.signals[0] ?? Number.NaN;

  test('1 -> 3 -> 6 -> 10 pods, 30 s apart; after it 5, 2 and 1, 180 s apart', () => {
    expect(stairs(run)).toEqual([[150, 3], [180, 6], [210, 10], [810, 5], [990, 2], [1170, 1]]);
  });

  test('the metric is 0.3 without load, and 30 per pod with ten of them', () => {
    expect(meanAt(121)).toBeCloseTo(0.3, 3);
    expect(meanAt(420)).toBeCloseTo(30.3, 2);
  });

  test('says why it did not scale at once', () => {
    expect(bindingAt(run, 140)).toMatchObject({ kind: 'stabilization', replicas: 1, wanted: 8, text: 'the metrics ask for 8; the scale-up window of 30 s has seen lower numbers and holds 1' });
    expect(bindingAt(run, 160)).toMatchObject({ kind: 'policy', replicas: 3 });
    expect(bindingAt(run, 300)).toMatchObject({ kind: 'limit', text: 'the metrics ask for 58; maxReplicas is 10' });
    expect(bindingAt(run, 700)).toMatchObject({ kind: 'stabilization', text: 'the metrics ask for 1; the scale-down window of 300 s has seen higher numbers and holds 10' });
  });

  test('the same input gives the same timeline', () => {
    expect(timeline()).toEqual(run);
  });
});

describe('mse-qps-hpa: the events of the article', () => {
  const rules = { policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] };
  const scaler = hpa({
    metrics: [slsQps('10')],
    behavior: { scaleUp: { stabilizationWindowSeconds: 0, ...rules }, scaleDown: { stabilizationWindowSeconds: 300, ...rules } },
  });

  test('"New size: 3" and "New size: 4" one sync apart while the load comes up, "3" and "1" after the window', () => {
    // Traffic that rises within the 15 s of a query, and falls in the same way.
    const run = only([deployment(), { ...scaler, spec: { ...(scaler.spec as object), minReplicas: 1, behavior: undefined } }], {
      durationSeconds: 1200,
      service: { load: { kind: 'series', data: [[0, 5], [54, 5], [55, 35], [360, 35], [375, 25], [415, 25], [416, 0], [1200, 0]], between: 'hold', longestGapSeconds: 900 } },
    });
    expect(run.events.map(({ reason, message }) => [reason, message.replace(/\(.*\)/, '(...)')])).toEqual([
      ['SuccessfulRescale', 'New size: 3; reason: external metric sls_ingress_qps(...) above target'],
      ['SuccessfulRescale', 'New size: 4; reason: external metric sls_ingress_qps(...) above target'],
      ['SuccessfulRescale', 'New size: 3; reason: All metrics below target'],
      ['SuccessfulRescale', 'New size: 1; reason: All metrics below target'],
    ]);
    const [three, four, down] = run.changes;
    expect((four?.second ?? 0) - (three?.second ?? 0)).toBe(15);
    expect((down?.second ?? 0) - 360).toBeGreaterThanOrEqual(300);
  });

  test('with the article\'s behavior it doubles every 15 s, since its one policy has replaced the default of 4 pods', () => {
    const run = only([deployment(), scaler], { durationSeconds: 300, service: { load: { kind: 'step', from: 5, to: 95, atSecond: 60 } } });
    expect(stairs(run)).toEqual([[75, 2], [90, 4], [105, 8], [120, 10]]);
  });

  test('the adapter counts whole requests per second, 10 to 25 s late', () => {
    const run = only([deployment(), hpa({ metrics: [slsQps('10')] })], { durationSeconds: 120, samples: 120, service: { load: { kind: 'step', from: 0.9, to: 31, atSecond: 61 } } });
    const seen = [30, 60, 75, 90, 105].map((second) => run.samples[second - 1]?.signals[0]);
    // At 75 the query covers 51 to 65, of which 61 to 65 have the load: (10 * 0.9 + 5 * 31) / 15 = 10.93.
    expect(seen).toEqual([0, 0, 10, 31, 31]);
  });

  test('an interval below 15 s counts as 15 s, and a delay is as the label says', () => {
    const labels = { 'sls.query.interval': '5', 'sls.query.delay': '0' };
    const run = only([deployment(), hpa({ metrics: [slsQps('10', labels)] })], { durationSeconds: 90, samples: 90, service: { load: { kind: 'step', from: 0, to: 30, atSecond: 61 } } });
    expect(run.samples[74]?.signals[0]).toBe(30);
    expect(run.samples[59]?.signals[0]).toBe(0);
  });
});

test('rocketmq-keda: 90 messages at a threshold of 30 give 3 pods, then 2', () => {
  const query = 'sum({__name__=~"rocketmq_consumer_ready_messages|rocketmq_consumer_inflight_messages",'
    + 'instance_id="rmq-cn-uax3xxxxxx",topic="keda",consumer_group="billing"})';
  const run = only([deployment(), scaledObject(query, '30', { minReplicaCount: 2, maxReplicaCount: 10 })], {
    durationSeconds: 900, service: { load: { kind: 'constant', value: 0 }, initialWaiting: 90, ratePerPod: 0.2 },
  });
  expect(run).toMatchObject({ type: 'keda', demand: 'messages', minReplicas: 2, maxReplicas: 10 });
  expect(stairs(run)).toEqual([[15, 3], [345, 2]]);
  expect(run.answers).toMatchObject({ arrived: 90, lost: 0, waiting: 0, peakWaiting: expect.closeTo(89.6, 6) as number });
  expect(run.changes[1]?.reason).toBe('All metrics below target');
});

describe('acs-knative-requests: 50 concurrent requests at a target of 10', () => {
  const knative = (annotations: Readonly<Record<string, string>>): Manifest => ({
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: { name: 'autoscale-go', namespace: 'default' },
    spec: { template: { metadata: { annotations }, spec: { containers: [{ image: 'registry.example.com/autoscale-go:0.1' }] } } },
  });
  const options = {
    durationSeconds: 250,
    service: {
      demand: 'users' as const, load: { kind: 'spike' as const, base: 0, peak: 50, atSecond: 101, forSeconds: 30 },
      serviceTimeSeconds: 0.5, podStartSeconds: 1, readinessDelaySeconds: 0,
    },
  };

  test('8 pods, since pods are steered to 70 %, and back to none', () => {
    const run = only([knative({ 'autoscaling.knative.dev/target': '10' })], options);
    expect(run).toMatchObject({ type: 'kpa', minReplicas: 0, maxReplicas: undefined, signals: [{ name: 'concurrency', target: 7 }] });
    expect(stairs(run)).toEqual([[61, 0], [101, 8], [162, 4], [166, 3], [174, 2], [182, 1], [190, 0]]);
    expect(run.answers).toMatchObject({ peakReplicas: 8, lost: 0, waiting: 0 });
  });

  test('with max-scale 3 and min-scale 1 at most 3, and one that stays', () => {
    const run = only([knative({
      'autoscaling.knative.dev/target': '10', 'autoscaling.knative.dev/min-scale': '1', 'autoscaling.knative.dev/max-scale': '3',
    })], options);
    expect([run.answers.peakReplicas, run.changes.at(-1)?.to]).toEqual([3, 1]);
    expect(bindingAt(run, 120)).toMatchObject({ kind: 'limit', text: expect.stringContaining('max-scale is 3') as string });
  });
});

describe('haproxy-queue-keda: up to 100, then up to 200 users at responses of 5 s', () => {
  const service: Manifest = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'shop', annotations: { 'haproxy.org/pod-maxconn': '30', 'haproxy.org/timeout-queue': '2m' } },
    spec: { selector: { app: 'web' } },
  };
  const query = 'sum(avg_over_time(haproxy_backend_current_queue{proxy="shop_svc_web_http"}[1m]))';
  const scaler = scaledObject(query, '20', {
    pollingInterval: 20,
    minReplicaCount: 1,
    maxReplicaCount: 10,
    advanced: {
      horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 25, periodSeconds: 60 }] } } },
    },
  });
  const stages = [
    { durationSeconds: 30, target: 100 }, { durationSeconds: 120, target: 100 }, { durationSeconds: 30, target: 200 },
    { durationSeconds: 300, target: 200 }, { durationSeconds: 0, target: 0 },
  ];
  const options = (replicas: number) => ({
    durationSeconds: 1800, samples: 1800,
    service: { demand: 'users' as const, load: { kind: 'stages' as const, stages }, serviceTimeSeconds: 5, scrapeIntervalSeconds: 15, initialReplicas: replicas },
  });

  test('rises with the queue, and falls by at most a quarter a minute, five minutes after the queue has gone', () => {
    const run = only([deployment(), service, scaler], options(1));
    const rises = run.changes.filter(({ from, to }) => to > from);
    const falls = run.changes.filter(({ from, to }) => to < from);
    expect(rises.map(({ to }) => to)).toEqual([2, 3, 4, 5]);
    expect(run.answers.peakReplicas).toBe(5);
    for (const { from, to } of falls) expect(from - to).toBe(1);
    expect(falls.map(({ to }) => to)).toEqual([4, 3, 2, 1]);
    expect(run.answers.lost).toBe(0);
  });

  test.each([[1, 70], [2, 40], [3, 10], [4, 0]])('with %i pods fixed, %i of 100 users wait', (pods, waiting) => {
    const fixed = scaledObject(query, '1000', { minReplicaCount: pods, maxReplicaCount: pods });
    const run = only([deployment(), service, fixed], { ...options(pods), durationSeconds: 150 });
    expect(run.answers.peakReplicas).toBe(pods);
    expect(run.samples.at(-1)?.signals).toEqual([waiting]);
  });

  test('with the 5 s that HAProxy lets requests wait, one pod loses most of them', () => {
    const impatient = { ...service, metadata: { ...service.metadata, annotations: { 'haproxy.org/pod-maxconn': '30', 'haproxy.org/timeout-queue': '5s' } } };
    const fixed = scaledObject(query, '1000', { minReplicaCount: 1, maxReplicaCount: 1 });
    const run = only([deployment(), impatient, fixed], { ...options(1), durationSeconds: 150 });
    expect(run.answers.lost).toBeGreaterThan(run.answers.served);
  });
});
