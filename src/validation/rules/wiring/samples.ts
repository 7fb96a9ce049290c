import type { JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { sample } from '../samples';

/** A ServiceMonitor of the Service; `spec` is laid over its spec. */
export function serviceMonitor(spec: JsonObject = {}, metadata: JsonObject = {}): Manifest {
  return sample('monitoring.coreos.com/v1', 'ServiceMonitor', {
    spec: { selector: { matchLabels: { app: 'web' } }, endpoints: [{ port: 'http', interval: '15s' }], ...spec },
  }, metadata);
}

/** A PodMonitor of the pods; `spec` is laid over its spec. */
export function podMonitor(spec: JsonObject = {}, metadata: JsonObject = {}): Manifest {
  return sample('monitoring.coreos.com/v1', 'PodMonitor', {
    spec: { selector: { matchLabels: { app: 'web' } }, podMetricsEndpoints: [{ port: 'http' }], ...spec },
  }, metadata);
}

/** An Ingress with one backend. */
export function ingress(port: JsonObject, service = 'web'): Manifest {
  return sample('networking.k8s.io/v1', 'Ingress', {
    spec: {
      ingressClassName: 'nginx',
      rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: service, port } } }] } }],
    },
  });
}
