import type { JsonObject } from '../../../kubernetes/json';
import { optionalNumber, optionalStruct, struct, structs, textMap, without } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child } from '../field-path';
import { validateLabels } from '../label-errors';
import { validateAnnotations } from '../object-meta';
import { validateSidecarsAlone } from './container-restart';
import { validatePodAnnotations, validateProfilesMatch } from './pod-annotations';
import { restartPolicyOf, validatePodSpec } from './pod-spec';

/** Annotations of old clients about init containers, which the server takes off. */
const DROPPED: ReadonlySet<string> = new Set([
  'pod.beta.kubernetes.io/init-containers', 'pod.alpha.kubernetes.io/init-containers',
  'pod.beta.kubernetes.io/init-container-statuses', 'pod.alpha.kubernetes.io/init-container-statuses',
]);

/** Before this minor version `hostnameOverride` is dropped (gate HostnameOverride). */
const HOSTNAME_OVERRIDE = 35;
/** Before this minor version `securityContext.seLinuxChangePolicy` is dropped (gate SELinuxChangePolicy). */
const SELINUX_CHANGE_POLICY = 33;

/** Before this minor version restart policies and rules of containers are dropped (gate ContainerRestartRules) … */
const RESTART_RULES = 35;
/** … and before this one they are refused. */
const RESTART_RULES_KNOWN = 34;
/** Before this minor version those of init containers are dropped (gate SidecarContainers). */
const SIDECARS = 29;

/** The template of a pod (ValidatePodTemplateSpec); upstream leaves `metadata` out of the paths of labels and annotations. */
export function validatePodTemplate(errors: FieldErrors, template: JsonObject, minor: number, path: string): void {
  const metadata = struct(template, 'metadata');
  const annotations = Object.fromEntries(Object.entries(textMap(metadata, 'annotations')).filter(([name]) => !DROPPED.has(name)));
  const given = struct(template, 'spec');
  const spec = withoutDisabledFields(given, minor);
  const specPath = child(path, 'spec');
  validateLabels(errors, textMap(metadata, 'labels'), child(path, 'labels'));
  validateAnnotations(errors, annotations, child(path, 'annotations'));
  validatePodAnnotations(errors, annotations, spec, minor, child(path, 'annotations'));
  validatePodSpec(errors, spec, specPath);
  if (minor < RESTART_RULES_KNOWN) validateSidecarsAlone(errors, minor < SIDECARS ? without(given, 'initContainers') : given, specPath);
  validateProfilesMatch(errors, annotations, spec, specPath);
  if (structs(spec, 'ephemeralContainers').length > 0) {
    errors.forbidden(child(specPath, 'ephemeralContainers'), 'ephemeral containers not allowed in pod template');
  }
}

/** The spec without what the server drops because its feature gate is off by default. */
function withoutDisabledFields(spec: JsonObject, minor: number): JsonObject {
  const security = optionalStruct(spec, 'securityContext');
  return {
    ...(minor < HOSTNAME_OVERRIDE ? without(spec, 'hostnameOverride') : spec),
    ...(minor < SELINUX_CHANGE_POLICY && security !== undefined && { securityContext: without(security, 'seLinuxChangePolicy') }),
    ...(minor < RESTART_RULES && withoutRestartRules(spec, minor)),
  };
}

/** The containers without restart policies and rules; an init container stays a sidecar. */
function withoutRestartRules(spec: JsonObject, minor: number): JsonObject {
  const dropped = (container: JsonObject): JsonObject => without(without(container, 'restartPolicy'), 'restartPolicyRules');
  const isSidecar = ({ restartPolicy }: JsonObject): boolean => minor >= SIDECARS && restartPolicy === 'Always';
  const ofInit = (container: JsonObject): JsonObject => (isSidecar(container) ? without(container, 'restartPolicyRules') : dropped(container));
  return {
    ...(spec.containers !== undefined && { containers: structs(spec, 'containers').map(dropped) }),
    ...(spec.initContainers !== undefined && { initContainers: structs(spec, 'initContainers').map(ofInit) }),
  };
}

/** What a workload that keeps pods running demands of its template beyond that (ValidatePodTemplateSpecForReplicaSet). */
export function validateRunningPods(errors: FieldErrors, template: JsonObject, path: string): void {
  const spec = struct(template, 'spec');
  errors.oneOf(child(path, 'spec.restartPolicy'), restartPolicyOf(spec), ['Always']);
  if (optionalNumber(spec, 'activeDeadlineSeconds') !== undefined) {
    errors.forbidden(child(path, 'spec.activeDeadlineSeconds'), 'activeDeadlineSeconds in ReplicaSet is not Supported');
  }
}
