import type { Published } from './published';

export const availability: readonly Published[] = [
  {
    id: 'AVAIL001',
    severity: 'warning',
    message: "'spec.minAvailable' should be less than the 2 replicas that HorizontalPodAutoscaler shop/web guarantees, got 2",
    fix: 'write maxUnavailable: 1, or raise the minimum of replicas',
  },
  {
    id: 'AVAIL002',
    severity: 'info',
    message: '\'spec.template.spec.containers[0].readinessProbe\' is missing: HorizontalPodAutoscaler shop/web adds pods that Service shop/web sends requests to before container "web" is ready',
    fix: 'give the container that serves the Service a readinessProbe',
  },
  {
    id: 'AVAIL003',
    severity: 'info',
    message: "'spec.minReplicas' guarantees one pod only, got 1",
    fix: 'raise the minimum to 2, or say that outages are acceptable by acknowledging this',
  },
  {
    id: 'AVAIL004',
    severity: 'info',
    message: 'has no PodDisruptionBudget, though HorizontalPodAutoscaler shop/web guarantees 2 replicas',
    fix: 'add a PodDisruptionBudget with maxUnavailable: 1',
  },
  {
    id: 'AVAIL005',
    severity: 'warning',
    message: "'spec.selector' should not cover the pods of Deployment shop/web, which PodDisruptionBudget shop/all covers",
    fix: 'keep one of them, or make their selectors differ',
  },
  {
    id: 'AVAIL006',
    severity: 'warning',
    message: '\'spec.selector\' should match the pods of a workload of namespace \'shop\' in this bundle, got {"matchLabels":{"app":"wep"}}',
    fix: 'use the labels of the pod template, or acknowledge that the pods are declared elsewhere',
  },
  {
    id: 'AVAIL007',
    severity: 'warning',
    message: '\'spec.template.spec.topologySpreadConstraints[0].labelSelector\' should match the labels of the pods, got {"matchLabels":{"app":"wep"}}',
    fix: 'use the labels of the pod template',
  },
  {
    id: 'AVAIL008',
    severity: 'warning',
    message: "'spec.strategy.type' should not be Recreate while HorizontalPodAutoscaler shop/web scales what Service shop/web serves",
    fix: 'leave the strategy out (RollingUpdate), or acknowledge that two versions must not run together',
  },
  {
    id: 'AVAIL009',
    severity: 'info',
    message: "'spec.template.spec.containers[0].livenessProbe' is the readinessProbe of pods that HorizontalPodAutoscaler shop/web scales under load",
    fix: 'let the liveness probe ask something simpler, or give it a higher failureThreshold',
  },
  {
    id: 'AVAIL010',
    severity: 'error',
    message: '\'spec.template.spec.containers[0].readinessProbe.httpGet.port\' must be the name of a port of its container: http, got "web"',
    fix: 'write the name of a port of the same container, or its number',
  },
  {
    id: 'AVAIL011',
    severity: 'warning',
    message: "'spec.template.spec.containers[0].lifecycle.preStop' should wait less than 'terminationGracePeriodSeconds' (30), got 60",
    fix: "raise 'terminationGracePeriodSeconds' to the wait plus the longest request",
  },
  {
    id: 'AVAIL012',
    severity: 'warning',
    message: "'spec.maxReplicas' should fit into ResourceQuota shop/web: 10 pods need requests.cpu 1, and it allows 800m",
    fix: 'raise the quota, or lower the maximum or the requests',
  },
  {
    id: 'AVAIL013',
    severity: 'error',
    message: '\'spec.template.spec.containers\' must say requests.memory of container "web", which ResourceQuota shop/web counts',
    fix: 'give the container the request or limit, or the namespace a LimitRange with defaults',
  },
  {
    id: 'AVAIL014',
    severity: 'warning',
    message: "'spec.template.spec.containers[0].ports[0]' should not take a port of the node while HorizontalPodAutoscaler shop/web adds pods, got 8080",
    fix: "leave 'hostPort' out and use a Service",
  },
  {
    id: 'AVAIL015',
    severity: 'warning',
    message: "'spec.template.spec.volumes[0]' should be shared by several nodes while HorizontalPodAutoscaler shop/web adds pods, but PersistentVolumeClaim shop/web is ReadWriteOnce",
    fix: 'use ReadWriteMany, keep the data outside, or take a StatefulSet with volumeClaimTemplates',
  },
  {
    id: 'AVAIL016',
    severity: 'warning',
    message: "'spec.strategy.rollingUpdate' should leave room for a new pod at the maximum of 10 replicas in pods of ResourceQuota shop/web",
    fix: 'raise the quota by the surge, lower the maximum, or allow one pod to be unavailable',
  },
];
