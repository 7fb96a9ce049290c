import type { JsonObject } from '../../../kubernetes/json';
import { byteLength, dnsLabelErrors, dnsSubdomainErrors } from '../../../kubernetes/names';
import { flag, has, number, optionalNumber, optionalStruct, optionalText, struct, text, textMap, texts } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, key } from '../field-path';

const LUN_MAX = 255;
const CSI_DRIVER_LIMIT = 63;
const ISCSI_FORMATS: Readonly<Record<string, RegExp>> = {
  iqn: /iqn\.\d{4}-\d{2}\.([a-zA-Z0-9\-.]+)(:[^,;*&$|\s]+)$/,
  eui: /^eui.[a-zA-Z0-9]{16}$/,
  naa: /^naa.[a-zA-Z0-9]{32}$/,
};

/** An `iscsi` volume (validateISCSIVolumeSource). */
export function validateIscsi(errors: FieldErrors, source: JsonObject, path: string): void {
  if (text(source, 'targetPortal') === '') errors.required(child(path, 'targetPortal'));
  const iqn = text(source, 'iqn');
  if (iqn === '') errors.required(child(path, 'iqn'));
  else validateIscsiName(errors, iqn, child(path, 'iqn'));
  validateLun(errors, number(source, 'lun'), child(path, 'lun'));
  if ((flag(source, 'chapAuthDiscovery') || flag(source, 'chapAuthSession')) && !has(source, 'secretRef')) errors.required(child(path, 'secretRef'));
  const initiator = optionalText(source, 'initiatorName');
  if (initiator !== undefined) validateIscsiName(errors, initiator, child(path, 'initiatorname'));
}

function validateIscsiName(errors: FieldErrors, name: string, path: string): void {
  const format = ISCSI_FORMATS[name.slice(0, 3)];
  if (format === undefined) errors.invalid(path, name, 'must be valid format starting with iqn, eui, or naa');
  else if (!format.test(name)) errors.invalid(path, name, 'must be valid format');
}

function validateLun(errors: FieldErrors, lun: number, path: string): void {
  if (lun < 0 || lun > LUN_MAX) errors.invalid(path, lun, `must be between 0 and ${LUN_MAX}, inclusive`);
}

/** An `fc` volume (validateFCVolumeSource). */
export function validateFc(errors: FieldErrors, source: JsonObject, path: string): void {
  const names = texts(source, 'targetWWNs');
  const ids = texts(source, 'wwids');
  const at = child(path, 'targetWWNs');
  if (names.length === 0 && ids.length === 0) errors.required(at, 'must specify either targetWWNs or wwids, but not both');
  if (names.length > 0 && ids.length > 0) errors.invalid(at, names, 'targetWWNs and wwids can not be specified simultaneously');
  if (names.length === 0) return;
  const lun = optionalNumber(source, 'lun');
  if (lun === undefined) errors.required(child(path, 'lun'), 'lun is required if targetWWNs is specified');
  else validateLun(errors, lun, child(path, 'lun'));
}

/** A `flocker` volume. */
export function validateFlocker(errors: FieldErrors, source: JsonObject, path: string): void {
  const name = text(source, 'datasetName');
  const uuid = text(source, 'datasetUUID');
  if (name === '' && uuid === '') errors.required(path, 'one of datasetName and datasetUUID is required');
  if (name !== '' && uuid !== '') errors.invalid(path, 'resource', 'datasetName and datasetUUID can not be specified simultaneously');
  if (name.includes('/')) errors.invalid(child(path, 'datasetName'), name, "must not contain '/'");
}

/** A `cinder` volume. */
export function validateCinder(errors: FieldErrors, source: JsonObject, path: string): void {
  if (text(source, 'volumeID') === '') errors.required(child(path, 'volumeID'));
  validateSecretName(errors, source, path);
}

function validateSecretName(errors: FieldErrors, source: JsonObject, path: string): void {
  if (has(source, 'secretRef') && text(struct(source, 'secretRef'), 'name') === '') errors.required(child(path, 'secretRef.name'));
}

