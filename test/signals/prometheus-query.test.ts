import { context, later, problemsOf, textOf } from './samples';
import { sentence } from '../../src/kubernetes/problem';
import { planQpsAutoscaledService } from '../../src/plan/qps-autoscaled-service';
import { prometheusQuery, type PrometheusQuerySpec } from '../../src/signals/prometheus-query';

const QUERY = 'sum(rate(http_requests_total{app="web"}[2m]))';
const signalOf = (spec: Partial<PrometheusQuerySpec> = {}) =>
  prometheusQuery({ serverAddress: 'http://prometheus.monitoring:9090', query: QUERY, ...spec });

test('KEDA asks the query as it is', () => {
  expect(signalOf()).toMatchObject({ source: 'prometheus', unit: 'requests/s', lagSeconds: 60, lowestMinReplicas: 1, problems: [], warnings: [] });
  expect(signalOf().kedaTrigger?.(context, 10, { activation: 0.5 })).toEqual({
    type: 'prometheus',
    metadata: {
      serverAddress: 'http://prometheus.monitoring:9090', query: QUERY, threshold: '10', activationThreshold: '0.5', ignoreNullValues: 'false',
    },
  });
});

test('a latency is compared as it is, by KEDA and by a HorizontalPodAutoscaler', () => {
  const signal = signalOf({ unit: 'milliseconds' });
  expect(signal.kedaTrigger?.(context, 250)).toMatchObject({ metricType: 'Value', metadata: { threshold: '250' } });
  expect(signal.hpaMetric?.(context, 250)).toEqual({
    type: 'External', external: { metric: { name: 'shop_web_prometheus' }, target: { type: 'Value', value: '250' } },
  });
});

test('unit, lag and life without pods are as stated', () => {
  expect(signalOf({ unit: 'items', lagSeconds: 0, livesWithoutPods: true })).toMatchObject({ unit: 'items', lagSeconds: 0, lowestMinReplicas: 0, problems: [] });
  expect(signalOf({ livesWithoutPods: false }).lowestMinReplicas).toBe(1);
  expect(signalOf({ livesWithoutPods: true }).wakeFix).toBeUndefined();
  const plan = planQpsAutoscaledService({
    metadata: { name: 'web' }, image: 'web:1', signal: signalOf(), targetQpsPerPod: 10, minReplicas: 0, maxReplicas: 3,
  });
  expect(plan.problems.map(sentence)).toEqual([
    "'minReplicas' must be at least 1 with the signal prometheus, which is silent without pods and so never wakes them, got 0;"
    + " raise it, or state 'livesWithoutPods' if the series are there without pods",
  ]);
  expect(problemsOf(signalOf({ lagSeconds: -1 }))).toEqual(["'lagSeconds' must be a number from 0, got -1"]);
});

test.each([
  [QUERY, 'http_requests_total{app="web"}', '^http_requests_total$'],
  ['sum(http_requests_total offset 5m)', 'http_requests_total', '^http_requests_total$'],
  ['sum({__name__="up",job=~"a|b"})', '{__name__="up",job=~"a|b"}', '^up$'],
  ['sum({__name__=~"ready|inflight",group="a\\"b"})', '{__name__=~"ready|inflight",group="a\\"b"}', '.*'],
  ['sum(a_total) + sum(b_total)', 'a_total', '^a_total$'],
])('a HorizontalPodAutoscaler reads %s as soon as %s exists', (query, seriesQuery, matches) => {
  expect(signalOf({ query }).needs?.(context, 'hpa')).toEqual({
    externalAdapterRules: [{ seriesQuery, resources: { namespaced: false }, name: { matches, as: 'shop_web_prometheus' }, metricsQuery: query }],
  });
});

test.each([['vector(1)'], [later]])('a HorizontalPodAutoscaler cannot read %p', (query) => {
  const signal = signalOf({ query });
  expect(problemsOf(signal)).toEqual([]);
  expect(signal.check?.(context, 'keda')).toEqual([]);
  expect(signal.check?.(context, 'hpa').map(sentence)).toEqual([
    "'' must come to a query of plain text over some series where a HorizontalPodAutoscaler reads it, since it becomes a rule of prometheus-adapter; use Scaler.keda()",
  ]);
});

test('a query that is known only later passes through', () => {
  expect(textOf(signalOf({ query: later }).kedaTrigger?.(context, 10).metadata.query, QUERY)).toBe(QUERY);
});

test.each([
  ['sum(rate(x[2m])', ["'query' must be PromQL: unclosed left parenthesis, got \"sum(rate(x[2m])\""]],
  ['sum(rate(x))', ["'query' must be PromQL: expected type range vector in call to function \"rate\", got instant vector, got \"sum(rate(x))\""]],
  ['rate(x)', ["'query' must be PromQL: expected type range vector in call to function \"rate\", got instant vector, got \"rate(x)\""]],
  ['scalar(sum(x))',
    ["'query' must give an instant vector, not a scalar, got \"scalar(sum(x))\"; put vector(…) around it: KEDA cannot read a scalar"]],
  ['x[5m]',
    ["'query' must give an instant vector, not a range vector, got \"x[5m]\"; put a function such as rate(…) around it: KEDA reads a range vector as 0"]],
  ['"text"', ["'query' must give an instant vector, not a string, got \"\\\"text\\\"\""]],
  ['sum(x) by (pod)',
    ["'query' must give one series, but it gives one for each pod: two would be an error, got \"sum(x) by (pod)\"; put sum(…) around it, or pin the labels"]],
  ['sum(x) by (pod, node)',
    ["'query' must give one series, but it gives one for each pod, node: two would be an error, got \"sum(x) by (pod, node)\"; put sum(…) around it, or pin the labels"]],
  ['rate(x_total{app="web"}[2m])',
    ["'query' must give one series by the way it is built: two would be an error, got \"rate(x_total{app=\\\"web\\\"}[2m])\"; put sum(…) around it, or pin the labels"]],
  ['sum(x{group="a"}) by (group)', []],
  ['sum(x) or vector(0)', []],
])('%s gives %j', (query, messages) => {
  expect(problemsOf(signalOf({ query }))).toEqual(messages);
});
