import { knownSeries } from '../../../src/simulation/pipeline/modelled-series';
import { Prometheus } from '../../../src/simulation/pipeline/prometheus';
import { compileQuery } from '../../../src/simulation/pipeline/query';
import { Pods } from '../../../src/simulation/world/pods';
import { workOf } from '../../../src/simulation/world/work';
import { World } from '../../../src/simulation/world/world';

/** Two pods that serve 20 requests a second together, of which 2 a second are too many, for 10 minutes; scraped every 15 s. */
function value(query: string, series: Readonly<Record<string, string>> = {}, seconds = 600) {
  const compiled = compileQuery(query, series);
  if ('fault' in compiled) return compiled.fault;
  const pods = new Pods(() => ({ startSeconds: 0, readinessDelaySeconds: 0 }));
  pods.begin(2);
  const model = {
    demand: 'requests', ratePerPod: 10, concurrencyPerPod: Infinity, serviceTimeSeconds: 0.5, queueTimeoutSeconds: Infinity, withoutPods: 'lose', initialWaiting: 0,
  } as const;
  const world = new World(workOf(model), { at: () => 22, endSecond: undefined, knownUntil: undefined }, pods);
  const prometheus = new Prometheus(world, { idleRatePerPod: 0, cpu: { idle: 0.1, each: 0.05 }, memory: undefined }, 15);
  for (const { series: name, reachSeconds } of compiled.reads) prometheus.follow(name, reachSeconds);
  prometheus.advance(0, 'up');
  for (let second = 1; second <= seconds; second += 1) {
    world.advance(second);
    prometheus.advance(second, 'up');
  }
  return compiled.evaluate(prometheus, seconds).map((element) => Number(element.value.toPrecision(6)));
}

test.each<[string, readonly number[]]>([
  ['sum(rate(http_requests_total{namespace="shop"}[2m]))', [20]],
  ['sum(rate(http_requests_total[2m])) by (pod)', [10, 10]],
  ['sum(rate(http_requests_total[2m])) without (path)', [10, 10]],
  ['sum(rate(http_requests_total[2m])) without (pod)', [20]],
  ['rate(http_requests_total[2m])', [10, 10]],
  ['avg(rate(http_requests_total[2m]))', [10]],
  ['count(http_requests_total)', [2]],
  ['sum(increase(http_requests_total[1m]))', [1200]],
  ['sum(irate(http_requests_total[1m]))', [20]],
  ['sum(haproxy_backend_current_queue{proxy="a"})', [1200]],
  ['sum(haproxy_backend_current_queue{proxy="a"} offset 5m)', [600]],
  ['sum(avg_over_time(haproxy_backend_current_queue{proxy="a"}[1m]))', [1155]],
  ['max_over_time(haproxy_backend_current_queue[5m]) - min_over_time(haproxy_backend_current_queue[5m])', [570]],
  ['sum(haproxy_backend_current_sessions)', [1210]],
  ['sum(rate(istio_requests_total[1m])) / 2', [10]],
  ['2 * sum(rate(istio_requests_total[1m])) + 1', [41]],
  ['-sum(rate(istio_requests_total[1m]))', [-20]],
  ['ceil(sum(rate(istio_requests_total[1m])) / 3)', [7]],
  ['clamp_max(sum(rate(istio_requests_total[1m])), 15)', [15]],
  ['round(sum(rate(istio_requests_total[1m])), 15)', [15]],
  ['sum(rate(istio_requests_total[1m])) or vector(0)', [20]],
  ['sum(rate(http_requests_total[1m])) by (pod) > 5', [10, 10]],
  ['sum(rate(http_requests_total[1m])) by (pod) > 15', []],
  ['sum(rate(http_requests_total[1m])) > bool 15', [1]],
  ['sum(rate(container_cpu_usage_seconds_total[2m]))', [1.2]],
  ['sum({__name__=~"istio_requests_total|nginx_http_requests_total"})', [24000]],
  ['time()', [600]],
])('%s', (query, expected) => {
  expect(value(query)).toEqual(expected);
});

test('metrics of other names stand for what the options say', () => {
  expect(value('sum(rate(shop_orders_total[1m]))', { shop_orders_total: 'requests_total' })).toEqual([20]);
});

test.each<[string, string]>([
  ['sum(rate(', 'is refused by Prometheus: unclosed left parenthesis'],
  ['sum(rate(shop_orders_total[1m]))', 'reads shop_orders_total, of which there is no model'],
  ['sum({namespace="shop"})', 'selects series without saying their metric, which cannot be simulated'],
  ['histogram_quantile(0.9, http_requests_total)', 'uses histogram_quantile(), which cannot be simulated'],
  ['topk(1, http_requests_total)', 'uses topk(), which cannot be simulated'],
  ['max_over_time(sum(http_requests_total)[5m:1m])', 'uses max_over_time(), which cannot be simulated'],
])('%s cannot be simulated', (query, fault) => {
  expect(value(query)).toBe(fault);
});

test('before there are two samples in the range there is no rate', () => {
  expect([value('sum(rate(istio_requests_total[1m]))', {}, 14), value('sum(rate(istio_requests_total[1m]))', {}, 15)]).toEqual([[], [5]]);
});

test.each([
  ['haproxy_backend_current_queue', 'requests_waiting'],
  ['rocketmq_consumer_ready_messages', 'messages_ready'],
  ['rabbitmq_queue_messages', 'messages_waiting'],
  ['kafka_consumergroup_lag', 'messages_waiting'],
  ['nginx_ingress_controller_requests', 'gateway_requests_total'],
  ['http_requests_in_flight', 'requests_in_flight'],
  ['messages_waiting', 'messages_waiting'],
  ['toString', undefined],
  ['up', undefined],
])('%s shows %s', (metric, series) => {
  expect(knownSeries(metric)).toBe(series);
});

test('series of pods that are gone stay for ranges, and end for instants', () => {
  const pods = new Pods(() => ({ startSeconds: 0, readinessDelaySeconds: 0 }));
  pods.begin(2);
  const model = {
    demand: 'requests', ratePerPod: Infinity, concurrencyPerPod: Infinity, serviceTimeSeconds: 0, queueTimeoutSeconds: 1, withoutPods: 'lose', initialWaiting: 0,
  } as const;
  const world = new World(workOf(model), { at: () => 20, endSecond: undefined, knownUntil: undefined }, pods);
  const prometheus = new Prometheus(world, { idleRatePerPod: 0, cpu: undefined, memory: undefined }, 15);
  prometheus.follow('requests_total', 60);
  const counts: number[] = [];
  for (let second = 0; second <= 210; second += 1) {
    if (second === 61) pods.scale(1, second);
    if (second > 0) world.advance(second);
    prometheus.advance(second, second >= 180 ? 'down' : 'up');
    if (second % 15 === 0) counts.push(prometheus.series('requests_total').filter(({ history }) => history.latest(second) !== undefined).length);
  }
  expect(counts).toEqual([2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0]);
  expect(prometheus.series('requests_total')).toHaveLength(1);
});
