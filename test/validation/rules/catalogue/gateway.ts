import type { Published } from './published';

export const gateway: readonly Published[] = [
  {
    id: 'GATEWAY001',
    severity: 'error',
    message: '\'spec.rules[0].http.paths[0].backend.service.name\' must not be in kube-system, whose Services the gateway does not expose, got "web"',
    fix: 'move the Service to another namespace, or use another Ingress class',
  },
  {
    id: 'GATEWAY002',
    severity: 'error',
    message: "'spec.monitor.tracing' must have only one of 'xTrace' and 'openTelemetry'",
    fix: 'keep one of them',
  },
  {
    id: 'GATEWAY003',
    severity: 'error',
    message: '\'spec.common.instance.spec\' must be one of 2c4g, 4c8g, 8c16g, 16c32g, got "3c6g"',
    fix: 'write a value that the product has',
  },
  {
    id: 'GATEWAY004',
    severity: 'warning',
    message: "'spec.override' should come with 'spec.monitor', which it resets otherwise, got true",
    fix: "write 'global' and 'monitor' in full, or leave 'override' out",
  },
  {
    id: 'GATEWAY005',
    severity: 'error',
    message: '\'spec.config.accessLogConfig.logStore\' must begin with alb_, got "shop"',
    fix: "name project and logstore (alb_…) in 'accessLogConfig', and two vSwitches of different zones",
  },
  {
    id: 'GATEWAY006',
    severity: 'warning',
    message: '\'spec.metrics[0].external.metric.selector.matchLabels[sls.project]\' should be \'other-logs\', to which MseIngressConfig default/shop ships its logs, got "shop-access-logs"',
    fix: "name the same project in 'spec.monitor.logging.sls.reuseProject' and 'sls.project' (empty is the product's own project)",
  },
];
