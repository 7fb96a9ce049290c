import type { JsonObject } from '../../../kubernetes/json';
import { flag, has, structs, text } from '../decoded-fields';
import { disallowSet, isNotZero, isPresent } from './allowed-fields';
import { unlessEnabled } from './features-config';
import type { FeaturesConfig } from './features-config';
import { at, broken, disallowed, missing, pathless } from './webhook-error';
import type { WebhookError } from './webhook-error';

const RESERVED_PATHS: ReadonlySet<string> = new Set(['/', '/dev', '/dev/log']);

/** Whether mounts of a volume may be written to; all others must be read-only. */
export function isWritableVolume(volume: JsonObject): boolean {
  return ['emptyDir', 'persistentVolumeClaim', 'ephemeral'].some((source) => has(volume, source));
}

/** The volumes of a pod by name; of several with one name the last, as Knative keeps them. */
export type VolumesByName = ReadonlyMap<string, JsonObject>;

/** The mounts of a container (`validateVolumeMounts`). */
export function validateVolumeMounts(container: JsonObject, volumes: VolumesByName, features: FeaturesConfig): WebhookError[] {
  const mounts = structs(container, 'volumeMounts');
  const paths = mounts.map((mount) => cleanPath(text(mount, 'mountPath')));
  return mounts.flatMap((mount, position) => at(`volumeMounts[${position}]`, [
    ...disallowSet(mount, ['recursiveReadOnly'], isPresent),
    ...disallowSet(mount, ['subPathExpr'], isNotZero),
    ...validatePropagation(mount, features),
    ...validatePath(text(mount, 'mountPath'), paths.slice(0, position)),
    ...validateVolume(mount, volumes.get(text(mount, 'name'))),
  ]));
}

function validateVolume(mount: JsonObject, volume: JsonObject | undefined): WebhookError[] {
  const errors = volume === undefined ? [broken('name', text(mount, 'name'), 'must be the name of a volume')] : [];
  if (flag(mount, 'readOnly')) return errors;
  const claim = (volume?.persistentVolumeClaim ?? {}) as JsonObject;
  if (!isWritableVolume(volume ?? {})) errors.push(broken('readOnly', false, 'must be true for this type of volume'));
  if (flag(claim, 'readOnly')) errors.push(broken('readOnly', false, 'must be true: the volume is read-only'));
  return errors;
}

function validatePath(path: string, earlier: readonly string[]): WebhookError[] {
  const clean = cleanPath(path);
  if (path === '') return [missing('mountPath')];
  if (RESERVED_PATHS.has(clean)) return [broken('mountPath', path, 'is a reserved path')];
  if (!path.startsWith('/')) return [broken('mountPath', path, 'must be an absolute path')];
  return earlier.includes(clean) ? [broken('mountPath', path, 'must be unique')] : [];
}

function validatePropagation(mount: JsonObject, { flags }: FeaturesConfig): WebhookError[] {
  if (!has(mount, 'mountPropagation')) return [];
  const feature = 'kubernetes.podspec-volumes-mount-propagation';
  const state = flags[feature];
  const value = text(mount, 'mountPropagation');
  const refused = disallowed('mountPropagation', unlessEnabled(feature));
  return [
    ...(state === 'Disabled' ? [refused] : []),
    ...(state === 'Allowed' ? [pathless(refused)] : []),
    ...(value === 'None' || value === 'HostToContainer' ? [] : [broken('mountPropagation', value, "must be 'None' or 'HostToContainer'")]),
  ];
}

/** A path without empty, `.` and `..` parts, as Go's path.Clean leaves it. */
function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const parts = path.split('/').reduce<string[]>((kept, part) => {
    if (part === '' || part === '.') return kept;
    if (part !== '..') return [...kept, part];
    if (kept.length > 0 && kept.at(-1) !== '..') return kept.slice(0, -1);
    return rooted ? kept : [...kept, part];
  }, []);
  return `${rooted ? '/' : ''}${parts.join('/')}` || '.';
}
