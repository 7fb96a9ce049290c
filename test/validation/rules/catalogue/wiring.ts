import type { Published } from './published';

export const wiring: readonly Published[] = [
  {
    id: 'WIRING001',
    severity: 'error',
    message: '\'spec.endpoints[0].port\' must be the name of a port of Service shop/web: http (80), got "metrics"',
    fix: 'write the name of the port of the Service, and name it there if it has none',
  },
  {
    id: 'WIRING002',
    severity: 'error',
    message: "'spec.selector' must match the labels of Service shop/web itself, not of its pods",
    fix: "give the Service the labels in 'metadata.labels'",
  },
  {
    id: 'WIRING003',
    severity: 'error',
    message: "'spec.namespaceSelector' must include 'shop' to select Service shop/web, got only 'monitoring'",
    fix: "name the namespace in 'spec.namespaceSelector.matchNames', or put the monitor beside the Service",
  },
  {
    id: 'WIRING006',
    severity: 'error',
    message: "'spec.rules[0].http.paths[0].backend.service.port' must be a port of Service shop/web: http (80), got 8080",
    fix: 'write the port of the Service, not that of the container',
  },
  {
    id: 'WIRING007',
    severity: 'warning',
    message: '\'spec.selector\' should match the pods of a workload of namespace \'shop\' in this bundle, got {"app":"wep"}',
    fix: 'use the labels of the pod template, or acknowledge that the pods are declared elsewhere',
  },
  {
    id: 'WIRING008',
    severity: 'error',
    message: '\'spec.ports[0].targetPort\' must be the name of a port of Deployment shop/web, which has http, got "web"',
    fix: 'name the port of the container, or write its number',
  },
  {
    id: 'WIRING009',
    severity: 'error',
    message: '\'spec.podMetricsEndpoints[0].port\' must be the name of a port of Deployment shop/web, which has http, got "metrics"',
    fix: 'write the name of a container port',
  },
  {
    id: 'WIRING010',
    severity: 'warning',
    message: '\'spec.rules[0].http.paths[0].backend.service.name\' should name a Service of namespace \'shop\' in this bundle, got "wep"',
    fix: 'write web',
  },
  {
    id: 'WIRING011',
    severity: 'warning',
    message: "'metadata.labels' should match a Prometheus of this bundle: HelmRelease monitoring/kps picks release=kps",
    fix: 'give the monitor the labels, or let the Prometheus pick all (serviceMonitorSelectorNilUsesHelmValues: false)',
  },
  {
    id: 'WIRING012',
    severity: 'warning',
    message: '\'spec.selector\' should match a Service of namespace \'shop\' in this bundle, got {"matchLabels":{"app":"wep"}}',
    fix: "use the labels in 'metadata.labels' of the Service, or acknowledge that it is declared elsewhere",
  },
  {
    id: 'WIRING013',
    severity: 'warning',
    message: '\'spec.selector\' should match the pods of a workload of namespace \'shop\' in this bundle, got {"matchLabels":{"app":"wep"}}',
    fix: 'use the labels of the pod template, or acknowledge that the pods are declared elsewhere',
  },
  {
    id: 'WIRING014',
    severity: 'info',
    message: "'spec.selector' selects Service shop/web while Deployment shop/web is annotated prometheus.io/scrape",
    fix: 'take the annotation prometheus.io/scrape away, or the monitor',
  },
  {
    id: 'WIRING015',
    severity: 'warning',
    message: '\'spec.parameters.name\' should be the name of a gateway of this bundle: AlbConfig shop-alb, got "shop-lb"',
    fix: 'write shop-alb',
  },
];