/** A `quobyte` volume. */
export function validateQuobyte(errors: FieldErrors, source: JsonObject, path: string): void {
  const registry = text(source, 'registry');
  const pairs = 'must be a host:port pair or multiple pairs separated by commas';
  if (registry === '') errors.required(child(path, 'registry'), pairs);
  else if (byteLength(text(source, 'tenant')) >= 65) errors.required(child(path, 'tenant'), 'must be a UUID and may not exceed a length of 64 characters');
  else registry.split(',').filter((pair) => !isHostPort(pair)).forEach(() => errors.invalid(child(path, 'registry'), registry, pairs));
  if (text(source, 'volume') === '') errors.required(child(path, 'volume'));
}

/** What Go's net.SplitHostPort accepts: `host:port`, with brackets around a host that has colons. */
function isHostPort(pair: string): boolean {
  return /^(?:\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/.test(pair);
}

/** A `flexVolume`; options of Kubernetes' own are reserved. */
export function validateFlex(errors: FieldErrors, source: JsonObject, path: string): void {
  if (text(source, 'driver') === '') errors.required(child(path, 'driver'));
  for (const option of Object.keys(textMap(source, 'options'))) {
    const owner = `.${(option.split('/')[0] ?? '').toLowerCase()}`;
    if (!owner.endsWith('.kubernetes.io') && !owner.endsWith('.k8s.io')) continue;
    errors.invalid(key(child(path, 'options'), option), option, 'kubernetes.io and k8s.io namespaces are reserved');
  }
}

/** An `azureDisk`; a blob disk by default. */
export function validateAzureDisk(errors: FieldErrors, source: JsonObject, path: string): void {
  for (const name of ['diskName', 'diskURI']) {
    if (text(source, name) === '') errors.required(child(path, name));
  }
  errors.oneOf(child(path, 'cachingMode'), optionalText(source, 'cachingMode') ?? 'ReadWrite', ['None', 'ReadOnly', 'ReadWrite']);
  const kind = optionalText(source, 'kind') ?? 'Shared';
  errors.oneOf(child(path, 'kind'), kind, ['Dedicated', 'Managed', 'Shared']);
  const uri = text(source, 'diskURI');
  if (kind === 'Managed' && !uri.startsWith('/subscriptions/')) {
    errors.notSupported(child(path, 'diskURI'), uri, ['/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}']);
  }
  if (kind !== 'Managed' && !uri.startsWith('https://')) {
    errors.notSupported(child(path, 'diskURI'), uri, ['https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd']);
  }
}

/** A `storageos` volume. */
export function validateStorageOs(errors: FieldErrors, source: JsonObject, path: string): void {
  const name = text(source, 'volumeName');
  if (name === '') errors.required(child(path, 'volumeName'));
  else errors.invalidFor(child(path, 'volumeName'), name, dnsLabelErrors(name));
  const namespace = text(source, 'volumeNamespace');
  if (namespace !== '') errors.invalidFor(child(path, 'volumeNamespace'), namespace, dnsLabelErrors(namespace));
  validateSecretName(errors, source, path);
}

/** A `csi` volume; the name of its Secret is at `name`, as upstream has it. */
export function validateCsi(errors: FieldErrors, source: JsonObject, path: string): void {
  const driver = text(source, 'driver');
  if (driver === '') {
    errors.required(child(path, 'driver'));
  } else {
    if (byteLength(driver) > CSI_DRIVER_LIMIT) errors.tooLong(child(path, 'driver'), CSI_DRIVER_LIMIT);
    errors.invalidFor(child(path, 'driver'), driver, dnsSubdomainErrors(driver.toLowerCase()));
  }
  const secret = optionalStruct(source, 'nodePublishSecretRef');
  if (secret === undefined) return;
  const name = text(secret, 'name');
  if (name === '') errors.required(child(path, 'nodePublishSecretRef.name'));
  else errors.invalidFor(child(path, 'name'), name, dnsSubdomainErrors(name));
}
