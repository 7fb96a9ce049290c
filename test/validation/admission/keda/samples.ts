import type { Json, JsonObject } from '../../../../src/kubernetes/json';
import { admitKeda } from '../../../../src/validation/admission/keda/admit';
import type { KedaCluster } from '../../../../src/validation/admission/keda/cluster';
import type { KedaAdmission } from '../../../../src/validation/admission/keda/verdict';

/** A Deployment of one container with requests. */
export function deployment(container: JsonObject = {}, pod: JsonObject = {}, name = 'web'): JsonObject {
  const app = { name: 'app', image: 'web:1', resources: { requests: { cpu: '100m', memory: '64Mi' } }, ...container };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'default' }, spec: { template: { spec: { containers: [app], ...pod } } } };
}

/** Any object of the cluster. */
export function thing(apiVersion: string, kind: string, name: string, rest: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return { apiVersion, kind, metadata: { name, namespace: 'default', ...metadata }, ...rest };
}

/** A cron trigger, which needs nothing around it. */
export const CRON: JsonObject = {
  type: 'cron', metadata: { timezone: 'UTC', start: '0 8 * * *', end: '0 20 * * *', desiredReplicas: '5' },
};

/** A ScaledObject on the Deployment `web`. */
export function scaledObject(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'web', namespace: 'default', ...metadata },
    spec: { scaleTargetRef: { name: 'web' }, triggers: [CRON], ...spec },
  };
}

/** A ScaledJob of one container. */
export function scaledJob(spec: JsonObject = {}, container: JsonObject = {}): JsonObject {
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'job', image: 'job:1', ...container }] } };
  return {
    apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledJob', metadata: { name: 'job', namespace: 'default' }, spec: { jobTargetRef: { template }, triggers: [CRON], ...spec },
  };
}

/** A TriggerAuthentication. */
export function authentication(spec: JsonObject, kind = 'TriggerAuthentication', name = 'auth'): JsonObject {
  const namespace = kind === 'TriggerAuthentication' ? { namespace: 'default' } : {};
  return { apiVersion: 'keda.sh/v1alpha1', kind, metadata: { name, ...namespace }, spec };
}

/** The verdict in a cluster of some objects, which has the Deployment `web` unless another is given. */
export function verdict(object: JsonObject, others: readonly JsonObject[] = [], cluster: Partial<KedaCluster> = {}): KedaAdmission {
  const objects = others.some(({ kind, metadata }) => kind === 'Deployment' && (metadata as JsonObject).name === 'web') ? others : [deployment(), ...others];
  return admitKeda(object, { objects, ...cluster }, { kubernetes: '1.36' });
}

/** The errors of a verdict as layer, path and words. */
export function lines({ errors }: KedaAdmission): readonly string[] {
  return errors.map(({ layer, field, detail, value }) => `${layer} ${field}: ${detail}${value === undefined ? '' : ` (${show(value)})`}`);
}

function show(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
