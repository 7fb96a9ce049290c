import type { JsonObject } from '../../../kubernetes/json';
import { dnsLabelErrors } from '../../../kubernetes/names';
import { quantityOf } from '../../../kubernetes/quantity';
import { flag, optionalStruct, structs, text } from '../decoded-fields';
import { isPresent } from './allowed-fields';
import { unlessEnabled } from './features-config';
import type { Feature, FeaturesConfig } from './features-config';
import { validateItems, validateProjectedSource } from './projected-sources';
import { at, atWorded, broken, disallowed, exactlyOne, missing, pathless } from './webhook-error';
import type { WebhookError } from './webhook-error';

/** The sources of volumes in Knative's order, with the feature that each needs. */
const SOURCES: ReadonlyMap<string, Feature | undefined> = new Map<string, Feature | undefined>([
  ['secret', undefined],
  ['configMap', undefined],
  ['projected', undefined],
  ['emptyDir', 'kubernetes.podspec-volumes-emptydir'],
  ['persistentVolumeClaim', 'kubernetes.podspec-persistent-volume-claim'],
  ['hostPath', 'kubernetes.podspec-volumes-hostpath'],
  ['csi', 'kubernetes.podspec-volumes-csi'],
  ['ephemeral', 'kubernetes.podspec-volumes-ephemeral'],
  ['image', 'kubernetes.podspec-volumes-image'],
]);

/** The volumes of a pod (`ValidateVolumes`); `mounted` holds the names of all that a container mounts. */
export function validateVolumes(volumes: readonly JsonObject[], mounted: ReadonlySet<string>, features: FeaturesConfig): WebhookError[] {
  const names = volumes.map((volume) => text(volume, 'name'));
  return volumes.flatMap((volume, position) => {
    const name = names[position] ?? '';
    return at(`volumes[${position}]`, [
      ...(names.indexOf(name) < position ? [broken('name', name, 'must be unique')] : []),
      ...(mounted.has(name) ? [] : [broken('name', name, 'must be mounted by a container')]),
      ...validateVolume(volume, features),
    ]);
  });
}

function validateVolume(volume: JsonObject, features: FeaturesConfig): WebhookError[] {
  const present = [...SOURCES.keys()].filter((name) => isPresent(volume, name));
  const possible = [...SOURCES].filter(([, feature]) => feature === undefined || features.flags[feature] === 'Enabled').map(([name]) => name);
  return [
    ...nameOrSupport(volume, present, features),
    ...present.flatMap((source) => refuseSource(source, features)),
    ...present.flatMap((source) => validateSource(source, optionalStruct(volume, source) ?? {})),
    ...(present.length === 1 ? [] : exactlyOne(present.length === 0 ? possible : [...SOURCES.keys()], present)),
  ];
}

/** A bad name, which hides what Knative found before it: sources whose feature is allowed but not enabled. */
function nameOrSupport(volume: JsonObject, present: readonly string[], features: FeaturesConfig): WebhookError[] {
  const name = text(volume, 'name');
  if (name === '') return [missing('name')];
  const messages = dnsLabelErrors(name);
  if (messages.length > 0) return [broken('name', name, messages.join(', '))];
  return [...present.flatMap((source) => supportErrors(source, features)), ...writeErrors(volume, features)];
}

function supportErrors(source: string, { flags }: FeaturesConfig): WebhookError[] {
  const feature = SOURCES.get(source);
  return feature === undefined || flags[feature] !== 'Allowed' ? [] : [pathless(disallowed(source, unlessEnabled(feature)))];
}

function writeErrors(volume: JsonObject, { flags }: FeaturesConfig): WebhookError[] {
  const claim = optionalStruct(volume, 'persistentVolumeClaim');
  const feature = 'kubernetes.podspec-persistent-volume-write';
  if (claim === undefined || flag(claim, 'readOnly') || flags[feature] === 'Enabled') return [];
  return [pathless(broken('persistentVolumeClaim.readOnly', false, `must be true ${unlessEnabled(feature)}`))];
}

function refuseSource(source: string, { flags }: FeaturesConfig): WebhookError[] {
  const feature = SOURCES.get(source);
  return feature === undefined || flags[feature] !== 'Disabled' ? [] : [disallowed(source, unlessEnabled(feature))];
}

function validateSource(kind: string, source: JsonObject): WebhookError[] {
  switch (kind) {
    // Knative words the items of these two without the source.
    case 'secret': case 'configMap': return atWorded(kind, '', validateItems(source));
    case 'projected': return structs(source, 'sources').flatMap((projection, position) =>
      atWorded(`projected.sources[${position}]`, `projected[${position}]`, validateProjectedSource(projection)));
    case 'emptyDir': return at(kind, validateEmptyDir(source));
    case 'image': return at(kind, validateImage(source));
    default: return [];
  }
}

function validateEmptyDir(source: JsonObject): WebhookError[] {
  const medium = text(source, 'medium');
  const sizeLimit = quantityOf(source.sizeLimit);
  return [
    ...(medium === '' || medium === 'Memory' ? [] : [broken('medium', medium, "must be empty or 'Memory'")]),
    ...(sizeLimit !== undefined && sizeLimit.value() < 0n ? [broken('sizeLimit', sizeLimit.canonical(), 'must not be negative')] : []),
  ];
}

function validateImage(source: JsonObject): WebhookError[] {
  const policy = text(source, 'pullPolicy');
  return [
    ...(text(source, 'reference') === '' ? [missing('reference')] : []),
    ...(['', 'IfNotPresent', 'Always', 'Never'].includes(policy) ? [] : [broken('pullPolicy', policy, "must be 'IfNotPresent', 'Always' or 'Never'")]),
  ];
}
