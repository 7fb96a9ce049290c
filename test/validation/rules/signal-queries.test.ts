import { found } from './found';
import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { adapterRule, adapterRules } from '../../../src/validation/rules/prometheus/samples';
import { prometheusObject, PROMETHEUS_TRIGGER, sample, scaledObject } from '../../../src/validation/rules/samples';
import { podMonitor, serviceMonitor } from '../../../src/validation/rules/wiring/samples';

const ask = (id: string, query: string, others: readonly Manifest[] = []): readonly string[] => found(id, [...others, prometheusObject({ query })]);

describe('PROM004: a counter without rate', () => {
  test.each(['sum(requests_total{a="b"})', 'max_over_time(requests_total{a="b"}[5m])', 'sum(x_bucket{le="1"})', 'sum(rate(a_total{b="c"}[2m])) + sum(b_total{c="d"})'])('%s',
    (query) => expect(ask('PROM004', query)).toHaveLength(1));
  test.each([
    'sum(rate(requests_total{a="b"}[2m]))', 'sum(irate(requests_total{a="b"}[2m]))', 'sum(increase(requests_total{a="b"}[2m]))', 'count(requests_total{a="b"})', 'sum(requests{a="b"})',
    'sum(requests{a="b"}) - sum(requests_total{a="b"} offset 1m)', 'requests_total{a="b"}[5m]', 'sum(changes(x_total{a="b"}[5m]))',
  ])('%s is left alone', (query) => expect(ask('PROM004', query)).toEqual([]));
  test('in a rule of the adapter', () => {
    expect(found('PROM004', [adapterRules([adapterRule({ metricsQuery: 'sum(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)' })])])).toEqual([
      "'spec.values.rules.custom[0].metricsQuery' should take the rate of the counter http_requests_total",
    ]);
  });
});

describe('PROM005: the rate of a gauge', () => {
  test.each(['haproxy_backend_current_queue', 'container_memory_working_set_bytes', 'kube_deployment_status_replicas', 'rocketmq_consumer_ready_messages', 'rabbitmq_queue_messages_ready'])('%s',
    (metric) => {
      expect(ask('PROM005', `sum(rate(${metric}{a="b"}[2m]))`)).toEqual([`'spec.triggers[0].metadata.query' should not take the rate of the gauge ${metric}`]);
      expect(ask('PROM005', `sum(avg_over_time(${metric}{a="b"}[2m]))`)).toEqual([]);
    });
  test.each(['haproxy_backend_http_requests_total', 'requests', 'my_haproxy_backend_current_queue'])('%s is left alone', (metric) => expect(ask('PROM005', `sum(rate(${metric}{a="b"}[2m]))`)).toEqual([]));
});

describe('PROM006: the window against the scrape interval', () => {
  const rate = (window: string): string => `sum(rate(requests_total{a="b"}[${window}]))`;
  const every = (interval: string): Manifest => serviceMonitor({ endpoints: [{ port: 'http', interval }] });
  test.each([['59s', 1], ['1m', 0]])('%s without a known interval', (window, count) => expect(ask('PROM006', rate(window))).toHaveLength(count));
  test('says what it takes for granted', () => expect(ask('PROM006', rate('30s'))).toEqual([
    "'spec.triggers[0].metadata.query' should look at 1m at least, four times the scrape interval of at least 15s, but rate looks at 30s",
  ]));
  test.each([['30s', '1m59s', 1], ['30s', '2m', 0], ['5s', '20s', 0], ['5s', '19s', 1]])('of %s: %s', (interval, window, count) => expect(ask('PROM006', rate(window), [every(interval)])).toHaveLength(count));
  test('the shortest interval of all monitors counts', () => {
    const pods = podMonitor({ podMetricsEndpoints: [{ port: 'http', interval: '10s' }, { port: 'http' }] });
    expect(ask('PROM006', rate('40s'), [every('1m'), pods])).toEqual([]);
    expect(ask('PROM006', rate('39s'), [every('1m'), pods])).toHaveLength(1);
  });
  test('of a function that is content with one sample', () => expect(ask('PROM006', 'sum(avg_over_time(x{a="b"}[10s]))')).toEqual([]));
});

test.each([['10m', 0], ['601s', 1]])('PROM007: a window of %s', (window, count) => {
  expect(ask('PROM007', `sum(rate(requests_total{a="b"}[${window}]))`)).toHaveLength(count);
  expect(ask('PROM007', `sum(avg_over_time(requests{a="b"}[${window}]))`)).toEqual([]);
});

describe('PROM008: division', () => {
  test.each(['sum(a) / sum(b)', 'sum(a) % sum(b)', '100 * sum(a) / sum(b)', '1 / sum(b)'])('%s', (query) => expect(ask('PROM008', query)).toHaveLength(1));
  test.each(['sum(a) / 2', 'sum(a) / (sum(b) > 0)', 'sum(a) / clamp_min(sum(b), 1)', 'sum(a) / (sum(b) or vector(1))', 'sum(a) * sum(b)', 'sum(a) / scalar(sum(b))', 'sum(a / '])('%s is left alone',
    (query) => expect(ask('PROM008', query)).toEqual([]));
});

