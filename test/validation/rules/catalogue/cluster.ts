import type { Published } from './published';

export const cluster: readonly Published[] = [
  {
    id: 'CLUSTER001',
    severity: 'error',
    message: 'needs ack-alibaba-cloud-metrics-adapter as the server of external.metrics.k8s.io, but the bundle has another one: KEDA (HelmRelease flux-system/keda)',
    fix: 'keep one: KEDA alone with prometheus triggers, or the adapter alone; or put them into different clusters',
  },
  {
    id: 'CLUSTER002',
    severity: 'error',
    message: 'is declared twice',
    fix: 'rename one, or take it out; where they belong to different clusters, validate the charts apart',
  },
  {
    id: 'CLUSTER003',
    severity: 'warning',
    message: '\'spec.metrics[0].pods.metric.name\' should have a server of custom.metrics.k8s.io: the servers of this bundle have none, got "http_requests_per_second"',
    fix: 'install prometheus-adapter with a rule for the metric, or use a ScaledObject',
  },
  {
    id: 'CLUSTER004',
    severity: 'warning',
    message: 'is declared differently by two files: deploy/api.yaml:1 and deploy/web.yaml:1',
    fix: 'rename one, or move alternatives into directories of their own',
  },
];
