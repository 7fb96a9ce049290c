import type { JsonObject } from '../../../kubernetes/json';
import { dnsLabelErrors, portNameErrors, portNumberErrors } from '../../../kubernetes/names';
import { has, number, struct, structs, text } from '../decoded-fields';
import type { FieldErrors } from '../field-errors';
import { child, index } from '../field-path';
import { validateEnv, validateEnvFrom } from './container-env';
import { lifecycleOf, PROBES, validateLifecycle, validateProbes } from './container-lifecycle';
import { validateMounts } from './container-mounts';
import { validateResources } from './container-resources';
import { validateInitRestartPolicy, validateResizePolicy, validateRestartPolicy } from './container-restart';
import { isSidecar } from './pod-context';
import type { PodContext } from './pod-context';
import { PROTOCOLS } from './ports';
import { validateContainerResourceName } from './resource-names';
import { validateContainerSecurityContext } from './security-context';

/** `containers` (validateContainers): at least one, with names of their own. */
export function validateContainers(errors: FieldErrors, containers: readonly JsonObject[], pod: PodContext, path: string): void {
  if (containers.length === 0) return errors.required(path);
  const names = new Set<string>();
  containers.forEach((container, position) => {
    const at = index(path, position);
    validateContainer(errors, container, pod, at);
    const name = text(container, 'name');
    if (names.has(name)) errors.duplicate(child(at, 'name'), name);
    names.add(name);
    validateLifecycle(errors, lifecycleOf(container), pod.gracePeriodSeconds, child(at, 'lifecycle'));
    validateProbes(errors, container, pod.gracePeriodSeconds, at);
    validateRestartPolicy(errors, container, at);
  });
  return validateHostPorts(errors, containers, path);
}

/** `initContainers` (validateInitContainers); what only makes sense beside the pod's containers is for sidecars alone. */
export function validateInitContainers(
  errors: FieldErrors, containers: readonly JsonObject[], regular: readonly JsonObject[], pod: PodContext, path: string,
): void {
  const names = new Set(regular.map((container) => text(container, 'name')));
  containers.forEach((container, position) => {
    const at = index(path, position);
    validateContainer(errors, container, pod, at);
    validateInitRestartPolicy(errors, container, at);
    const name = text(container, 'name');
    if (names.has(name)) errors.duplicate(child(at, 'name'), name);
    else if (name !== '') names.add(name);
    validateHostPorts(errors, [container], path);
    if (isSidecar(container)) {
      validateLifecycle(errors, lifecycleOf(container), pod.gracePeriodSeconds, child(at, 'lifecycle'));
      validateProbes(errors, container, pod.gracePeriodSeconds, at);
    } else {
      validateOneShot(errors, container, at);
    }
  });
}

function validateOneShot(errors: FieldErrors, container: JsonObject, path: string): void {
  const set = [...lifecycleOf(container) === undefined ? [] : ['lifecycle'], ...PROBES.filter((probe) => has(container, probe))];
  for (const name of set) errors.forbidden(child(path, name), 'may not be set for init containers without restartPolicy=Always');
  structs(container, 'resizePolicy').forEach((policy, position) => {
    if (text(policy, 'restartPolicy') !== 'RestartContainer') return;
    const at = child(index(child(path, 'resizePolicy'), position), 'restartPolicy');
    errors.invalid(at, 'RestartContainer', "must not be set to 'RestartContainer' for non-sidecar initContainers");
  });
}

/** What holds for containers of all kinds (validateContainerCommon); pull policy and message policy have defaults. */
export function validateContainer(errors: FieldErrors, container: JsonObject, pod: PodContext, path: string): void {
  const name = text(container, 'name');
  if (name === '') errors.required(child(path, 'name'));
  else errors.invalidFor(child(path, 'name'), name, dnsLabelErrors(name));
  if (text(container, 'image') === '') errors.required(child(path, 'image'));
  const messages = text(container, 'terminationMessagePolicy') || 'File';
  errors.oneOf(child(path, 'terminationMessagePolicy'), messages, ['File', 'FallbackToLogsOnError']);
  validatePorts(errors, structs(container, 'ports'), child(path, 'ports'));
  validateEnv(errors, structs(container, 'env'), child(path, 'env'));
  validateEnvFrom(errors, structs(container, 'envFrom'), child(path, 'envFrom'));
  validateMounts(errors, container, pod.volumes, path);
  validatePullPolicy(errors, text(container, 'imagePullPolicy'), child(path, 'imagePullPolicy'));
  validateResources(errors, struct(container, 'resources'), child(path, 'resources'), validateContainerResourceName, pod.claimNames);
  validateResizePolicy(errors, structs(container, 'resizePolicy'), pod.restartPolicy, child(path, 'resizePolicy'));
  validateContainerSecurityContext(errors, container, pod.hostUsers, child(path, 'securityContext'));
}

/** A pull policy; without one the server chooses by the tag of the image. */
export function validatePullPolicy(errors: FieldErrors, policy: string, path: string): void {
  if (policy !== '') errors.oneOf(path, policy, ['Always', 'IfNotPresent', 'Never']);
}

function validatePorts(errors: FieldErrors, ports: readonly JsonObject[], path: string): void {
  const names = new Set<string>();
  ports.forEach((port, position) => {
    const at = index(path, position);
    const name = text(port, 'name');
    const details = name === '' ? [] : portNameErrors(name);
    errors.invalidFor(child(at, 'name'), name, details);
    if (details.length === 0 && name !== '') {
      if (names.has(name)) errors.duplicate(child(at, 'name'), name);
      names.add(name);
    }
    const containerPort = number(port, 'containerPort');
    if (containerPort === 0) errors.required(child(at, 'containerPort'));
    else errors.invalidFor(child(at, 'containerPort'), containerPort, portNumberErrors(containerPort));
    const hostPort = number(port, 'hostPort');
    if (hostPort !== 0) errors.invalidFor(child(at, 'hostPort'), hostPort, portNumberErrors(hostPort));
    errors.oneOf(child(at, 'protocol'), text(port, 'protocol') || 'TCP', PROTOCOLS);
  });
}

/** Host ports must differ in number, protocol or address across containers (AccumulateUniqueHostPorts). */
function validateHostPorts(errors: FieldErrors, containers: readonly JsonObject[], path: string): void {
  const taken = new Set<string>();
  containers.forEach((container, position) => {
    structs(container, 'ports').forEach((port, portPosition) => {
      const hostPort = number(port, 'hostPort');
      if (hostPort === 0) return;
      const use = `${text(port, 'protocol') || 'TCP'}/${text(port, 'hostIP')}/${hostPort}`;
      if (taken.has(use)) errors.duplicate(child(index(child(index(path, position), 'ports'), portPosition), 'hostPort'), use);
      taken.add(use);
    });
  });
}
