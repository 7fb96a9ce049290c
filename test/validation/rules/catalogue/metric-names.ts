import type { Published } from './published';

export const metricNames: readonly Published[] = [
  {
    id: 'WIRING004',
    severity: 'warning',
    message: '\'spec.metrics[0].pods.metric.name\' should be served by a rule of prometheus-adapter in this bundle, got "http_request_per_second"',
    fix: 'write http_requests_per_second',
  },
  {
    id: 'WIRING005',
    severity: 'error',
    message: '\'spec.triggers[0].metadata.query\' must match proxy="shop_svc_web_http" with the controller 3.2, got "shop_web_http"',
    fix: 'write proxy="shop_svc_web_http"',
  },
];
