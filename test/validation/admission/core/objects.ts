import type { Json, JsonObject } from '../../../../src/kubernetes/json';
import type { CoreAdmission } from '../../../../src/validation/admission/core/admission';
import { admitCore } from '../../../../src/validation/admission/core/admit';
import type { CoreProfile } from '../../../../src/validation/admission/core/profile';
import { errorBody } from '../../../../src/validation/admission/field-error';

/** A verdict on an object for Kubernetes 1.36, unless the profile says otherwise. */
export function judge(object: Json, profile: Partial<CoreProfile> = {}): CoreAdmission {
  return admitCore(object, { kubernetes: '1.36', ...profile });
}

/** What is said against an object: each error as `path: text`, with the texts of the API server. */
export function complaints(object: Json, profile: Partial<CoreProfile> = {}): readonly string[] {
  return judge(object, profile).errors.map((error) => `${error.field}: ${errorBody(error)}`);
}

/** A Deployment whose pods have this spec; `container` is put into its only container. */
export function deployment(pod: JsonObject = {}, container: JsonObject = {}, annotations: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' }, annotations },
        spec: { containers: [{ name: 'app', image: 'web:1', ...container }], ...pod },
      },
    },
  };
}

const POD = 'spec.template.spec.';
const CONTAINER = `${POD}containers[0].`;

/** What is said against a pod spec, with paths in it. */
export function podComplaints(pod: JsonObject, container: JsonObject = {}): readonly string[] {
  return complaints(deployment(pod, container)).map((line) => line.replace(POD, ''));
}

/** What is said against a container, with paths in it. */
export function containerComplaints(container: JsonObject, pod: JsonObject = {}): readonly string[] {
  return complaints(deployment(pod, container)).map((line) => line.replace(CONTAINER, ''));
}

/** A v1 Service with one port. */
export function service(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', ...metadata }, spec: { ports: [{ port: 80 }], ...spec } };
}

/** An autoscaling/v2 HorizontalPodAutoscaler of a Deployment. */
export function hpa(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web', ...metadata },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 5, ...spec },
  };
}
