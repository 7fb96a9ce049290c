import type { JsonObject } from '../../../kubernetes/json';
import { flag, has, optionalText, struct, structs, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { hasBacksteps, validateDescendingPath } from './paths';

/** The pod's valid volumes by name. */
type Volumes = ReadonlyMap<string, JsonObject>;

/** `volumeMounts` and `volumeDevices` of a container, whose names and paths must not meet. */
export function validateMounts(errors: FieldErrors, container: JsonObject, volumes: Volumes, path: string): void {
  const mounts = structs(container, 'volumeMounts');
  const devices = structs(container, 'volumeDevices');
  validateVolumeMounts(errors, mounts, devices, volumes, isPrivileged(container) ? 'privileged' : 'unprivileged', child(path, 'volumeMounts'));
  validateVolumeDevices(errors, devices, mounts, volumes, child(path, 'volumeDevices'));
}

function isPrivileged(container: JsonObject): boolean {
  return flag(struct(container, 'securityContext'), 'privileged');
}

/** What is wrong within `subPath` and the like is at the list (upstream leaves the index out). */
function validateVolumeMounts(
  errors: FieldErrors, mounts: readonly JsonObject[], devices: readonly JsonObject[], volumes: Volumes,
  container: 'privileged' | 'unprivileged', path: string,
): void {
  const devicePaths = lastPaths(devices, 'devicePath');
  const paths = new Set<string>();
  mounts.forEach((mount, position) => {
    const mountPath = index(path, position);
    const name = text(mount, 'name');
    const target = text(mount, 'mountPath');
    if (name === '') errors.required(child(mountPath, 'name'));
    if (!volumes.has(name)) errors.notFound(child(mountPath, 'name'), name);
    if (target === '') errors.required(child(mountPath, 'mountPath'));
    if (paths.has(target)) errors.invalid(child(mountPath, 'mountPath'), target, 'must be unique');
    paths.add(target);
    if (devicePaths.has(name)) errors.invalid(child(mountPath, 'name'), name, 'must not already exist in volumeDevices');
    if ([...devicePaths.values()].includes(target)) {
      errors.invalid(child(mountPath, 'mountPath'), target, 'must not already exist as a path in volumeDevices');
    }
    const subPath = text(mount, 'subPath');
    const expression = text(mount, 'subPathExpr');
    if (subPath !== '') validateDescendingPath(errors, subPath, child(path, 'subPath'));
    if (expression !== '') {
      if (subPath !== '') errors.invalid(child(mountPath, 'subPathExpr'), expression, 'subPathExpr and subPath are mutually exclusive');
      validateDescendingPath(errors, expression, child(path, 'subPathExpr'));
    }
    validatePropagation(errors, mount, container, path);
  });
}

function validatePropagation(errors: FieldErrors, mount: JsonObject, container: 'privileged' | 'unprivileged', path: string): void {
  const propagation = optionalText(mount, 'mountPropagation');
  if (propagation !== undefined) {
    errors.oneOf(child(path, 'mountPropagation'), propagation, ['Bidirectional', 'HostToContainer', 'None']);
    if (propagation === 'Bidirectional' && container === 'unprivileged') {
      errors.forbidden(child(path, 'mountPropagation'), 'Bidirectional mount propagation is available only to privileged containers');
    }
  }
  const recursive = optionalText(mount, 'recursiveReadOnly');
  if (recursive === undefined || recursive === 'Disabled') return;
  const recursivePath = child(path, 'recursiveReadOnly');
  if (recursive !== 'Enabled' && recursive !== 'IfPossible') {
    errors.notSupported(recursivePath, recursive, ['Disabled', 'Enabled', 'IfPossible']);
    return;
  }
  if (!flag(mount, 'readOnly')) errors.forbidden(recursivePath, 'may only be specified when readOnly is true');
  if (propagation !== undefined && propagation !== 'None') {
    errors.forbidden(recursivePath, 'may only be specified when mountPropagation is None or not specified');
  }
}

function validateVolumeDevices(
  errors: FieldErrors, devices: readonly JsonObject[], mounts: readonly JsonObject[], volumes: Volumes, path: string,
): void {
  const mountPaths = lastPaths(mounts, 'mountPath');
  const names = new Set<string>();
  const paths = new Set<string>();
  devices.forEach((device, position) => {
    const at = index(path, position);
    const name = text(device, 'name');
    const target = text(device, 'devicePath');
    const volume = volumes.get(name);
    if (name === '') errors.required(child(at, 'name'));
    if (names.has(name)) errors.invalid(child(at, 'name'), name, 'must be unique');
    if (volume === undefined) {
      errors.notFound(child(at, 'name'), name);
    } else if (!has(volume, 'persistentVolumeClaim') && !has(volume, 'ephemeral')) {
      errors.invalid(child(at, 'name'), name, 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode');
    }
    if (target === '') errors.required(child(at, 'devicePath'));
    if (paths.has(target)) errors.invalid(child(at, 'devicePath'), target, 'must be unique');
    if (target !== '' && hasBacksteps(target)) errors.invalid(child(at, 'devicePath'), target, "can not contain backsteps ('..')");
    else paths.add(target);
    if (mountPaths.has(name)) errors.invalid(child(at, 'name'), name, 'must not already exist in volumeMounts');
    if ([...mountPaths.values()].includes(target)) {
      errors.invalid(child(at, 'devicePath'), target, 'must not already exist as a path in volumeMounts');
    }
    if (name !== '') names.add(name);
  });
}

/** Paths by the name of the volume; where it is used twice the last one counts, as in upstream's maps. */
function lastPaths(uses: readonly JsonObject[], field: string): ReadonlyMap<string, string> {
  return new Map(uses.map((use) => [text(use, 'name'), text(use, field)]));
}
