import type { JsonObject } from '../../../kubernetes/json';
import { dnsSubdomainErrors } from '../../../kubernetes/names';
import { optionalFlag, optionalStruct, structs, text } from '../decoded-fields';
import { disallowSet, isNotZero, isPresent } from './allowed-fields';
import type { IsSet } from './allowed-fields';
import { validatePortCount } from './container-ports';
import { validateContainers, validateInitContainers } from './containers';
import { unlessEnabled } from './features-config';
import type { Feature, FeaturesConfig } from './features-config';
import { validatePodSecurityContext } from './security-context';
import { validateVolumes } from './volumes';
import { at, broken, disallowed } from './webhook-error';
import type { WebhookError } from './webhook-error';

/** The fields of a pod's spec that need a feature. All others that Knative refuses are unknown to its CustomResourceDefinition. */
const FEATURE_FIELDS: readonly (readonly [field: string, feature: Feature, isSet: IsSet])[] = [
  ['affinity', 'kubernetes.podspec-affinity', isPresent],
  ['topologySpreadConstraints', 'kubernetes.podspec-topologyspreadconstraints', isPresent],
  ['hostAliases', 'kubernetes.podspec-hostaliases', isPresent],
  ['nodeSelector', 'kubernetes.podspec-nodeselector', isPresent],
  ['runtimeClassName', 'kubernetes.podspec-runtimeclassname', isPresent],
  ['tolerations', 'kubernetes.podspec-tolerations', isPresent],
  ['shareProcessNamespace', 'kubernetes.podspec-shareprocessnamespace', isPresent],
  ['priorityClassName', 'kubernetes.podspec-priorityclassname', isNotZero],
  ['schedulerName', 'kubernetes.podspec-schedulername', isNotZero],
  ['initContainers', 'kubernetes.podspec-init-containers', isPresent],
  ['dnsPolicy', 'kubernetes.podspec-dnspolicy', isNotZero],
  ['dnsConfig', 'kubernetes.podspec-dnsconfig', isPresent],
  ['hostIPC', 'kubernetes.podspec-hostipc', isNotZero],
  ['hostPID', 'kubernetes.podspec-hostpid', isNotZero],
  ['hostNetwork', 'kubernetes.podspec-hostnetwork', isNotZero],
];

/** The spec of a revision's pods (knative/serving v0.50 `pkg/apis/serving/k8s_validation.go`), with defaults filled in. */
export function validatePodSpec(pod: JsonObject, features: FeaturesConfig): WebhookError[] {
  const containers = structs(pod, 'containers');
  const volumes = structs(pod, 'volumes');
  const byName = new Map(volumes.map((volume) => [text(volume, 'name'), volume]));
  return [
    ...disallowFields(pod, features),
    ...at('securityContext', validatePodSecurityContext(optionalStruct(pod, 'securityContext'), features)),
    ...validateVolumes(volumes, mountedNames([...structs(pod, 'initContainers'), ...containers]), features),
    ...validateInitContainers(pod, byName, features),
    ...validatePortCount(containers),
    ...validateContainers(containers, byName, features),
    ...validateServiceAccount(text(pod, 'serviceAccountName')),
  ];
}

function disallowFields(pod: JsonObject, { flags, securePodDefaults }: FeaturesConfig): WebhookError[] {
  const contextAllowed = flags['kubernetes.podspec-securitycontext'] !== 'Disabled' || securePodDefaults !== 'Disabled';
  return [
    ...(optionalFlag(pod, 'automountServiceAccountToken') === true ? [disallowed('automountServiceAccountToken', 'to true')] : []),
    ...FEATURE_FIELDS.flatMap(([field, feature, isSet]) => (flags[feature] === 'Disabled' ? disallowSet(pod, [field], isSet, unlessEnabled(feature)) : [])),
    ...(contextAllowed ? [] : disallowSet(pod, ['securityContext'], isPresent, unlessEnabled('kubernetes.podspec-securitycontext'))),
  ];
}

function mountedNames(containers: readonly JsonObject[]): ReadonlySet<string> {
  return new Set(containers.flatMap((container) => structs(container, 'volumeMounts').map((mount) => text(mount, 'name'))));
}

function validateServiceAccount(name: string): WebhookError[] {
  return name === '' ? [] : dnsSubdomainErrors(name).map((message) => broken('serviceAccountName', name, message));
}
