import type { Published } from './published';

export const sls: readonly Published[] = [
  {
    id: 'SLS001',
    severity: 'error',
    message: "'spec.metrics[0].external.metric.selector.matchLabels[sls.logstore]' is required and must not be empty",
    fix: "give 'sls.project' and 'sls.logstore' in the selector's matchLabels",
  },
  {
    id: 'SLS002',
    severity: 'error',
    message: "'spec.metrics[0].external.metric.selector.matchLabels[sls.ingress.route]' is required: without it all traffic of the logstore counts",
    fix: "give 'sls.ingress.route' as <namespace>-<service>-<port of the Service>",
  },
  {
    id: 'SLS003',
    severity: 'error',
    message: '\'spec.metrics[0].external.metric.selector.matchLabels[sls.ingress.route]\' must end in a port of Service shop/web: http (80), got "shop-web-8080"',
    fix: 'write shop-web-80',
  },
  {
    id: 'SLS004',
    severity: 'error',
    message: '\'spec.metrics[0].external.metric.selector.matchLabels[sls.ingress.route]\' must be a label value: at most 63 letters, digits, "-", "_" or ".", with a letter or digit at both ends, got "shop-*-80*"',
    fix: 'shorten the namespace or the name of the Service so that the route has at most 63 characters; wildcards are impossible',
  },
  {
    id: 'SLS005',
    severity: 'error',
    message: "'spec.metrics[0].external.metric.selector.matchLabels[sls.query.max.retry]' is not known to the adapter and is ignored",
    fix: 'write sls.query.max_retry',
  },
  {
    id: 'SLS006',
    severity: 'error',
    message: '\'spec.metrics[0].external.metric.selector.matchLabels[sls.query.interval]\' must be at least 15: the adapter silently takes 15, got "10"',
    fix: 'write "15" or more',
  },
  {
    id: 'SLS007',
    severity: 'error',
    message: "'spec.metrics[0].external.metric.selector.matchLabels[sls.query.interval]' and 'sls.query.delay' together must be at most 100 seconds, got 105",
    fix: "lower 'sls.query.interval' or 'sls.query.delay' to 100 together",
  },
  {
    id: 'SLS008',
    severity: 'warning',
    message: '\'spec.metrics[0].external.metric.selector.matchLabels[sls.query.delay]\' should be at least 10 seconds, which logs need to arrive, got "2"',
    fix: "leave 'sls.query.delay' out (10 seconds) or raise it",
  },
  {
    id: 'SLS009',
    severity: 'error',
    message: '\'spec.metrics[0].external.metric.selector.matchLabels[sls.internal.endpoint]\' must be "true" or "false" exactly, got "False"',
    fix: 'write "true" or "false"',
  },
  {
    id: 'SLS010',
    severity: 'error',
    message: "'spec.metrics[0].external.metric.selector.matchExpressions' must not be used, since the adapter ignores the operators",
    fix: 'write matchLabels, one metric for each route',
  },
  {
    id: 'SLS011',
    severity: 'error',
    message: '\'spec.metrics[0].external.metric.name\' must be a metric that the adapter serves from the Log Service, got "sls_ingress_latency_99"',
    fix: 'write sls_ingress_latency_p99',
  },
  {
    id: 'SLS012',
    severity: 'warning',
    message: '\'spec.metrics[0].external.target.value\' should be \'averageValue\', since sls_ingress_qps is a rate of the whole route, got "10"',
    fix: 'use averageValue for requests and bytes per second, value for a latency',
  },
  {
    id: 'SLS013',
    severity: 'warning',
    message: '\'spec.metrics[0].external.target.averageValue\' should be a whole number, as the readings are, got "500m"',
    fix: 'use a whole number from 1',
  },
  {
    id: 'SLS014',
    severity: 'error',
    message: '\'spec.metrics[0].external.metric.selector.matchLabels[sls.logstore]\' must hold logs in the format of NGINX Ingress for sls_ingress_qps, not the native logs of the gateway, got "mse_gw_access_log"',
    fix: "switch on 'Compatible with NGINX Ingress' and name the logstore that it fills (nginx-ingress); for an ALB use sls_alb_ingress_qps",
  },
  {
    id: 'SLS015',
    severity: 'warning',
    message: '\'spec.metrics[0].external.metric.selector.matchLabels[sls.project]\' should end in the number of the account and the region, got "aliyun-product-data-cn-hangzhou"',
    fix: 'write aliyun-product-data-<account id>-<region>, as the console of the Log Service shows it',
  },
  {
    id: 'SLS016',
    severity: 'warning',
    message: '\'spec.metrics[0].external.metric.selector.matchLabels[sls.ingress.route]\' should be the route of one Service, not of Service shop-web/a and Service shop/web-a, got "shop-web-a-80"',
    fix: 'rename one of the Services',
  },
  {
    id: 'SLS017',
    severity: 'warning',
    message: '\'spec.metrics[0].external.metric.selector.matchLabels[sls.ingress.route]\' should be the route of a Service of this bundle, got "shop-wep-80"',
    fix: 'write shop-web-80',
  },
  {
    id: 'SLS018',
    severity: 'warning',
    message: '\'spec.metrics[0].external.metric.selector.matchLabels[sls.logstore]\' should have a field index on proxy_upstream_name (text), which AliyunLogConfig kube-system/ingress-logs does not make, got "nginx-ingress"',
    fix: 'index proxy_upstream_name as text, request_time as double and request_length as long, all with analytics; or give productCode k8s-nginx-ingress; or acknowledge that the index is declared elsewhere',
  },
];
