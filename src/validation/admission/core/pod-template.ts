import type { JsonObject } from '../../../kubernetes/json';
import { optionalNumber, struct, structs, textMap } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child } from '../field-path';
import { validateLabels } from '../label-errors';
import { validateAnnotations } from '../object-meta';
import { validatePodAnnotations, validateProfilesMatch } from './pod-annotations';
import { restartPolicyOf, validatePodSpec } from './pod-spec';

/** Annotations of old clients about init containers, which the server takes off. */
const DROPPED: ReadonlySet<string> = new Set([
  'pod.beta.kubernetes.io/init-containers', 'pod.alpha.kubernetes.io/init-containers',
  'pod.beta.kubernetes.io/init-container-statuses', 'pod.alpha.kubernetes.io/init-container-statuses',
]);

/** The template of a pod (ValidatePodTemplateSpec); upstream leaves `metadata` out of the paths of labels and annotations. */
export function validatePodTemplate(errors: FieldErrors, template: JsonObject, minor: number, path: string): void {
  const metadata = struct(template, 'metadata');
  const annotations = Object.fromEntries(Object.entries(textMap(metadata, 'annotations')).filter(([name]) => !DROPPED.has(name)));
  const spec = struct(template, 'spec');
  const specPath = child(path, 'spec');
  validateLabels(errors, textMap(metadata, 'labels'), child(path, 'labels'));
  validateAnnotations(errors, annotations, child(path, 'annotations'));
  validatePodAnnotations(errors, annotations, spec, minor, child(path, 'annotations'));
  validatePodSpec(errors, spec, specPath);
  validateProfilesMatch(errors, annotations, spec, specPath);
  if (structs(spec, 'ephemeralContainers').length > 0) {
    errors.forbidden(child(specPath, 'ephemeralContainers'), 'ephemeral containers not allowed in pod template');
  }
}

/** What a workload that keeps pods running demands of its template beyond that (ValidatePodTemplateSpecForReplicaSet). */
export function validateRunningPods(errors: FieldErrors, template: JsonObject, path: string): void {
  const spec = struct(template, 'spec');
  errors.oneOf(child(path, 'spec.restartPolicy'), restartPolicyOf(spec), ['Always']);
  if (optionalNumber(spec, 'activeDeadlineSeconds') !== undefined) {
    errors.forbidden(child(path, 'spec.activeDeadlineSeconds'), 'activeDeadlineSeconds in ReplicaSet is not Supported');
  }
}
