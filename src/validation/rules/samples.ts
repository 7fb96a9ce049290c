import type { JsonObject } from '../../kubernetes/json';
import type { Manifest } from '../../kubernetes/manifest';

/** Builders of the objects by which rules are shown and tested: the smallest that are complete, all named `web` in `shop`. */

const NAME = 'web';
const NAMESPACE = 'shop';
const LABELS = { app: NAME };

/** An object of any kind. */
export function sample(apiVersion: string, kind: string, fields: JsonObject, metadata: JsonObject = {}): Manifest {
  return { apiVersion, kind, metadata: { name: NAME, namespace: NAMESPACE, ...metadata }, ...fields };
}

/** A container with a port named `http`, requests and a readiness probe. */
export function container(fields: JsonObject = {}): JsonObject {
  return {
    name: NAME,
    image: 'registry.example.com/web:1.0',
    ports: [{ name: 'http', containerPort: 8080 }],
    resources: { requests: { cpu: '100m', memory: '128Mi' } },
    readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
    ...fields,
  };
}

/** A pod template with the label `app: web`. */
export function podTemplate(pod: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return { metadata: { labels: LABELS, ...metadata }, spec: { containers: [container()], ...pod } };
}

/** A Deployment; `spec` is laid over its spec. */
export function deployment(spec: JsonObject = {}, metadata: JsonObject = {}): Manifest {
  return sample('apps/v1', 'Deployment', { spec: { selector: { matchLabels: LABELS }, template: podTemplate(), ...spec } }, metadata);
}

/** A Service on port 80, named `http`; `spec` is laid over its spec. */
export function service(spec: JsonObject = {}, metadata: JsonObject = {}): Manifest {
  return sample('v1', 'Service', { spec: { selector: LABELS, ports: [{ name: 'http', port: 80, targetPort: 'http' }], ...spec } },
    { labels: LABELS, ...metadata });
}

/** A HorizontalPodAutoscaler of the Deployment on its CPU; `spec` is laid over its spec. */
export function hpa(spec: JsonObject = {}, metadata: JsonObject = {}): Manifest {
  return sample('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: NAME },
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
      ...spec,
    },
  }, metadata);
}

/** The labels with which the metrics adapter finds the requests of the Service. */
export const SLS_LABELS: JsonObject = {
  'sls.project': 'shop-access-logs',
  'sls.logstore': 'nginx-ingress',
  'sls.ingress.route': 'shop-web-80',
};

/** An HPA on an external metric of the Log Service. */
export function slsHpa(labels: JsonObject, metric: JsonObject = {}, target: JsonObject = { type: 'AverageValue', averageValue: '10' }): Manifest {
  return hpa({ metrics: [{ type: 'External', external: { metric: { name: 'sls_ingress_qps', selector: { matchLabels: labels }, ...metric }, target } }] });
}

/** Metadata of a prometheus trigger that asks for one number. */
export const PROMETHEUS_TRIGGER: JsonObject = {
  serverAddress: 'http://prometheus.monitoring.svc:9090',
  query: 'sum(rate(http_requests_total{namespace="shop",service="web"}[2m]))',
  threshold: '10',
  ignoreNullValues: 'false',
};

/** A ScaledObject of the Deployment with triggers; `spec` is laid over its spec. */
export function scaledObject(triggers: readonly JsonObject[], spec: JsonObject = {}, metadata: JsonObject = {}): Manifest {
  return sample('keda.sh/v1alpha1', 'ScaledObject', {
    spec: {
      scaleTargetRef: { name: NAME },
      minReplicaCount: 2,
      maxReplicaCount: 10,
      fallback: { failureThreshold: 3, replicas: 4 },
      triggers,
      ...spec,
    },
  }, metadata);
}

/** A ScaledObject with one prometheus trigger; `metadata` is laid over that of the trigger. */
export function prometheusObject(metadata: JsonObject = {}, spec: JsonObject = {}): Manifest {
  return scaledObject([{ type: 'prometheus', metadata: { ...PROMETHEUS_TRIGGER, ...metadata } }], spec);
}

/** What a Knative Service of the samples may grow to. */
const BOUNDED: JsonObject = { 'autoscaling.knative.dev/max-scale': '10' };

/** A Knative Service; the annotations are those of its revision template. */
export function knativeService(annotations: JsonObject, spec: JsonObject = {}, metadata: JsonObject = {}): Manifest {
  const containers = [{ image: 'registry.example.com/web:1.0', resources: { requests: { cpu: '100m' } } }];
  return sample('serving.knative.dev/v1', 'Service', {
    spec: { template: { metadata: { annotations: withoutMissing({ ...BOUNDED, ...annotations }) }, spec: { containers, ...spec } } },
  }, metadata);
}

/** The fields that have a value. */
function withoutMissing(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
