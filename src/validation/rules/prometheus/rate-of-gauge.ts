import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { RATES, selectorsIn, signalQueriesOf, WITH_SIGNALS } from './signal-query';

/** Names that are known for gauges. */
const GAUGE = new RegExp('^(' + [
  String.raw`haproxy_\w+_current_\w+`, String.raw`container_memory_\w+`, 'process_(resident|virtual)_memory_bytes', 'process_open_fds', 'go_goroutines',
  String.raw`kube_\w+_(replicas|status|info|phase)\w*`, String.raw`rocketmq_consumer_(ready|inflight|lag)_messages`, String.raw`rocketmq_group_(diff|retrydiff|dlqdiff)`,
  'rabbitmq_queue_messages(_ready|_unacked)?', 'kafka_consumergroup_lag(_sum)?', 'nginx_connections_(active|waiting|reading|writing)',
  String.raw`envoy_\w+_(cx|rq)_active`, 'traefik_open_connections', 'DCGM_FI_DEV_GPU_UTIL',
].join('|') + ')$');

/** The change of a level, where the level is meant. */
export const rateOfGauge: Rule = {
  id: 'PROM005',
  name: 'rate of a gauge',
  severity: 'warning',
  cause: 'rate takes every fall of a gauge for the restart of a counter, so the result has nothing to do with the level',
  fix: 'take the gauge itself, or avg_over_time(…[1m]) to smooth it',
  source: 'Prometheus documentation, query functions, rate; haproxytech/kubernetes-ingress chart README',
  kinds: WITH_SIGNALS,
  check: each(signalQueriesOf, (query, context) => selectorsIn(query, context)
    .filter(({ metric = '', within: [innermost = ''] }) => GAUGE.test(metric) && RATES.has(innermost))
    .map(({ metric = '', within: [innermost = ''] }) => ({ path: query.path, sub: metric, rule: `should not take the ${innermost} of the gauge ${metric}` }))),
  samples: {
    noncompliant: [prometheusObject({ query: 'sum(rate(haproxy_frontend_current_sessions{proxy="http"}[2m]))' })],
    compliant: [prometheusObject({ query: 'sum(avg_over_time(haproxy_frontend_current_sessions{proxy="http"}[2m]))' })],
  },
};
