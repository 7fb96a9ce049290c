import type { Published } from './published';

export const install: readonly Published[] = [
  {
    id: 'INSTALL001',
    severity: 'error',
    message: '\'spec.values.prometheus.url\' must have no port, since \'prometheus.port\' (9090) is written behind it, got "http://prometheus.monitoring.svc:9090"',
    fix: "write the port into 'prometheus.port' only",
  },
  {
    id: 'INSTALL002',
    severity: 'error',
    message: '\'metadata.namespace\' must be watched by KEDA: HelmRelease flux-system/keda watches orders, got "shop"',
    fix: "add the namespace to 'watchNamespace', or leave it empty for all",
  },
  {
    id: 'INSTALL003',
    severity: 'error',
    message: "'spec.values.metricsServer.enabled' must be true for the ScaledObjects of this bundle, got false",
    fix: "leave 'metricsServer.enabled' at true",
  },
  {
    id: 'INSTALL004',
    severity: 'error',
    message: "'spec.secretTargetRef' must not be used: HelmRelease flux-system/keda lets KEDA read Secrets of its own namespace only",
    fix: 'use a ClusterTriggerAuthentication with a Secret in the namespace of KEDA, or lift the restriction',
  },
  {
    id: 'INSTALL005',
    severity: 'info',
    message: '\'spec.chart.spec.version\' was tested with Kubernetes 1.29 to 1.31, not with 1.35, got "2.16.1"',
    fix: 'take the version of KEDA for the cluster, or state the version of the cluster in the profile',
  },
  {
    id: 'INSTALL006',
    severity: 'warning',
    message: '\'spec.chart.spec.version\' should be one version, got ""',
    fix: 'pin the version',
  },
  {
    id: 'INSTALL007',
    severity: 'warning',
    message: '\'spec.values.metricsRelistInterval\' should be at least the longest scrape interval of this bundle (2m), got "1m"',
    fix: "raise 'metricsRelistInterval' to the scrape interval and more",
  },
  {
    id: 'INSTALL008',
    severity: 'warning',
    message: "'spec.ignoreDifferences[0]' should come with RespectIgnoreDifferences=true: without it each sync applies the replicas of the manifest",
    fix: "add RespectIgnoreDifferences=true to syncPolicy.syncOptions, or leave 'replicas' out of the manifests",
  },
  {
    id: 'INSTALL009',
    severity: 'warning',
    message: "'spec.syncPolicy.syncOptions' should contain ServerSideApply=true for the definitions of keda",
    fix: 'add ServerSideApply=true to syncPolicy.syncOptions',
  },
  {
    id: 'INSTALL010',
    severity: 'warning',
    message: '\'spec.upgrade.crds\' should be CreateReplace, got "Skip"',
    fix: "set 'upgrade.crds' to CreateReplace",
  },
  {
    id: 'INSTALL011',
    severity: 'info',
    message: "'spec.values.rules.default' is true beside rules of your own, got true",
    fix: 'set rules.default: false',
  },
  {
    id: 'INSTALL012',
    severity: 'error',
    message: '\'spec.targetNamespace\' must be kube-system for ack-alibaba-cloud-metrics-adapter, got "metrics"',
    fix: 'install it into kube-system',
  },
];
