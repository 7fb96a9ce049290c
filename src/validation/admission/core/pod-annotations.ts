import { isObject } from '../../../kubernetes/json';
import type { JsonObject } from '../../../kubernetes/json';
import { optionalStruct, struct, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, key } from '../field-path';
import { foldedField } from '../typed-decoding';
import { decodeCore } from './decode';
import { validateDescendingPath } from './paths';
import { containersOf } from './pod-context';
import { validateTolerations } from './pod-scheduling';

const MIRROR = 'kubernetes.io/config.mirror';
const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations';
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const LOCALHOST = 'localhost/';
const INT32_MAX = 2 ** 31 - 1;

type Annotations = Readonly<Record<string, string>>;

/** Annotations of pods that mean something to Kubernetes itself (ValidatePodSpecificAnnotations). */
export function validatePodAnnotations(errors: FieldErrors, annotations: Annotations, spec: JsonObject, minor: number, path: string): void {
  const mirror = annotations[MIRROR];
  if (mirror !== undefined && text(spec, 'nodeName') === '') {
    errors.invalid(key(path, MIRROR), mirror, 'must set spec.nodeName if mirror pod annotation is set');
  }
  validateTolerationsAnnotation(errors, annotations[TOLERATIONS] ?? '', minor, path);
  const cost = annotations[DELETION_COST];
  if (cost !== undefined && !isDeletionCost(cost)) errors.invalid(key(path, DELETION_COST), cost, 'must be a 32bit integer');
  for (const [name, value] of Object.entries(annotations)) {
    if (name === SECCOMP_POD || name.startsWith(SECCOMP_CONTAINER)) validateSeccomp(errors, value, child(path, name));
  }
  for (const [name, value] of Object.entries(annotations)) {
    if (name.startsWith(APP_ARMOR)) validateAppArmor(errors, name.slice(APP_ARMOR.length), value, spec, key(path, name));
  }
}

function isDeletionCost(value: string): boolean {
  return /^(0|-[0-9]+|[1-9][0-9]*)$/.test(value) && Number(value) >= -INT32_MAX - 1 && Number(value) <= INT32_MAX;
}

function validateTolerationsAnnotation(errors: FieldErrors, annotation: string, minor: number, path: string): void {
  if (annotation === '') return;
  const tolerations = decodeTolerations(annotation, minor);
  if (tolerations === undefined) errors.invalid(path, TOLERATIONS, 'must be a list of tolerations as JSON');
  else validateTolerations(errors, tolerations, child(path, TOLERATIONS));
}

function decodeTolerations(annotation: string, minor: number): readonly JsonObject[] | undefined {
  try {
    const tolerations = JSON.parse(annotation) as JsonObject[string];
    const { value, errors } = decodeCore({ ...(tolerations !== undefined && { tolerations }) }, 'v1.PodSpec', minor, foldedField);
    return errors.length === 0 ? (value.tolerations as readonly JsonObject[] | undefined) ?? [] : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function validateSeccomp(errors: FieldErrors, profile: string, path: string): void {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return;
  if (profile.startsWith(LOCALHOST)) validateDescendingPath(errors, profile.slice(LOCALHOST.length), path);
  else errors.invalid(path, profile, 'must be a valid seccomp profile');
}

function validateAppArmor(errors: FieldErrors, container: string, profile: string, spec: JsonObject, path: string): void {
  if (!containersOf(spec, '').some(([{ name }]) => (name ?? '') === container)) errors.invalid(path, container, 'container not found');
  if (['', 'runtime/default', 'unconfined'].includes(profile) || profile.startsWith(LOCALHOST)) return;
  errors.invalid(path, profile, `invalid AppArmor profile name: ${JSON.stringify(profile)}`);
}

/** Security profiles that are given by annotation and by field must be the same (…AnnotationsAndFieldsMatch…). */
export function validateProfilesMatch(errors: FieldErrors, annotations: Annotations, spec: JsonObject, path: string): void {
  const pod = struct(spec, 'securityContext');
  validateSeccompMatch(errors, annotations[SECCOMP_POD], pod, child(path, 'securityContext'));
  const containers = containersOf(spec, path);
  for (const [container, at] of containers) {
    validateSeccompMatch(errors, annotations[SECCOMP_CONTAINER + text(container, 'name')], struct(container, 'securityContext'), child(at, 'securityContext'));
  }
  if (text(struct(spec, 'os'), 'name') === 'windows') return;
  for (const [container, at] of containers) {
    const profile = optionalStruct(struct(container, 'securityContext'), 'appArmorProfile') ?? optionalStruct(pod, 'appArmorProfile');
    validateMatch(errors, annotations[APP_ARMOR + text(container, 'name')], profile, 'apparmor', child(at, 'securityContext.appArmorProfile'));
  }
}

function validateSeccompMatch(errors: FieldErrors, annotation: string | undefined, context: JsonObject, path: string): void {
  validateMatch(errors, annotation, optionalStruct(context, 'seccompProfile'), 'seccomp', child(path, 'seccompProfile'));
}

/** The annotations that say the same as a type of profile without a file; undefined for other types. */
function annotationsFor(type: string, what: 'seccomp' | 'apparmor'): readonly string[] | undefined {
  if (type === 'Unconfined') return ['unconfined'];
  if (type !== 'RuntimeDefault') return undefined;
  return what === 'seccomp' ? ['runtime/default', 'docker/default'] : ['runtime/default'];
}

function validateMatch(errors: FieldErrors, annotation: string | undefined, profile: JsonObject | undefined, what: 'seccomp' | 'apparmor', path: string): void {
  if (annotation === undefined || !isObject(profile)) return;
  const type = text(profile, 'type');
  const matches = type === 'Localhost' ? annotation.startsWith(LOCALHOST) : annotationsFor(type, what)?.includes(annotation) ?? true;
  if (!matches) {
    errors.forbidden(child(path, 'type'), `${what} type in annotation and field must match`);
  } else if (type === 'Localhost' && annotation.slice(LOCALHOST.length) !== profile.localhostProfile) {
    errors.forbidden(child(path, 'localhostProfile'), `${what} profile in annotation and field must match`);
  }
}
