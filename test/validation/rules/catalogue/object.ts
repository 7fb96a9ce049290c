import type { Published } from './published';

export const object: readonly Published[] = [
  {
    id: 'OBJECT001',
    severity: 'warning',
    message: '\'spec.metrics[0].external.metric.selector.matchLabels[sls.project]\' should not be a placeholder, got "aliyun-product-data-xxxxxxxx-cn-hangzhou"',
    fix: 'put in the real value',
  },
  {
    id: 'OBJECT002',
    severity: 'error',
    message: "'spec.template.metadata.annotations[prometheus.io/scrape]' must be a text, got true",
    fix: 'put the value in quotes',
  },
  {
    id: 'OBJECT003',
    severity: 'error',
    message: '\'apiVersion\' must be autoscaling/v2 since Kubernetes 1.26, got "autoscaling/v2beta2"',
    fix: 'move to the version that is served; its fields differ in places',
  },
  {
    id: 'OBJECT004',
    severity: 'error',
    message: "'data[user]' must be base64",
    fix: "encode the value, or write it into 'stringData'",
  },
];
