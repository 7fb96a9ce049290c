import type { JsonObject } from '../../../src/kubernetes/json';
import type { Manifest } from '../../../src/kubernetes/manifest';
import type { SimulationOptions } from '../../../src/simulation/options';
import { simulate } from '../../../src/simulation/simulate';
import type { ScalerTimeline } from '../../../src/simulation/timeline';

/** A Deployment `web` whose pods request 100m of CPU and 128Mi of memory. */
export function deployment(changes: JsonObject = {}, metadata: JsonObject = {}): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop', ...metadata },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'app', image: 'registry.example.com/web:1', resources: { requests: { cpu: '100m', memory: '128Mi' } } }] },
      },
      ...changes,
    },
  };
}

/** An HPA `web` from 1 to 10 pods. */
export function hpa(spec: JsonObject, metadata: JsonObject = {}): Manifest {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web', namespace: 'shop', ...metadata },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas: 1, maxReplicas: 10, ...spec },
  };
}

/** Requests per second of a route, as the gateway's access logs show them. */
export function slsQps(averageValue: string, labels: JsonObject = {}): JsonObject {
  const selector = { matchLabels: { 'sls.project': 'p', 'sls.logstore': 'nginx-ingress', 'sls.ingress.route': 'shop-web-80', ...labels } };
  return { type: 'External', external: { metric: { name: 'sls_ingress_qps', selector }, target: { type: 'AverageValue', averageValue } } };
}

export function podsMetric(name: string, averageValue: string): JsonObject {
  return { type: 'Pods', pods: { metric: { name }, target: { type: 'AverageValue', averageValue } } };
}

/** A ScaledObject `web` with a prometheus trigger. */
export function scaledObject(query: string, threshold: string, spec: JsonObject = {}, metadata: JsonObject = {}): Manifest {
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'web', namespace: 'shop', ...metadata },
    spec: {
      scaleTargetRef: { name: 'web' },
      triggers: [{ type: 'prometheus', metadata: { serverAddress: 'http://prometheus:9090', query, threshold } }],
      ...spec,
    },
  };
}

/** The timeline of the only scaler. */
export function only(manifests: readonly Manifest[], options: SimulationOptions): ScalerTimeline {
  const { scalers } = simulate(manifests, options);
  expect(scalers).toHaveLength(1);
  return scalers[0] as ScalerTimeline;
}

/** The replica counts after each change. */
export function steps({ changes }: ScalerTimeline): readonly number[] {
  return changes.map(({ to }) => to);
}

/** Each change as `[second, replicas]`. */
export function stairs({ changes }: ScalerTimeline): readonly (readonly [number, number])[] {
  return changes.map(({ second, to }) => [second, to]);
}
