import type { JsonObject } from '../../../kubernetes/json';
import { quantityOf } from '../../../kubernetes/quantity';
import { optionalNumber, optionalText, structs, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child } from '../field-path';
import { validatePullPolicy } from './container';
import { validateEphemeralVolume } from './ephemeral-volumes';
import { validateKeyedVolume } from './keyed-volumes';
import { validateDescendingPath, validateFileMode, validateNoBacksteps } from './paths';
import { validateDownwardApiFile, validateProjectedVolume } from './projected-volumes';
import {
  validateAzureDisk, validateCinder, validateCsi, validateFc, validateFlex, validateFlocker, validateIscsi, validateQuobyte, validateStorageOs,
} from './storage-volumes';

/** A kind of volume and its rules. */
export interface VolumeSource {
  /** The field of the volume. */
  readonly name: string;
  /** What upstream writes for it in paths of its contents, where that differs. */
  readonly path?: string;
  /** What upstream writes for it when it is one source too many, where that differs. */
  readonly repeatedPath?: string;
  readonly validate: (errors: FieldErrors, source: JsonObject, path: string) => void;
}

/** A rule that texts must not be empty. */
const needs = (...names: readonly string[]): VolumeSource['validate'] => (errors, source, path) => {
  for (const name of names) {
    if (text(source, name) === '') errors.required(child(path, name));
  }
};

/** A rule for cloud disks, whose partition is a number up to 255. */
const disk = (idName: string): VolumeSource['validate'] => (errors, source, path) => {
  needs(idName)(errors, source, path);
  const partition = optionalNumber(source, 'partition') ?? 0;
  if (partition < 0 || partition > 255) errors.invalid(child(path, 'partition'), partition, 'must be between 1 and 255, inclusive');
};

/** A rule that a list of texts must not be empty. */
const needsList = (name: string): VolumeSource['validate'] => (errors, source, path) => {
  if (((source[name] as readonly string[] | undefined) ?? []).length === 0) errors.required(child(path, name));
};

/** A rule made of several. */
const all = (...rules: readonly VolumeSource['validate'][]): VolumeSource['validate'] => (errors, source, path) => {
  for (const rule of rules) rule(errors, source, path);
};

const HOST_PATH_TYPES = ['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket'];

function validateHostPath(errors: FieldErrors, source: JsonObject, path: string): void {
  const hostPath = text(source, 'path');
  if (hostPath === '') return errors.required(child(path, 'path'));
  validateNoBacksteps(errors, hostPath, child(path, 'path'));
  return errors.oneOf(child(path, 'type'), optionalText(source, 'type') ?? '', HOST_PATH_TYPES);
}

/** All kinds of volumes, in the order in which upstream looks at them (validateVolumeSource). */
export const VOLUME_SOURCES: readonly VolumeSource[] = [
  {
    name: 'emptyDir',
    validate: (errors, source, path) => {
      const limit = quantityOf(source.sizeLimit);
      if (limit !== undefined && limit.sign < 0) errors.forbidden(child(path, 'sizeLimit'), 'SizeLimit field must be a valid resource quantity');
    },
  },
  { name: 'hostPath', validate: validateHostPath },
  {
    name: 'gitRepo',
    validate: all(needs('repository'), (errors, source, path) => validateDescendingPath(errors, text(source, 'directory'), child(path, 'directory'))),
  },
  { name: 'gcePersistentDisk', path: 'persistentDisk', validate: disk('pdName') },
  { name: 'awsElasticBlockStore', validate: disk('volumeID') },
  { name: 'secret', validate: (errors, source, path) => validateKeyedVolume(errors, source, 'secretName', path) },
  {
    name: 'nfs',
    validate: all(needs('server', 'path'), (errors, source, path) => {
      if (!text(source, 'path').startsWith('/')) errors.invalid(child(path, 'path'), text(source, 'path'), 'must be an absolute path');
    }),
  },
  { name: 'iscsi', validate: validateIscsi },
  { name: 'glusterfs', validate: needs('endpoints', 'path') },
  { name: 'flocker', validate: validateFlocker },
  { name: 'persistentVolumeClaim', validate: needs('claimName') },
  { name: 'rbd', validate: all(needsList('monitors'), needs('image')) },
  { name: 'cinder', validate: validateCinder },
  { name: 'cephfs', repeatedPath: 'cephFS', validate: needsList('monitors') },
  { name: 'quobyte', validate: validateQuobyte },
  {
    name: 'downwardAPI',
    repeatedPath: 'downwarAPI',
    validate: (errors, source, path) => {
      validateFileMode(errors, optionalNumber(source, 'defaultMode'), child(path, 'defaultMode'));
      for (const file of structs(source, 'items')) validateDownwardApiFile(errors, file, path);
    },
  },
  { name: 'fc', validate: validateFc },
  { name: 'flexVolume', validate: validateFlex },
  { name: 'configMap', validate: (errors, source, path) => validateKeyedVolume(errors, source, 'name', path) },
  { name: 'azureFile', validate: needs('secretName', 'shareName') },
  { name: 'vsphereVolume', validate: needs('volumePath') },
  { name: 'photonPersistentDisk', validate: needs('pdID') },
  { name: 'portworxVolume', validate: needs('volumeID') },
  { name: 'azureDisk', validate: validateAzureDisk },
  { name: 'storageos', validate: validateStorageOs },
  { name: 'projected', validate: validateProjectedVolume },
  { name: 'scaleIO', validate: needs('gateway', 'system', 'volumeName') },
  { name: 'csi', validate: validateCsi },
  { name: 'ephemeral', validate: validateEphemeralVolume },
  { name: 'image', validate: (errors, source, path) => validatePullPolicy(errors, text(source, 'pullPolicy'), child(path, 'pullPolicy')) },
];