describe('PROM009: a sum with an empty side', () => {
  test.each(['sum(a) + sum(b)', 'sum(a) + (sum(b) + 1)'])('%s', (query) => expect(ask('PROM009', query)).toHaveLength(1));
  test.each(['(sum(a) or vector(0)) + sum(b)', 'sum(a) + (sum(b) or vector(0))', 'sum(a) + 1', 'sum(a) - sum(b)', 'sum(a + 1)'])('%s is left alone', (query) => expect(ask('PROM009', query)).toEqual([]));
});

describe('PROM010: patterns', () => {
  test.each([
    ['sum(a{b=~"web"})', 'compares b by a pattern that is a plain text: b=~"web"'],
    ['sum(a{b!~"web-1"})', 'compares b by a pattern that is a plain text: b!~"web-1"'],
    ['sum(a{b=~"^web.*"})', 'anchors a pattern that is anchored anyway: b=~"^web.*"'],
    ['sum(a{b=~"web.*$"})', 'anchors a pattern that is anchored anyway: b=~"web.*$"'],
  ])('%s', (query, rule) => expect(ask('PROM010', query)).toEqual([`'spec.triggers[0].metadata.query' ${rule}`]));
  test.each(['sum(a{b=~"web|api"})', 'sum(a{b=~"web.*"})', 'sum(a{b="web"})', 'sum(a{b=~""})', 'sum(a{b=~"web'])('%s is left alone', (query) => expect(ask('PROM010', query)).toEqual([]));
});

describe('PROM011: a query over all workloads', () => {
  test.each(['sum(rate(http_requests_total[2m]))', 'sum(rabbitmq_queue_messages_ready)', 'max(container_memory_rss{})'])('%s', (query) => expect(ask('PROM011', query)).toHaveLength(1));
  test.each(['sum(rate(http_requests_total{namespace="shop"}[2m]))', 'sum(orders_waiting)', 'sum(shop:http_requests:rate2m)'])('%s is left alone', (query) => expect(ask('PROM011', query)).toEqual([]));
});

test.each([
  ['rate(sum(a_total{b="c"})[5m:])', 1], ['increase((sum(a_total{b="c"}) + 1)[5m:1m])', 1], ['max_over_time(sum(rate(a_total{b="c"}[2m]))[10m:])', 0], ['rate(a_total{b="c"}[5m:])', 0],
])('PROM012: %s', (query, count) => expect(ask('PROM012', query)).toHaveLength(count));

test.each([
  ['histogram_quantile(0.9, sum(rate(a_bucket{b="c"}[5m])))', 1], ['histogram_quantile(0.9, sum without (le) (rate(a_bucket{b="c"}[5m])))', 1],
  ['histogram_quantile(0.9, sum by (le) (rate(a_bucket{b="c"}[5m])))', 0], ['histogram_quantile(0.9, sum without (pod) (rate(a_bucket{b="c"}[5m])))', 0],
  ['histogram_quantile(0.9, sum(rate(a{b="c"}[5m])))', 0],
])('PROM013: %s', (query, count) => expect(ask('PROM013', query)).toHaveLength(count));

describe('PROM014: divided by the pods twice', () => {
  test.each(['avg(rate(a_total{b="c"}[2m]))', '(avg(a{b="c"}))', 'avg(a{b="c"}) * 100', 'sum(a{b="c"}) / sum(kube_deployment_status_replicas{deployment="web"})', 'sum(a{b="c"}) / count(up{job="web"})'])('%s',
    (query) => expect(ask('PROM014', query)).toHaveLength(1));
  test.each(['sum(a{b="c"})', 'sum(avg by (pod) (a{b="c"}))', 'sum(a{b="c"}) / sum(b)', 'max(a{b="c"})'])('%s is left alone', (query) => expect(ask('PROM014', query)).toEqual([]));
  test.each([['Value', 0], ['AverageValue', 1]])('as %s', (metricType, count) => {
    const metadata: JsonObject = { ...PROMETHEUS_TRIGGER, query: 'avg(rate(a_total{b="c"}[2m]))' };
    expect(found('PROM014', [scaledObject([{ type: 'prometheus', metricType, metadata }])])).toHaveLength(count);
  });
});

test('queries that are filled in later, or that Prometheus refuses, are left alone', () => {
  for (const id of ['PROM004', 'PROM005', 'PROM006', 'PROM007', 'PROM008', 'PROM009', 'PROM010', 'PROM011', 'PROM012', 'PROM013', 'PROM014']) {
    for (const query of ['sum(${query})', 'sum(rate(http_requests_total[30s]) / sum(b_total', '']) expect(ask(id, query)).toEqual([]);
    expect(found(id, [sample('v1', 'ConfigMap', { data: { 'config.yaml': 'rules: [] # seriesQuery' } })])).toEqual([]);
  }
});
