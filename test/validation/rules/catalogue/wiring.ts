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
];
