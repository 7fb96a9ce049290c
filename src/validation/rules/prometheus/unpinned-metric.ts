import { each } from '../../each';
import type { Rule } from '../../rule';
import { queriesOf } from '../keda/query';
import { KEDA, WITH_TRIGGERS } from '../keda/trigger';
import { prometheusObject } from '../samples';
import { selectorsIn } from './signal-query';

/** Names that every workload of a cluster, or every queue of a broker, has series of. */
const SHARED = new RegExp('^(' + [
  'http_requests?_total', String.raw`http_server_requests_seconds_\w+`, String.raw`http_request_duration_seconds_\w+`, String.raw`nginx_ingress_controller_\w+`,
  String.raw`istio_request\w*`, String.raw`envoy_cluster_\w+`, String.raw`container_\w+`, String.raw`haproxy_(backend|frontend|server)_\w+`, String.raw`traefik_service_\w+`,
  String.raw`rabbitmq_queue_\w+`, String.raw`kafka_consumergroup_\w+`, String.raw`rocketmq_\w+`, String.raw`kube_\w+`, String.raw`process_\w+`, String.raw`jvm_\w+`,
].join('|') + ')$');

/** A query that counts what belongs to others. */
export const unpinnedMetric: Rule = {
  id: 'PROM011',
  name: 'query over all workloads',
  severity: 'warning',
  cause: 'without a matcher the series of every workload that Prometheus scrapes count: the workload scales on the load of others',
  fix: 'add matchers for what the workload serves, such as namespace and service, or queue and group',
  source: `${KEDA} pkg/scalers/prometheus_scaler.go, which sends the query as it is`,
  kinds: WITH_TRIGGERS,
  check: each(queriesOf, (query, context) => selectorsIn(query, context)
    .filter(({ metric = '', matchers }) => SHARED.test(metric) && matchers.every(({ label }) => label === '__name__'))
    .map(({ metric = '' }) => ({ path: query.path, sub: metric, rule: `should pin ${metric} to the workload by a matcher: every workload has series of that name` }))),
  samples: {
    noncompliant: [prometheusObject({ query: 'sum(rate(http_requests_total[2m]))' })],
    compliant: [prometheusObject()],
  },
};
