import type { Published } from './published';

export const haproxy: readonly Published[] = [
  {
    id: 'HAPROXY001',
    severity: 'error',
    message: '\'metadata.annotations[haproxy.org/pod-maxconn]\' must be at least the number of controllers (up to 31), got "30"',
    fix: 'raise pod-maxconn to at least the most pods of the controller, or lower those',
  },
  {
    id: 'HAPROXY002',
    severity: 'error',
    message: '\'spec.values.controller.service.annotations[haproxy.org/pod-maxconn]\' is ignored on the Service of the controller, got "30"',
    fix: "put the annotation on the application's Service, or 'pod-maxconn' into controller.config",
  },
  {
    id: 'HAPROXY003',
    severity: 'error',
    message: '\'metadata.annotations[haproxy.org/pod-maxconn]\' must be a whole number, got "30k"',
    fix: 'write a whole number',
  },
  {
    id: 'HAPROXY004',
    severity: 'warning',
    message: "'spec.triggers[0].metadata.query' should read a queue that can form: Service shop/web has no pod-maxconn",
    fix: 'give the Service the annotation haproxy.org/pod-maxconn, or scale on haproxy_backend_current_sessions',
  },
  {
    id: 'HAPROXY005',
    severity: 'warning',
    message: "'spec.triggers[0].metadata.query' should read the queues of the servers: Service shop/web has cookie-persistence",
    fix: 'sum haproxy_server_current_queue, or scale on haproxy_backend_current_sessions',
  },
  {
    id: 'HAPROXY006',
    severity: 'info',
    message: "'spec.triggers[0].metadata.query' reads a queue that HelmRelease flux-system/kubernetes-ingress gives up after 5 seconds",
    fix: "set 'timeout-queue' in controller.config to the time that a pod needs to start",
  },
  {
    id: 'HAPROXY007',
    severity: 'info',
    message: "'spec.maxReplicas' is beyond the 42 slots of the backend, got 60",
    fix: "set 'scale-server-slots' in controller.config to the maximum of replicas and more",
  },
  {
    id: 'HAPROXY008',
    severity: 'error',
    message: "'spec.values.controller.autoscaling' is ignored for a DaemonSet",
    fix: "set 'controller.kind' to Deployment, and enable one of autoscaling and keda",
  },
  {
    id: 'HAPROXY009',
    severity: 'error',
    message: "'spec.values.controller.autoscaling.custom[0].pods.metricName' must be written as in autoscaling/v2",
    fix: 'write metric.name and target.type with target.averageValue',
  },
  {
    id: 'HAPROXY010',
    severity: 'error',
    message: "'spec.values.controller.keda.triggers' must have at least one trigger",
    fix: "give 'controller.keda.triggers', or use controller.autoscaling for cpu",
  },
];
