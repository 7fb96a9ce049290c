/** Kinds that rules look at, as `Bundle.ofKind` reads them: a kind of Kubernetes itself, or a kind and its API group. */
export const HPA = 'HorizontalPodAutoscaler';
export const VERTICAL_POD_AUTOSCALER = 'VerticalPodAutoscaler.autoscaling.k8s.io';
export const DEPLOYMENT = 'Deployment';
export const SERVICE = 'Service';
export const INGRESS = 'Ingress';
export const HTTP_ROUTE = 'HTTPRoute';
export const POD_DISRUPTION_BUDGET = 'PodDisruptionBudget';
export const SCALED_OBJECT = 'ScaledObject.keda.sh';
export const SCALED_JOB = 'ScaledJob.keda.sh';
export const TRIGGER_AUTHENTICATION = 'TriggerAuthentication.keda.sh';
export const CLUSTER_TRIGGER_AUTHENTICATION = 'ClusterTriggerAuthentication.keda.sh';
export const KNATIVE_SERVICE = 'Service.serving.knative.dev';
export const KNATIVE_CONFIGURATION = 'Configuration.serving.knative.dev';
export const SERVICE_MONITOR = 'ServiceMonitor.monitoring.coreos.com';
export const POD_MONITOR = 'PodMonitor.monitoring.coreos.com';
export const PROMETHEUS_RULE = 'PrometheusRule.monitoring.coreos.com';
/** Every object. */
export const ANY = '*';
