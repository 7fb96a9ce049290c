import type { JsonObject } from '../../../kubernetes/json';
import { dnsLabelErrors, dnsSubdomainErrors } from '../../../kubernetes/names';
import { quantityOf } from '../../../kubernetes/quantity';
import { has, optionalStruct, optionalText, struct, text, textMap, texts } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, key } from '../field-path';
import { validateLabels, validateLabelSelector } from '../label-errors';
import { validateAnnotations } from '../object-meta';

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
/** Fields of the metadata of a claim's template other than labels and annotations, none of which may be set. */
const FORBIDDEN_METADATA = [
  'name', 'generateName', 'namespace', 'selfLink', 'uid', 'resourceVersion', 'generation', 'creationTimestamp', 'deletionTimestamp',
  'deletionGracePeriodSeconds', 'ownerReferences', 'finalizers', 'managedFields',
];

/** An `ephemeral` volume and the template of its claim (validateEphemeralVolumeSource). */
export function validateEphemeralVolume(errors: FieldErrors, source: JsonObject, path: string): void {
  const template = optionalStruct(source, 'volumeClaimTemplate');
  const at = child(path, 'volumeClaimTemplate');
  if (template === undefined) return errors.required(at);
  const metadata = struct(template, 'metadata');
  const metadataPath = child(at, 'metadata');
  validateAnnotations(errors, textMap(metadata, 'annotations'), child(metadataPath, 'annotations'));
  validateLabels(errors, textMap(metadata, 'labels'), child(metadataPath, 'labels'));
  for (const name of FORBIDDEN_METADATA) {
    if (isSet(metadata, name)) errors.forbidden(child(metadataPath, name === 'uid' ? 'uID' : name), 'cannot be set');
  }
  return validateClaimSpec(errors, struct(template, 'spec'), child(at, 'spec'));
}

/** Whether a field is other than its zero value in Go; an empty list is. */
function isSet(metadata: JsonObject, name: string): boolean {
  const value = metadata[name];
  return value !== undefined && value !== '' && value !== 0;
}

function validateClaimSpec(errors: FieldErrors, spec: JsonObject, path: string): void {
  const modes = texts(spec, 'accessModes');
  const modesPath = child(path, 'accessModes');
  if (modes.length === 0) errors.required(modesPath, 'at least 1 access mode is required');
  validateLabelSelector(errors, optionalStruct(spec, 'selector'), child(path, 'selector'));
  for (const mode of modes) errors.oneOf(modesPath, mode, ACCESS_MODES);
  if (modes.includes('ReadWriteOncePod') && modes.some((mode) => mode !== 'ReadWriteOncePod' && ACCESS_MODES.includes(mode))) {
    errors.forbidden(modesPath, 'may not use ReadWriteOncePod with other access modes');
  }
  const storage = quantityOf(struct(struct(spec, 'resources'), 'requests').storage);
  const storagePath = key(child(path, 'resources'), 'storage');
  if (storage === undefined) errors.required(storagePath);
  else if (storage.sign <= 0) errors.invalid(storagePath, storage.canonical(), 'must be greater than zero');
  validateClassName(errors, spec, 'storageClassName', path);
  errors.oneOf(child(path, 'volumeMode'), optionalText(spec, 'volumeMode') ?? 'Filesystem', ['Block', 'Filesystem']);
  validateDataSources(errors, spec, path);
  validateClassName(errors, spec, 'volumeAttributesClassName', path);
}

function validateClassName(errors: FieldErrors, spec: JsonObject, name: string, path: string): void {
  const value = text(spec, name);
  if (value !== '') errors.invalidFor(child(path, name), value, dnsSubdomainErrors(value));
}

function validateDataSources(errors: FieldErrors, spec: JsonObject, path: string): void {
  const source = optionalStruct(spec, 'dataSource');
  const ref = optionalStruct(spec, 'dataSourceRef');
  if (source !== undefined) validateDataSource(errors, source, child(path, 'dataSource'));
  if (ref !== undefined) validateDataSource(errors, ref, child(path, 'dataSourceRef'));
  const namespace = ref === undefined ? '' : text(ref, 'namespace');
  if (namespace !== '') errors.invalidFor(child(path, 'dataSourceRef.namespace'), namespace, dnsLabelErrors(namespace));
  if (source === undefined || ref === undefined) return;
  if (namespace !== '') {
    errors.invalid(path, child(path, 'dataSource'), 'may not be specified when dataSourceRef.namespace is specified');
  } else if (!['apiGroup', 'kind', 'name'].every((name) => source[name] === ref[name])) {
    errors.invalid(path, child(path, 'dataSource'), 'must match dataSourceRef');
  }
}

function validateDataSource(errors: FieldErrors, source: JsonObject, path: string): void {
  for (const name of ['name', 'kind']) {
    if (text(source, name) === '') errors.required(child(path, name));
  }
  const group = text(source, 'apiGroup');
  const kind = text(source, 'kind');
  if (group === '' && kind !== 'PersistentVolumeClaim') errors.invalid(path, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
  if (group !== '' && has(source, 'apiGroup')) errors.invalidFor(child(path, 'apiGroup'), group, dnsSubdomainErrors(group));
}
