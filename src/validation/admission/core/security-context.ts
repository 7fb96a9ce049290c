import type { JsonObject } from '../../../kubernetes/json';
import { byteLength } from '../../../kubernetes/names';
import { flag, optionalFlag, optionalNumber, optionalStruct, optionalText, struct, structs, text, texts } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { validateDescendingPath } from './paths';
import { sysctlNamespace, SYSCTL_MAX_LENGTH, SYSCTL_PATTERN } from './sysctls';
import { validateWindowsOptions } from './windows-options';

const ID_MAX = 2147483647;
const LOCALHOST_PROFILE_LIMIT = 4095;

/** The `securityContext` of a container (ValidateSecurityContext); privileged containers are allowed, as on any usual cluster. */
export function validateContainerSecurityContext(errors: FieldErrors, container: JsonObject, hostUsers: boolean, path: string): void {
  const context = optionalStruct(container, 'securityContext');
  if (context === undefined) return;
  validateId(errors, optionalNumber(context, 'runAsUser'), child(path, 'runAsUser'));
  validateId(errors, optionalNumber(context, 'runAsGroup'), child(path, 'runAsGroup'));
  const procMount = optionalText(context, 'procMount');
  if (procMount !== undefined) {
    errors.oneOf(child(path, 'procMount'), procMount, ['Default', 'Unmasked']);
    if (hostUsers && procMount === 'Unmasked') errors.invalid(child(path, 'procMount'), procMount, '`hostUsers` must be false to use `Unmasked`');
  }
  validateSeccompProfile(errors, optionalStruct(context, 'seccompProfile'), child(path, 'seccompProfile'));
  validateEscalation(errors, context, path);
  validateWindowsOptions(errors, optionalStruct(context, 'windowsOptions'), child(path, 'windowsOptions'));
  validateAppArmorProfile(errors, optionalStruct(context, 'appArmorProfile'), child(path, 'appArmorProfile'));
}

function validateEscalation(errors: FieldErrors, context: JsonObject, path: string): void {
  if (optionalFlag(context, 'allowPrivilegeEscalation') !== false) return;
  if (flag(context, 'privileged')) errors.invalid(path, context, 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true');
  for (const capability of texts(struct(context, 'capabilities'), 'add')) {
    if (capability !== 'CAP_SYS_ADMIN') continue;
    errors.invalid(path, context, 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN');
  }
}

/** The `securityContext` of a pod (validatePodSpecSecurityContext). */
export function validatePodSecurityContext(errors: FieldErrors, spec: JsonObject, path: string): void {
  const context = struct(spec, 'securityContext');
  validateId(errors, optionalNumber(context, 'fsGroup'), child(path, 'fsGroup'));
  validateId(errors, optionalNumber(context, 'runAsUser'), child(path, 'runAsUser'));
  validateId(errors, optionalNumber(context, 'runAsGroup'), child(path, 'runAsGroup'));
  const groups = (context.supplementalGroups as readonly number[] | undefined) ?? [];
  groups.forEach((group, position) => validateId(errors, group, index(child(path, 'supplementalGroups'), position)));
  if (flag(spec, 'hostPID') && flag(spec, 'shareProcessNamespace')) {
    errors.invalid(child(path, 'shareProcessNamespace'), true, 'ShareProcessNamespace and HostPID cannot both be enabled');
  }
  validateSysctls(errors, spec, structs(context, 'sysctls'), child(path, 'sysctls'));
  validateChoice(errors, context, 'fsGroupChangePolicy', ['Always', 'OnRootMismatch'], path);
  validateSeccompProfile(errors, optionalStruct(context, 'seccompProfile'), child(path, 'seccompProfile'));
  validateWindowsOptions(errors, optionalStruct(context, 'windowsOptions'), child(path, 'windowsOptions'));
  validateAppArmorProfile(errors, optionalStruct(context, 'appArmorProfile'), child(path, 'appArmorProfile'));
  validateChoice(errors, context, 'supplementalGroupsPolicy', ['Merge', 'Strict'], path);
  // Others need the gate SELinuxMount, which is off by default.
  validateChoice(errors, context, 'seLinuxChangePolicy', ['Recursive'], path);
}

function validateChoice(errors: FieldErrors, context: JsonObject, name: string, choices: readonly string[], path: string): void {
  const value = optionalText(context, name);
  if (value !== undefined) errors.oneOf(child(path, name), value, choices);
}

function validateId(errors: FieldErrors, id: number | undefined, path: string): void {
  if (id !== undefined && (id < 0 || id > ID_MAX)) errors.invalid(path, id, `must be between 0 and ${ID_MAX}, inclusive`);
}

function validateSysctls(errors: FieldErrors, spec: JsonObject, sysctls: readonly JsonObject[], path: string): void {
  const names = new Set<string>();
  sysctls.forEach((sysctl, position) => {
    const at = child(index(path, position), 'name');
    const name = text(sysctl, 'name');
    if (name === '') {
      errors.required(at);
    } else if (byteLength(name) > SYSCTL_MAX_LENGTH || !SYSCTL_PATTERN.test(name)) {
      errors.invalid(at, name, `must have at most ${SYSCTL_MAX_LENGTH} characters and match regex ${SYSCTL_PATTERN.source.replaceAll('[./]', '[\\./]')}`);
    } else if (names.has(name)) {
      errors.duplicate(at, name);
    }
    names.add(name);
    const namespace = sysctlNamespace(name);
    if (flag(spec, 'hostNetwork') && namespace === 'Net') errors.invalid(at, name, "may not be specified when 'hostNetwork' is true");
    else if (flag(spec, 'hostIPC') && namespace === 'IPC') errors.invalid(at, name, "may not be specified when 'hostIPC' is true");
  });
}

const PROFILE_TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];

function validateSeccompProfile(errors: FieldErrors, profile: JsonObject | undefined, path: string): void {
  if (profile === undefined) return;
  const type = text(profile, 'type');
  if (type === '') errors.required(child(path, 'type'), 'type is required when seccompProfile is set');
  else errors.oneOf(child(path, 'type'), type, PROFILE_TYPES);
  const localhost = optionalText(profile, 'localhostProfile');
  const at = child(path, 'localhostProfile');
  if (type === 'Localhost') {
    if (localhost === undefined) errors.required(at, 'must be set when seccomp type is Localhost');
    else validateDescendingPath(errors, localhost, at);
  } else if (localhost !== undefined) {
    errors.invalid(at, profile, 'can only be set when seccomp type is Localhost');
  }
}

function validateAppArmorProfile(errors: FieldErrors, profile: JsonObject | undefined, path: string): void {
  if (profile === undefined) return;
  const type = text(profile, 'type');
  const localhost = optionalText(profile, 'localhostProfile');
  const at = child(path, 'localhostProfile');
  if (type === '') {
    errors.required(child(path, 'type'), 'type is required when appArmorProfile is set');
  } else if (!PROFILE_TYPES.includes(type)) {
    errors.notSupported(child(path, 'type'), type, PROFILE_TYPES);
  } else if (type !== 'Localhost') {
    if (localhost !== undefined) errors.invalid(at, localhost, 'can only be set when AppArmor type is Localhost');
  } else if (localhost === undefined) {
    errors.required(at, 'must be set when AppArmor type is Localhost');
  } else {
    if (localhost.trim() !== localhost) errors.invalid(at, localhost, 'must not be padded with whitespace');
    else if (localhost === '') errors.required(at, 'must be set when AppArmor type is Localhost');
    if (byteLength(localhost) > LOCALHOST_PROFILE_LIMIT) errors.tooLong(at, LOCALHOST_PROFILE_LIMIT);
  }
}
