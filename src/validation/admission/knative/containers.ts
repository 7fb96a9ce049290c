import type { JsonObject } from '../../../kubernetes/json';
import { has, optionalStruct, struct, structs, text } from '../decoded-fields';
import { disallowSet, isNotZero, isPresent } from './allowed-fields';
import { servingPort, validatePorts } from './container-ports';
import type { ServingPort } from './container-ports';
import { validateEnvironment } from './environment';
import type { ContainerRole } from './environment';
import { unlessEnabled } from './features-config';
import type { FeaturesConfig } from './features-config';
import { isImageReference } from './image-reference';
import { disallowProbes, validateProbes } from './probes';
import { validateSecurityContext } from './security-context';
import { validateVolumeMounts } from './volume-mounts';
import type { VolumesByName } from './volume-mounts';
import { at, atWorded, broken, disallowed, missing, pathless, worded } from './webhook-error';
import type { WebhookError } from './webhook-error';

/** The containers of a pod that run together (`validateContainers`); the port count is judged apart. */
export function validateContainers(containers: readonly JsonObject[], volumes: VolumesByName, features: FeaturesConfig): WebhookError[] {
  if (containers.length === 0) return [missing('containers')];
  const port = servingPort(containers);
  if (containers.length === 1) return at('containers[0]', validateServing(containers[0] ?? {}, volumes, features, port));
  if (features.flags['multi-container'] !== 'Enabled') return [pathless(broken('containers', containers.length, `must be one container ${unlessEnabled('multi-container')}`))];
  const names = containers.map((container) => text(container, 'name'));
  return containers.reduce<WebhookError[]>((earlier, container, position) => {
    const repeated = names.indexOf(names[position] ?? '') < position;
    const errors = structs(container, 'ports').length === 0
      ? validateSidecar(container, volumes, features)
      : validateServing(container, volumes, features, port);
    return [...wrapRepeated(earlier, 'containers', position, repeated, names[position] ?? ''), ...at(`containers[${position}]`, errors)];
  }, []);
}

/** The containers of a pod that run before the others (`validateInitContainers`). Knative words them as if they were among those. */
export function validateInitContainers(pod: JsonObject, volumes: VolumesByName, features: FeaturesConfig): WebhookError[] {
  const containers = structs(pod, 'initContainers');
  const state = features.flags['kubernetes.podspec-init-containers'];
  if (containers.length === 0) return [];
  if (state !== 'Enabled') return state === 'Allowed' ? [pathless(disallowed('initContainers', unlessEnabled('kubernetes.podspec-init-containers')))] : [];
  const others = new Set(structs(pod, 'containers').map((container) => text(container, 'name')));
  return containers.reduce<WebhookError[]>((earlier, container, position) => {
    const name = text(container, 'name');
    const errors = [...validateInitOnly(container), ...validateContainer(container, 'init', volumes, features)];
    return [
      ...wrapRepeated(earlier, 'initContainers', position, others.has(name), name),
      ...atWorded(`initContainers[${position}]`, `containers[${position}]`, errors),
    ];
  }, []);
}

/** The earlier errors, and one about a repeated name; Knative then words the earlier ones below this container. */
function wrapRepeated(earlier: readonly WebhookError[], list: string, position: number, repeated: boolean, name: string): readonly WebhookError[] {
  if (!repeated) return earlier;
  const here = `containers[${position}]`;
  return [...worded(here, earlier), { ...broken(`${list}[${position}].name`, name, 'must be unique'), worded: `${here}.name` }];
}

function validateServing(container: JsonObject, volumes: VolumesByName, features: FeaturesConfig, port: ServingPort): WebhookError[] {
  return [...validateProbes(container, port), ...validateContainer(container, 'serving', volumes, features)];
}

function validateSidecar(container: JsonObject, volumes: VolumesByName, features: FeaturesConfig): WebhookError[] {
  const feature = 'multi-container-probing';
  const probes = features.flags[feature] === 'Enabled' ? validateProbes(container, undefined) : disallowProbes(container, unlessEnabled(feature));
  return [...probes, ...validateContainer(container, 'sidecar', volumes, features)];
}

function validateInitOnly(container: JsonObject): WebhookError[] {
  return ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle']
    .filter((name) => has(container, name))
    .map((name) => disallowed(name, 'in an init container'));
}

const NEVER_PRESENT = ['lifecycle', 'resizePolicy', 'restartPolicy', 'restartPolicyRules', 'volumeDevices'];
const NEVER_SET = ['stdin', 'stdinOnce', 'tty'];

/** What holds for every container (`validate`). */
function validateContainer(container: JsonObject, role: ContainerRole, volumes: VolumesByName, features: FeaturesConfig): WebhookError[] {
  const policy = text(container, 'terminationMessagePolicy');
  return [
    ...disallowSet(container, NEVER_PRESENT, isPresent),
    ...disallowSet(container, NEVER_SET, isNotZero),
    ...(text(container, 'name') === 'queue-proxy' ? [broken('name', 'queue-proxy', 'is a reserved container name')] : []),
    ...validateEnvironment(container, role, features),
    ...validateImage(text(container, 'image')),
    ...validatePorts(container, role),
    ...at('resources', disallowSet(struct(container, 'resources'), ['claims'], isPresent)),
    ...at('securityContext', validateSecurityContext(optionalStruct(container, 'securityContext'), features)),
    ...(['', 'File', 'FallbackToLogsOnError'].includes(policy)
      ? [] : [broken('terminationMessagePolicy', policy, "must be 'File' or 'FallbackToLogsOnError'")]),
    ...validateVolumeMounts(container, volumes, features),
  ];
}

function validateImage(image: string): WebhookError[] {
  if (image === '') return [missing('image')];
  return isImageReference(image) ? [] : [broken('image', image, 'must be an image reference such as registry.example.com/team/app:1.4')];
}
