import type { JsonObject } from '../../../kubernetes/json';
import { has, optionalFlag, optionalNumber, optionalStruct, text, texts } from '../decoded-fields';
import { disallowSet, isPresent } from './allowed-fields';
import { unlessEnabled } from './features-config';
import type { FeaturesConfig } from './features-config';
import { at, disallowed, outside } from './webhook-error';
import type { WebhookError } from './webhook-error';

const ID_MAX = 2 ** 31 - 1;

/** The security context of a container (`validateSecurityContext`). */
export function validateSecurityContext(context: JsonObject | undefined, features: FeaturesConfig): WebhookError[] {
  if (context === undefined) return [];
  return [
    ...disallowSet(context, ['appArmorProfile', 'procMount', 'seLinuxOptions', 'windowsOptions'], isPresent),
    ...(optionalFlag(context, 'privileged') === true ? [disallowed('privileged', 'to true')] : []),
    ...at('capabilities', validateCapabilities(optionalStruct(context, 'capabilities'), features)),
    ...validateId(context, 'runAsUser'),
    ...validateId(context, 'runAsGroup'),
  ];
}

/** Added capabilities: any with the feature, `NET_BIND_SERVICE` alone with secure defaults; an empty list counts as added. */
function validateCapabilities(capabilities: JsonObject | undefined, { flags, securePodDefaults }: FeaturesConfig): WebhookError[] {
  if (capabilities === undefined || !has(capabilities, 'add') || flags['kubernetes.containerspec-addcapabilities'] === 'Enabled') return [];
  const added = texts(capabilities, 'add');
  if (securePodDefaults !== 'Disabled' && added.length === 1 && added[0] === 'NET_BIND_SERVICE') return [];
  return [disallowed('add', unlessEnabled('kubernetes.containerspec-addcapabilities'))];
}

function validateId(context: JsonObject, name: string): WebhookError[] {
  const id = optionalNumber(context, name);
  return id === undefined ? [] : outside(name, id, 0, ID_MAX);
}

const WITH_FEATURE = ['runAsUser', 'runAsGroup', 'runAsNonRoot', 'fsGroup', 'supplementalGroups', 'seccompProfile'];
const NEVER = [
  'appArmorProfile', 'fsGroupChangePolicy', 'seLinuxChangePolicy', 'seLinuxOptions', 'supplementalGroupsPolicy', 'sysctls', 'windowsOptions',
];

/** The security context of the pod (`ValidatePodSecurityContext`). */
export function validatePodSecurityContext(context: JsonObject | undefined, features: FeaturesConfig): WebhookError[] {
  if (context === undefined) return [];
  const groups = (context.supplementalGroups as readonly number[] | undefined) ?? [];
  return [
    ...disallowSet(context, NEVER, isPresent),
    ...disallowWithoutFeature(context, features),
    ...validateId(context, 'runAsUser'),
    ...validateId(context, 'runAsGroup'),
    ...validateId(context, 'fsGroup'),
    ...groups.flatMap((id, position) => outside(`supplementalGroups[${position}]`, id, 0, ID_MAX)),
  ];
}

function disallowWithoutFeature(context: JsonObject, { flags, securePodDefaults }: FeaturesConfig): WebhookError[] {
  if (flags['kubernetes.podspec-securitycontext'] !== 'Disabled') return [];
  const profile = optionalStruct(context, 'seccompProfile') ?? {};
  // Secure defaults can be opted out of by the type alone.
  const optsOut = securePodDefaults !== 'Disabled' && ['RuntimeDefault', 'Unconfined'].includes(text(profile, 'type')) && !has(profile, 'localhostProfile');
  const names = optsOut ? WITH_FEATURE.filter((name) => name !== 'seccompProfile') : WITH_FEATURE;
  return disallowSet(context, names, isPresent, unlessEnabled('kubernetes.podspec-securitycontext'));
}
