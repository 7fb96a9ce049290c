import type { JsonObject } from '../../../kubernetes/json';
import { flag, has, optionalFlag, optionalStruct, struct, structs, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child } from '../field-path';
import { containersOf, usesHostUsers } from './pod-context';

const SYSTEMS = ['linux', 'windows'];

/** `os` and what it rules out (validateOS, validateLinux, validateWindows). */
export function validateOs(errors: FieldErrors, spec: JsonObject, path: string): void {
  const os = optionalStruct(spec, 'os');
  if (os === undefined) return;
  const name = text(os, 'name');
  if (name === '') errors.required(child(path, 'os.name'));
  else if (!SYSTEMS.includes(name)) errors.notSupported(child(path, 'os'), name, SYSTEMS);
  else if (name === 'linux') forbidOnLinux(errors, spec, path);
  else forbidOnWindows(errors, spec, path);
}

function forbidOnLinux(errors: FieldErrors, spec: JsonObject, path: string): void {
  for (const [holder, at] of [[spec, path] as const, ...containersOf(spec, path)]) {
    if (has(struct(holder, 'securityContext'), 'windowsOptions')) {
      errors.forbidden(child(at, 'securityContext.windowsOptions'), 'windows options cannot be set for a linux pod');
    }
  }
}

/** Fields of a pod and its security context in upstream's order; those of the pod itself stand alone. */
const NOT_ON_WINDOWS: readonly (readonly [where: 'pod' | 'context', name: string])[] = [
  ['context', 'appArmorProfile'], ['context', 'seLinuxOptions'], ['pod', 'hostUsers'], ['pod', 'hostPID'], ['pod', 'hostIPC'],
  ['context', 'seccompProfile'], ['context', 'fsGroup'], ['context', 'fsGroupChangePolicy'], ['context', 'sysctls'],
  ['pod', 'shareProcessNamespace'], ['context', 'runAsUser'], ['context', 'runAsGroup'], ['context', 'supplementalGroups'],
  ['context', 'supplementalGroupsPolicy'], ['context', 'seLinuxChangePolicy'],
];
const NOT_IN_WINDOWS_CONTAINERS = [
  'appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'capabilities', 'readOnlyRootFilesystem', 'privileged',
  'allowPrivilegeEscalation', 'procMount', 'runAsUser', 'runAsGroup',
];

function forbidOnWindows(errors: FieldErrors, spec: JsonObject, path: string): void {
  const detail = 'cannot be set for a windows pod';
  const context = struct(spec, 'securityContext');
  for (const [where, name] of NOT_ON_WINDOWS) {
    if (where === 'context' ? isGiven(context, name) : isGiven(spec, name)) {
      errors.forbidden(child(where === 'context' ? child(path, 'securityContext') : path, name), detail);
    }
  }
  for (const [container, at] of containersOf(spec, path)) {
    const own = struct(container, 'securityContext');
    for (const name of NOT_IN_WINDOWS_CONTAINERS) {
      if (has(own, name)) errors.forbidden(child(at, `securityContext.${name}`), detail);
    }
  }
}

/** Whether a field counts as set: `hostPID` and `hostIPC` only when true, `sysctls` only when there are any. */
function isGiven(holder: JsonObject, name: string): boolean {
  if (name === 'hostPID' || name === 'hostIPC') return flag(holder, name);
  return name === 'sysctls' ? structs(holder, name).length > 0 : has(holder, name);
}

/** Containers that run as processes of a Windows host: all or none, and on the host's network (validateWindowsHostProcessPod). */
export function validateHostProcess(errors: FieldErrors, spec: JsonObject, path: string): void {
  const ofPod = hostProcess(spec);
  const containers = containersOf(spec, path);
  let running = 0;
  for (const [container, at] of containers) {
    const own = hostProcess(container);
    if (ofPod !== undefined && own !== undefined && ofPod !== own) {
      errors.invalid(child(at, 'securityContext.windowsOptions.hostProcess'), own, `pod hostProcess value must be identical if both are specified, was ${ofPod}`);
    }
    if (own ?? ofPod === true) running += 1;
  }
  if (running === 0) return;
  if (running !== containers.length) errors.invalid(path, '', 'If pod contains any hostProcess containers then all containers must be HostProcess containers');
  if (!flag(spec, 'hostNetwork')) errors.invalid(child(path, 'hostNetwork'), false, 'hostNetwork must be true if pod contains any hostProcess containers');
}

function hostProcess(holder: JsonObject): boolean | undefined {
  return optionalFlag(struct(struct(holder, 'securityContext'), 'windowsOptions'), 'hostProcess');
}

/** What goes with users of the pod's own (validateHostUsers); upstream writes two paths with a capital. */
export function validateHostUsers(errors: FieldErrors, spec: JsonObject, path: string): void {
  if (usesHostUsers(spec)) return;
  const detail = 'when `hostUsers` is false';
  for (const [name, shown] of [['hostNetwork', 'hostNetwork'], ['hostPID', 'HostPID'], ['hostIPC', 'HostIPC']] as const) {
    if (flag(spec, name)) errors.forbidden(child(path, shown), detail);
  }
  for (const [container, at] of containersOf(spec, path)) {
    if (structs(container, 'volumeDevices').length > 0) errors.forbidden(child(at, 'volumeDevices'), detail);
  }
}
