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
];
