import type { JsonObject } from '../../../kubernetes/json';
import { byteLength, dnsLabelErrors } from '../../../kubernetes/names';
import { has, struct, text } from '../decoded-fields';
import { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { VOLUME_SOURCES } from './volume-sources';

const ISCSI_NAME_LIMIT = 64;

/**
 * The volumes of a pod (ValidateVolumes); one without a source is an emptyDir by default. Returns the valid ones by name: mounts
 * of others are reported as not found.
 */
export function validateVolumes(errors: FieldErrors, volumes: readonly JsonObject[], path: string): ReadonlyMap<string, JsonObject> {
  const valid = new Map<string, JsonObject>();
  volumes.forEach((volume, position) => {
    const own = new FieldErrors();
    const at = index(path, position);
    const name = text(volume, 'name');
    validateSource(own, volume, name, at);
    if (name === '') own.required(child(at, 'name'));
    else own.invalidFor(child(at, 'name'), name, dnsLabelErrors(name));
    if (valid.has(name)) own.duplicate(child(at, 'name'), name);
    if (own.empty) valid.set(name, volume);
    else errors.add(own.list);
  });
  return valid;
}

function validateSource(errors: FieldErrors, volume: JsonObject, name: string, path: string): void {
  VOLUME_SOURCES.filter((source) => has(volume, source.name)).forEach((source, position) => {
    if (position > 0) errors.forbidden(child(path, source.repeatedPath ?? source.name), 'may not specify more than 1 volume type');
    else source.validate(errors, struct(volume, source.name), child(path, source.path ?? source.name));
    if (source.name === 'iscsi') validateIscsiName(errors, struct(volume, 'iscsi'), name, path);
  });
}

function validateIscsiName(errors: FieldErrors, iscsi: JsonObject, name: string, path: string): void {
  if (!has(iscsi, 'initiatorName') || byteLength(`${name}:${text(iscsi, 'targetPortal')}`) <= ISCSI_NAME_LIMIT) return;
  const rule = 'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.';
  errors.invalid(child(path, 'name'), name, rule);
}
