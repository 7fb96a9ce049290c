import type { JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { container, deployment, podTemplate, sample } from '../samples';

/** A PodDisruptionBudget of the pods of the Deployment. */
export function disruptionBudget(spec: JsonObject, metadata: JsonObject = {}): Manifest {
  return sample('policy/v1', 'PodDisruptionBudget', { spec: { selector: { matchLabels: { app: 'web' } }, ...spec } }, metadata);
}

/** A Deployment whose pods have these fields. */
export function withPod(pod: JsonObject, spec: JsonObject = {}): Manifest {
  return deployment({ template: podTemplate(pod), ...spec });
}

/** A Deployment whose one container has these fields. */
export function withContainer(fields: JsonObject): Manifest {
  return withPod({ containers: [container(fields)] });
}
