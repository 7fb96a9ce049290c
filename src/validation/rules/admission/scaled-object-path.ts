import { asObject, asString } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import type { KedaError } from '../../admission/keda/verdict';

const CONFIG = 'spec.advanced.horizontalPodAutoscalerConfig';

/** Which field of a ScaledObject a field of the HPA that KEDA makes comes from. */
const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^spec\.minReplicas\b/, 'spec.minReplicaCount'],
  [/^spec\.maxReplicas\b/, 'spec.maxReplicaCount'],
  [/^spec\.behavior\b/, `${CONFIG}.behavior`],
  [/^spec\.metrics\[\d+\].*$/, 'spec.advanced.scalingModifiers'],
  [/^spec\.metrics\b/, 'spec.triggers'],
];

/** The path of what the author wrote, for an error in the HPA that KEDA makes of a ScaledObject. */
export function scaledObjectPath({ field, trigger }: KedaError, object: Manifest): string {
  if (trigger !== undefined) return `spec.triggers[${trigger}]`;
  const config = asObject(asObject(asObject(object.spec).advanced).horizontalPodAutoscalerConfig);
  if (field === 'metadata.name' && asString(config.name)) return `${CONFIG}.name`;
  const [pattern, path] = FIELDS.find(([prefix]) => prefix.test(field)) ?? [field, field];
  return field.replace(pattern, path);
}
